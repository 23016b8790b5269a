// npm run bench: what checking costs. Times are medians in milliseconds; the machine is noisy, so compare within one run.
import knowledge from 'proviso:knowledge';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Knowledge } from '../../server/src/knowledge/knowledge';
import { createPolicyService, type PolicyService } from '../../server/src/service/policyService';
import { joinSettings } from '../../server/src/service/settings';
import { makeDraft } from './drafts';
import { line, measure, milliseconds, percentile, spread } from './measure';
import { benchPreview } from './preview';
import { type Server, startServer } from './server';

const SIZES = [3_000, 60_000];
const PREVIEW_SIZES = [3_000, 20_000];
const EDITS = 200;
const URI = 'file:///bench/privacy.md';
const settings = joinSettings([], '2026-11-25');

/** What reading any text costs at least: decode it and split it into words. */
async function measureFloor(text: string): Promise<number> {
  const bytes = new TextEncoder().encode(text);
  return percentile(await measure(60, () => new TextDecoder().decode(bytes).split(/\s+/).length), 0.5);
}

async function measureFullCheck(service: PolicyService, text: string, times: number): Promise<number> {
  const durations = await measure(times, (index) => {
    const document = TextDocument.create(`untitled:${index}`, 'markdown', 1, text);
    service.analyse(document, settings);
    service.forget(document.uri);
  });
  return percentile(durations, 0.5);
}

async function benchFullCheck(size: number): Promise<void> {
  const text = makeDraft(size);
  const times = size > 10_000 ? 7 : 40;
  const service = createPolicyService(knowledge);
  await measureFullCheck(service, text, 3);
  const floor = await measureFloor(text);
  const full = await measureFullCheck(service, text, times);
  line('floor (decode, split into words)', milliseconds(floor));
  line('cold full check', `${milliseconds(full)} = ${(full / floor).toFixed(0)} times the floor`);
  line('words per second', Math.round((size / full) * 1000).toLocaleString('en'));
}

const pull = ({ connection }: Server): Promise<unknown> =>
  connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } });

async function benchServer(size: number): Promise<void> {
  const server = await startServer();
  const { connection } = server;
  let document = TextDocument.create(URI, 'markdown', 1, makeDraft(size));
  const { uri, languageId, version } = document;
  const first = await measure(1, async () => {
    const textDocument = { uri, languageId, version, text: document.getText() };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    await pull(server);
  });
  const change = async (index: number): Promise<void> => {
    const start = document.positionAt(Math.floor(document.getText().length * ((index * 0.618) % 1)));
    const contentChanges = [{ range: { start, end: start }, text: 'x' }];
    document = TextDocument.update(document, contentChanges, document.version + 1);
    const textDocument = { uri: URI, version: document.version };
    await connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
    await pull(server);
  };
  await measure(30, change);
  const empty = await measure(EDITS, () => connection.sendRequest('proviso/explain', { id: 'nothing' }));
  const edits = await measure(EDITS, (index) => change(index + 30));
  line(
    'activation (start to ready; ready to first findings)',
    `${milliseconds(server.started)}; ${milliseconds(first[0] ?? 0)}`,
  );
  line('an empty request', spread(empty));
  line('one character typed until findings', spread(edits));
  connection.dispose();
  server.process.kill();
}

/** The knowledge with nine more phrases for each, alike but for one word that never occurs. */
function withUselessPhrases(): Knowledge {
  let next = knowledge.phrases.atoms;
  const phrases = knowledge.phrases.phrases.map((own) => [
    ...own,
    ...Array.from({ length: 9 }, () => own).flatMap((list) =>
      list.map((phrase) => {
        const atom = next++;
        const [head = [], ...rest] = phrase.parts;
        const parts = [[...head, { node: { atom }, gap: 6, optional: false }], ...rest];
        return { ...phrase, parts, anchor: [atom], required: [...phrase.required, [atom]] };
      }),
    ),
  ]);
  return { ...knowledge, phrases: { ...knowledge.phrases, atoms: next, phrases } };
}

async function benchUselessPhrases(): Promise<void> {
  const text = makeDraft(3_000);
  const few = createPolicyService(knowledge);
  const many = createPolicyService(withUselessPhrases());
  const ratios: number[] = [];
  for (let round = 0; round < 12; round++) {
    const [alone, crowded] = [await measureFullCheck(few, text, 6), await measureFullCheck(many, text, 6)];
    if (round > 1) ratios.push(crowded / alone);
  }
  ratios.sort((a, b) => a - b);
  line('full check with ten times the phrases, none matching', `${percentile(ratios, 0.5).toFixed(2)} times as long`);
}

const phraseCount = knowledge.phrases.phrases.flat().length;
console.log(`Proviso benchmark: ${phraseCount} phrases, ${knowledge.laws.length - 1} laws, Node ${process.version}`);
for (const size of SIZES) {
  console.log(`\n${size.toLocaleString('en')} words of Markdown`);
  await benchFullCheck(size);
  await benchServer(size);
}
for (const size of PREVIEW_SIZES) {
  console.log(`\n${size.toLocaleString('en')} words, from the end of the pause in typing until the preview has drawn`);
  await benchPreview(size);
}
console.log('\nIn all');
await benchUselessPhrases();
line('memory of this process', `${Math.round(process.memoryUsage().rss / 1_000_000)} MB`);
