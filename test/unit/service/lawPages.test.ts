// Every law has a page: all that it wants said, each with its citation, and the rights that it gives.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { explain } from '../../../server/src/service/explain';
import { createKnowledgeIndex } from '../../../server/src/service/knowledgeIndex';

const index = createKnowledgeIndex(knowledge);

suite('the page of a law', () => {
  for (const law of knowledge.laws) {
    test(`${law.short}: names every requirement with its citation, and every right`, () => {
      const page = explain(index, law.id)?.markdown ?? '';
      assert.match(page, /^### /);
      for (const { disclosure, citation, wording } of law.requirements) {
        assert.ok(page.includes(`##### ${index.disclosures.get(disclosure)?.title}`), disclosure);
        assert.ok(page.includes(`[${citation}]`), citation);
        if (wording !== undefined) assert.ok(page.includes(wording), `the words of ${citation}`);
      }
      for (const { right } of law.rights) assert.ok(page.includes(`**${index.rights.get(right)?.title}**`), right);
    });
  }
});
