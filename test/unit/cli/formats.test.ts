import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { formatCheck } from '../../../server/src/cli/formats';
import { toAnalysisDocument } from '../../../server/src/service/analysisDocument';
import { analyse } from '../fixtures/marks';
import { folderWith, POLICY, parseCheck, runCheck } from './run';

interface Sarif {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly name: string;
        readonly version: string;
        readonly rules: readonly { readonly id: string }[];
      };
    };
    readonly columnKind: string;
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;
        };
      }[];
    }[];
  }[];
}

test('SARIF names each rule once and gives every finding its level and its place', async (t) => {
  const folder = folderWith(t, { 'our policy.md': POLICY });
  const file = path.join(folder, 'our policy.md');
  const sarif = JSON.parse((await runCheck([file], { format: 'sarif' })).output) as Sarif;
  const findings = parseCheck(await runCheck([file])).documents[0]?.findings ?? [];
  assert.equal(sarif.version, '2.1.0');
  assert.match(sarif.$schema, /^https:.*sarif.*2\.1\.0/);
  const [run, ...others] = sarif.runs;
  assert.ok(run && others.length === 0);
  assert.equal(run.tool.driver.name, 'proviso');
  assert.equal(run.columnKind, 'utf16CodeUnits');
  const rules = run.tool.driver.rules.map(({ id }) => id);
  assert.deepEqual(rules, [...new Set(rules)]);
  assert.deepEqual(
    run.results.map(({ ruleId }) => ruleId),
    findings.map(({ code }) => code),
  );
  for (const { ruleId, ruleIndex, level, message, locations } of run.results) {
    assert.equal(rules[ruleIndex], ruleId);
    assert.match(level, /^(?:error|warning|note)$/);
    assert.ok(message.text.length > 0);
    const place = locations[0]?.physicalLocation;
    assert.ok(place);
    assert.match(place.artifactLocation.uri, /our%20policy\.md$/);
    const { startLine, startColumn, endLine, endColumn } = place.region;
    assert.ok(startLine >= 1 && startColumn >= 1 && endLine >= startLine && endColumn >= 1);
  }
});

test('the annotations for GitHub are one line each, with what ends a property or a line escaped', () => {
  const document = toAnalysisDocument(analyse('a.md', POLICY), 'legal, drafts/a:b.md');
  const [first] = document.findings;
  assert.ok(first);
  const finding = { ...first, code: 'missing/a', severity: 'hint', message: '100 % of this\r\nand, that: too' };
  const output = formatCheck([{ ...document, findings: [finding] }], 'github');
  const { start, end } = first.range;
  const place = `line=${start.line + 1},col=${start.character + 1},endLine=${end.line + 1},endColumn=${end.character + 1}`;
  assert.equal(
    output,
    `::notice file=legal%2C drafts/a%3Ab.md,${place},title=missing/a::100 %25 of this%0D%0Aand, that: too\n`,
  );
});

test('the levels for GitHub are error, warning and notice', async (t) => {
  const file = path.join(folderWith(t, { 'a.md': POLICY }), 'a.md');
  const { output } = await runCheck([file], { format: 'github' });
  assert.deepEqual(
    new Set(
      output
        .trim()
        .split('\n')
        .map((line) => /^::(\w+) /.exec(line)?.[1]),
    ),
    new Set(['error', 'notice']),
  );
});

test('the text says file, laws, place, severity, message and code, and how many there are', async (t) => {
  const file = path.join(folderWith(t, { 'a.md': POLICY }), 'a.md');
  const { output } = await runCheck([file], { format: 'text' });
  assert.ok(output.startsWith(`${file} (gdpr)\n`));
  assert.match(output, /^ {2}5:4 +error +Missing: .*Wanted by GDPR \(.*missing\/obligation-to-provide$/m);
  assert.match(output, /^ {2}\d+ findings$/m);
});

test('SARIF and GitHub leave out what could not be read, which goes to standard error', async (t) => {
  const gone = path.join(folderWith(t, {}), 'gone.md');
  for (const format of ['sarif', 'github', 'text'] as const) {
    const result = await runCheck([gone], { format });
    assert.ok(!result.output.includes('gone.md'), format);
    assert.deepEqual(result.errors, [`${gone}: no such file or folder`]);
  }
});
