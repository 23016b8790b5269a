// Every law has a page: all that it wants said, each with its citation, and the rights that it gives.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { explain } from '../../../server/src/service/explain';
import { staleLawsText } from '../../../server/src/service/explainLaw';
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
      for (const exception of law.rights.flatMap(({ exceptions }) => exceptions))
        assert.ok(page.includes(exception.slice(0, 40).slice(1)), exception);
      for (const { right } of law.rights) assert.ok(page.includes(`**${index.rights.get(right)?.title}**`), right);
    });
  }
});

suite('the list of laws', () => {
  test('names every law under its jurisdiction, and links to its text', () => {
    const page = explain(index, 'laws')?.markdown ?? '';
    for (const { kind, id, name, jurisdiction } of knowledge.laws) {
      if (kind === 'core') continue;
      assert.ok(page.includes(`**${name}** (\`${id}\`)`), id);
      if (kind === 'law') assert.ok(page.includes(`#### ${jurisdiction}`), jurisdiction);
    }
  });

  test('of laws that were not checked lately says when each was', () => {
    const stale = staleLawsText(knowledge.laws, '2099-01-01') ?? '';
    for (const { kind, name, asOf } of knowledge.laws)
      if (kind !== 'core') assert.ok(stale.includes(`**${name}**`) && stale.includes(asOf), name);
    assert.equal(staleLawsText(knowledge.laws, '2020-01-01'), undefined);
  });
});
