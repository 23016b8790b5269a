import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';
import { folderWith, POLICY, parseCheck, runCheck } from './run';

const ACCEPT = (code: string): string => `<!-- proviso-accept ${code} because: memo of 3 May -->\n`;

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly { readonly ruleId: string; readonly suppressions: readonly object[] }[];
  }[];
}

suite('accepted findings on the command line', () => {
  test('do not fail the check, and are listed beside the findings', async (t) => {
    const plain = parseCheck(await runCheck([path.join(folderWith(t, { 'privacy.md': POLICY }), 'privacy.md')]));
    const errors = plain.documents.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
    const codes = [...new Set(errors.map(({ code }) => code))];
    assert.ok(codes.length > 0);
    const folder = folderWith(t, { 'privacy.md': codes.map(ACCEPT).join('') + POLICY });
    const file = path.join(folder, 'privacy.md');
    const result = await runCheck([file]);
    assert.equal(result.exitCode, 0);
    const [document] = parseCheck(result).documents;
    assert.deepEqual(document?.accepted.map(({ code }) => code).sort(), codes.sort());
    assert.ok(document?.accepted.every(({ accepted, because }) => accepted && because === 'memo of 3 May'));
    assert.ok(!document?.findings.some(({ code }) => codes.includes(code)));
    assert.match((await runCheck([file], { format: 'text' })).output, new RegExp(`, ${codes.length} accepted`));
  });

  test('are suppressed in SARIF, from the draft or from outside', async (t) => {
    const [first, second] = ['missing/retention-period', 'missing/purposes'];
    const folder = folderWith(t, {
      'privacy.md': ACCEPT(first) + POLICY,
      'proviso.yaml': `accepted: [ { finding: ${second}, because: elsewhere } ]\n`,
    });
    const { output } = await runCheck([path.join(folder, 'privacy.md')], { format: 'sarif' });
    const results = (JSON.parse(output) as Sarif).runs[0]?.results ?? [];
    const of = (id: string): unknown => results.find(({ ruleId }) => ruleId === id)?.suppressions;
    assert.deepEqual(of(first), [{ kind: 'inSource', justification: 'memo of 3 May' }]);
    assert.deepEqual(of(second), [{ kind: 'external', justification: 'elsewhere' }]);
    assert.deepEqual(of('missing/legal-basis'), []);
  });
});
