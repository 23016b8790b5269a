// Every example of a vocabulary is a test: in the sentence, read as a little draft, the item is found or not.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import examples from 'proviso:value-examples';
import { createMentionFinder, type Mention } from '../../server/src/detect/values/findMentions';
import { readDraft } from '../../server/src/draft/readDraft';

const findMentions = createMentionFinder(knowledge);

function mentions(text: string, vocabulary: string, item: string): readonly Mention[] {
  const draft = readDraft(text, { format: 'markdown', abbreviations: knowledge.abbreviations });
  return findMentions(draft).filter(
    (mention) =>
      mention.vocabulary === vocabulary &&
      mention.item === item &&
      mention.mood !== 'denied' &&
      mention.mood !== 'open',
  );
}

for (const { id, items } of knowledge.valueSets) {
  suite(`values of ${id}`, () => {
    for (const item of items) {
      const { found, absent } = examples[id]?.[item.id] ?? { found: [], absent: [] };
      for (const text of found) test(`${item.id} in: ${text}`, () => assert.ok(mentions(text, id, item.id).length > 0));
      for (const text of absent)
        test(`no ${item.id} in: ${text}`, () => assert.equal(mentions(text, id, item.id).length, 0));
    }
  });
}
