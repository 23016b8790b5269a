import assert from 'node:assert/strict';
import { test } from 'node:test';
import { own } from '../../../server/src/summary/sentence';
import { gradeOfParts } from '../../../server/src/summary/summary';
import { topics } from '../../../server/src/summary/topics';

test('every sentence of ours can be read at the plain level', () => {
  const sentences = topics().flatMap(({ silent, entries }) => [
    ...(silent === undefined ? [] : [silent]),
    ...entries.flatMap((entry) => ('says' in entry.shape ? [entry.silent, entry.shape.says] : [entry.silent])),
  ]);
  const hard = sentences.map((sentence) => [gradeOfParts([[own(sentence.replace(/\{\d\}/g, ''))]]), sentence] as const);
  assert.deepEqual(
    hard.filter(([grade]) => grade > 6),
    [],
  );
});
