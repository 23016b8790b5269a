import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { explain } from '../../../server/src/service/explain';
import { createKnowledgeIndex } from '../../../server/src/service/knowledgeIndex';

const index = createKnowledgeIndex(knowledge);

const IDS = [
  ...knowledge.laws.flatMap(({ id, requirements }) => [id, ...requirements.map((requirement) => requirement.id)]),
  ...knowledge.disclosures.flatMap(({ id }) => [id, `missing/${id}`, `partial/${id}`]),
  ...knowledge.rights.map(({ id }) => id),
  ...knowledge.facts.flatMap(({ id }) => [id, `confirm/${id}`]),
  ...knowledge.sections.map(({ id }) => id),
];

suite('explanations', () => {
  test('there is one for everything in the knowledge, without holes', () => {
    const poor = IDS.filter((id) => {
      const markdown = explain(index, id)?.markdown ?? '';
      return markdown.length < 60 || /undefined|\{\d\}|\[object/.test(markdown);
    });
    assert.deepEqual(poor, []);
  });

  test('every link leads to a web page or another page of ours', () => {
    const addresses = IDS.flatMap((id) => [...(explain(index, id)?.markdown ?? '').matchAll(/\]\(([^)]*)\)/g)]);
    const odd = addresses
      .map(([, address]) => address)
      .filter((address) => !/^(?:https?:\/\/|\[|command:proviso\.explain\?)/.test(address ?? ''));
    assert.deepEqual([...new Set(odd)], []);
  });

  test('a right names every law that gives it', () => {
    const markdown = explain(index, 'right-erasure')?.markdown ?? '';
    for (const law of knowledge.laws.filter(({ rights }) => rights.some(({ right }) => right === 'right-erasure'))) {
      assert.ok(markdown.includes(law.short), law.id);
    }
  });

  test('what is not known has none', () => assert.equal(explain(index, 'missing/nothing'), undefined));
});
