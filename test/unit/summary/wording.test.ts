import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { own } from '../../../server/src/summary/sentence';
import { gradeOfParts } from '../../../server/src/summary/summary';

const grade = (sentence: string): number => gradeOfParts([[own(sentence.replace(/\{\w+\}/g, ''))]]);

suite('sentences of ours', () => {
  test('every sentence can be read at the plain level', () => {
    const sentences = knowledge.topics.flatMap(({ silent, entries, rights }) => [
      ...(silent === undefined ? [] : [silent]),
      ...entries.flatMap((entry) => [entry.silent, ...(entry.fills ? [entry.fills.says] : [])]),
      ...[...entries.flatMap(({ values }) => values), ...(rights ? [rights] : [])].flatMap(
        ({ asserted, hedged, consent, denied }) =>
          [asserted, hedged, consent, denied].filter((text) => text !== undefined),
      ),
      ...Object.values(rights?.silent ?? {}),
    ]);
    assert.deepEqual(
      sentences.map((sentence) => [grade(sentence), sentence] as const).filter(([found]) => found > 6),
      [],
    );
  });
  test('every claim can be read at the plain level', () => {
    const claims = knowledge.valueSets.find(({ id }) => id === 'claims')?.items ?? [];
    assert.ok(claims.length > 0);
    assert.deepEqual(
      claims.map(({ plain }) => [grade(plain), plain] as const).filter(([found]) => found > 6),
      [],
    );
  });
});
