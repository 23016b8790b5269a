import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureSentences } from '../../../server/src/draft/readability';

test('a word of 100,000 letters takes no time to speak of', () => {
  const start = performance.now();
  const { words, sentences } = measureSentences([`We collect ${'x'.repeat(100_000)}.`]);
  assert.deepEqual({ words, sentences }, { words: 3, sentences: 1 });
  assert.ok(performance.now() - start < 2000);
});
