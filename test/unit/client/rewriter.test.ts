import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import {
  type CheckRewritings,
  createRewriter,
  type TextModel,
  type VersionedSummary,
} from '../../../client/src/rewriting/rewriter';
import { checkRewriting } from '../../../server/src/summary/checkRewriting';
import { summarise } from '../../../server/src/summary/summary';
import { analyse } from '../summary/drafts';

const DRAFT = `# Privacy Policy

Diary entries are encrypted in transit and at rest.

We keep invoices for seven years.

We do not sell your diary entries.
`;

function summaryOf(text = DRAFT, version = 1): VersionedSummary {
  return { ...summarise(analyse(text), 'privacy.md', ['plain']), version };
}

const textsOf = (summary: VersionedSummary): readonly string[] =>
  summary.levels.flatMap(({ topics }) => topics.flatMap(({ statements }) => statements.map(({ text }) => text)));

/** Judges as the server does. */
function judge(summary: VersionedSummary): CheckRewritings {
  return async ({ version, rewritings }) => {
    if (version !== summary.version) return null;
    return rewritings.map(({ topic, statement, text }) => {
      const ours = summary.levels[0]?.topics.find((one) => one.topic === topic)?.statements[statement]?.text ?? '';
      return checkRewriting(knowledge.rewriting, { statement: ours, text, targetGrade: 6 }) ?? null;
    });
  };
}

/** A model that does to each statement what it is told, and remembers what it was sent. */
function modelThat(says: (statement: string) => string): TextModel & { readonly sent: string[] } {
  const sent: string[] = [];
  return {
    name: 'Test model',
    sent,
    async ask(prompt) {
      const statements = JSON.parse(prompt.slice(prompt.lastIndexOf('\n'))) as string[];
      sent.push(...statements);
      return `\`\`\`json\n${JSON.stringify(statements.map(says))}\n\`\`\``;
    },
  };
}

const smooth = (statement: string): string =>
  statement
    .replace(/^The policy says: /, '')
    .replace(/[“”]/g, '')
    .replace(/\bwe\b/gi, 'They');

const { signal } = new AbortController();

suite('a summary rewritten by a language model', () => {
  test('has its wording where it says the same, and sends only what quotes the draft', async () => {
    const summary = summaryOf();
    const rewriter = createRewriter(judge(summary));
    const model = modelThat(smooth);
    assert.ok((await rewriter.ask('uri', summary, model, signal)) > 0);
    assert.ok(textsOf(rewriter.withKnown(summary)).includes('Diary entries are encrypted in transit and at rest.'));
    assert.ok(model.sent.every((statement) => statement.includes('“')));
    assert.ok(model.sent.length < textsOf(summary).length);
  });

  test('has our wording where the model lies', async () => {
    const lies: readonly ((statement: string) => string)[] = [
      (text) => smooth(text).replace('seven', 'ten').replace('diary', 'all').replace('Diary', 'All'),
      (text) =>
        smooth(text)
          .replace(/ not\b/, '')
          .replace('at rest', 'at work')
          .replace('for', 'after'),
      (text) => smooth(text).replace(/\.$/, ' with Google.'),
      (text) => `<b>${smooth(text)}</b>`,
      () => '',
    ];
    for (const lie of lies) {
      const summary = summaryOf();
      const rewriter = createRewriter(judge(summary));
      assert.equal(await rewriter.ask('uri', summary, modelThat(lie), signal), 0);
      assert.equal(rewriter.withKnown(summary), summary);
      assert.ok(!rewriter.isWanting(summary), 'it is not asked again');
    }
  });

  test('asks only about statements that are new', async () => {
    const summary = summaryOf();
    const rewriter = createRewriter(judge(summary));
    await rewriter.ask('uri', summary, modelThat(smooth), signal);
    assert.ok(!rewriter.isWanting(summary));
    const next = summaryOf(`${DRAFT}\nPaper files are locked in a safe room.\n`, 2);
    const model = modelThat(smooth);
    await createRewriter(judge(next)).ask('uri', summaryOf(), model, signal);
    const asked = modelThat(smooth);
    await rewriter.ask('uri', next, asked, signal);
    assert.ok(asked.sent.length < model.sent.length);
  });

  test('stays as it is where the model fails, says something else, is stopped, or the draft has changed', async () => {
    const summary = summaryOf();
    const rewriter = createRewriter(judge({ ...summary, version: 2 }));
    const stopped = new AbortController();
    stopped.abort();
    const answers: readonly (readonly [string, AbortSignal])[] = [
      ['Sure! Here you go.', signal],
      ['["one"]', signal],
      ['[1, 2, 3]', signal],
      ['[', signal],
      [JSON.stringify(['a', 'b', 'c']), stopped.signal],
    ];
    for (const [answer, when] of answers) {
      const model: TextModel = { name: 'Test model', ask: async () => answer };
      assert.equal(await rewriter.ask('uri', summary, model, when), 0);
    }
    assert.equal(await rewriter.ask('uri', summary, modelThat(smooth), signal), 0);
    assert.ok(rewriter.isWanting(summary), 'it may be asked again');
    await assert.rejects(
      rewriter.ask('uri', summary, { name: 'Test model', ask: () => Promise.reject(new Error('blocked')) }, signal),
      /blocked/,
    );
  });
});
