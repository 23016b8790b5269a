// What a preview costs after a pause in typing: the server's answer, the model, the page.
import type { Page } from 'playwright-core';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type AnsweredSummary, buildModel } from '../../client/src/preview/buildModel';
import type { PreviewModel } from '../../client/src/preview/model';
import { summaryMessage } from '../../server/src/messages';
import { fillIn } from '../page/modelOf';
import { openPage } from '../page/openPage';
import { launchBrowser } from '../vscode/harness/browser.mjs';
import { makeDraft } from './drafts';
import { line, spread } from './measure';
import { startServer } from './server';

const EDITS = 60;
const WARM_UP = 15;
const URI = 'file:///bench/privacy.md';

/** One sentence after the other, so that each pause has something new to tell, or nothing. */
const TYPED = ['We collect your shoe size. ', 'x', 'We keep it for nine weeks. ', ' ', 'We share it with bakers. '];

type Durations = Record<'answer' | 'model' | 'page' | 'all', number[]>;

/** Types into a draft of about that many words, and prints how long each part takes. */
export async function benchPreview(size: number): Promise<void> {
  const server = await startServer();
  const browser = await launchBrowser();
  const { page, show } = await openPage(browser);
  const durations: Durations = { answer: [], model: [], page: [], all: [] };
  let document = TextDocument.create(URI, 'markdown', 1, makeDraft(size));
  const textDocument = { uri: URI, languageId: 'markdown', version: 1, text: document.getText() };
  await server.connection.sendNotification('textDocument/didOpen', { textDocument });
  const ask = async (): Promise<AnsweredSummary> =>
    server.connection.sendRequest(summaryMessage.method, { uri: URI, level: 'plain' });
  const model = (answer: AnsweredSummary): PreviewModel => {
    const made = buildModel(URI, answer, fillIn);
    if (!made) throw new Error('The summary has no level.');
    return made;
  };
  await show(model(await ask()));
  for (let index = 0; index < EDITS + WARM_UP; index += 1) {
    const offset =
      document.getText().indexOf('\n\n', Math.floor(document.getText().length * ((index * 0.618) % 0.9))) + 2;
    const start = document.positionAt(offset);
    const contentChanges = [{ range: { start, end: start }, text: TYPED[index % TYPED.length] ?? '' }];
    document = TextDocument.update(document, contentChanges, document.version + 1);
    const changed = { uri: URI, version: document.version };
    await server.connection.sendNotification('textDocument/didChange', { textDocument: changed, contentChanges });
    // Findings are asked for while the pause lasts.
    await server.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } });
    const begin = performance.now();
    const answer = await ask();
    const answered = performance.now();
    const message = JSON.stringify({ type: 'summary', model: model(answer) });
    const built = performance.now();
    const drawn = await draw(page, message);
    if (index < WARM_UP) continue;
    durations.answer.push(answered - begin);
    durations.model.push(built - answered);
    durations.page.push(drawn);
    durations.all.push(built - begin + drawn);
  }
  const print = (what: string, list: number[]): void => line(what, spread(list.sort((a, b) => a - b)));
  print('the server’s answer', durations.answer);
  print('the model, and its message', durations.model);
  print('the page: read, changed, styled and laid out', durations.page);
  print('all of it', durations.all);
  await browser.close();
  server.connection.dispose();
  server.process.kill();
}

/** How long the page takes to show a message; measured in the page, without the way of the message into the browser. */
function draw(page: Page, message: string): Promise<number> {
  return page.evaluate((text) => {
    const begin = performance.now();
    window.dispatchEvent(new MessageEvent('message', { data: JSON.parse(text) }));
    document.documentElement.getBoundingClientRect(); // has styles and layout made
    return performance.now() - begin;
  }, message);
}
