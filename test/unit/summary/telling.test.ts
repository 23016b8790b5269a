// The words by which summaries tell sentences are data: who adds one touches no code.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { tellingSchema } from '../../../server/src/knowledge/schema';
import { readYaml } from '../../../server/src/knowledge/yamlSource';
import { turns } from '../../../server/src/summary/retell';
import { isClosed, saysSomething } from '../../../server/src/summary/telling';

const { telling } = knowledge;

suite('the words of summaries are data', () => {
  test('a word that is added to a list is known', () => {
    assert.ok(isClosed('We store your data alongside', telling));
    assert.ok(!isClosed('We store your data alongside', { ...telling, openEnd: [...telling.openEnd, 'alongside'] }));
    assert.ok(!turns('We share it save where the law forbids it', telling));
    assert.ok(turns('We share it save where the law forbids it', { ...telling, turning: ['save'] }));
  });
  test('a turn of words that is added says nothing from then on', () => {
    const text = 'Our servers are painted blue.';
    assert.ok(saysSomething(text, telling));
    assert.ok(!saysSomething(text, { ...telling, common: [...telling.common, 'painted \\w+'] }));
  });
  test('one that cannot be read is named with its line', () => {
    const { problems } = readYaml(
      JSON.stringify({ ...telling, common: ['fine', '(?:cookies|'] }, null, 2),
      tellingSchema,
    );
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['common.1: not a regular expression'],
    );
    assert.ok((problems[0]?.line ?? 0) > 1);
  });
  test('a list that no code reads is refused', () => {
    const { problems } = readYaml(JSON.stringify({ ...telling, others: ['x'] }), tellingSchema);
    assert.match(problems[0]?.message ?? '', /^others: /);
  });
});
