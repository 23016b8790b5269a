// Contradictions: every pair of sentences of the knowledge is a test, in Markdown, HTML and plain text.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import examples from 'proviso:contradiction-examples';
import knowledge from 'proviso:knowledge';
import type { Finding } from '../../../server/src/law/findings';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText } from '../analyse';

function found(text: string, language = 'markdown'): readonly Finding[] {
  const { findings } = analyseText(text, joinSettings([{ laws: ['gdpr'] }], '2026-11-25'), language);
  return findings.filter(({ code }) => code === 'draft/contradiction');
}

const between = 'Our office is in Ghent.';
const inMarkdown = (one: string, other: string): string => `${one}\n\n${between}\n\n${other}`;

for (const { id, title } of knowledge.contradictions) {
  suite(`contradiction: ${id}`, () => {
    const { contradicting = [], agreeing = [] } = examples[id] ?? {};
    test('there are examples of both kinds', () => assert.ok(contradicting.length > 0 && agreeing.length > 0));

    for (const [one, other] of contradicting) {
      test(`${one} / ${other}`, () => {
        for (const text of [inMarkdown(one, other), inMarkdown(other, one)]) {
          const [finding, ...more] = found(text);
          assert.ok(finding);
          assert.ok(finding.message.includes(title));
          assert.deepEqual(more, []);
          const [place] = finding.related ?? [];
          assert.ok(place && place.end < finding.span.start, 'the place above is named');
        }
      });
    }
    for (const [one, other] of agreeing)
      test(`no contradiction: ${one} / ${other}`, () => assert.deepEqual(found(inMarkdown(one, other)), []));
  });
}

suite('contradictions', () => {
  const pair = ['We do not use cookies.', 'Our website uses cookies.'] as const;

  test('are found in HTML and plain text', () => {
    assert.equal(found(`<p>${pair[0]}</p><p>${between}</p><p>${pair[1]}</p>`, 'html').length, 1);
    assert.equal(found(inMarkdown(...pair), 'plaintext').length, 1);
  });

  test('are none where the next paragraph limits what was said', () => {
    assert.deepEqual(found(`${pair[0]}\n\nIn the shop, however, our website uses cookies.`), []);
  });

  test('are none with a question', () => {
    assert.deepEqual(found(inMarkdown('Do we use cookies?', pair[0])), []);
  });
});
