// The words by which summaries tell sentences are data: who adds one touches no code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { tellingSchema, whoSchema } from '../../../server/src/knowledge/schema';
import { readYaml } from '../../../server/src/knowledge/yamlSource';
import { turns } from '../../../server/src/summary/retell';
import { isForSome, isOfPlace } from '../../../server/src/summary/scope';
import { isClosed, saysSomething } from '../../../server/src/summary/telling';

const { telling } = knowledge;
const TELLING = readFileSync('server/knowledge/telling.yaml', 'utf8');
const WHO = readFileSync('server/knowledge/who.yaml', 'utf8');

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
  test('readers, places and names that are added are known', () => {
    assert.ok(!isForSome(['Beekeepers'], telling));
    assert.ok(isForSome(['Beekeepers'], { ...telling, readerGroups: ['beekeepers'] }));
    assert.ok(!isOfPlace('Your rights in Iceland', telling));
    const withIceland = { ...telling, readerPlaces: [...telling.readerPlaces, 'iceland'] };
    assert.ok(isOfPlace('Your rights in Iceland', withIceland));
  });
  test('one that cannot be read is named with its line', () => {
    const { problems } = readYaml(TELLING.replace(/^common:\n/m, "$&  - '(?:cookies|'\n"), tellingSchema);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['common.0: not a regular expression'],
    );
    assert.ok((problems[0]?.line ?? 0) > 1);
    const named = readYaml(WHO.replace(/^namedAs:\n/m, "$&  - 'run by {nmae}'\n"), whoSchema);
    assert.deepEqual(
      named.problems.map(({ message }) => message),
      ['namedAs.0: not a regular expression'],
    );
  });
  test('a list that no code reads is refused', () => {
    for (const [text, schema] of [[TELLING, tellingSchema] as const, [WHO, whoSchema] as const]) {
      assert.match(readYaml(`${text}\nothers: [x]\n`, schema).problems[0]?.message ?? '', /^others: /);
    }
  });
});
