import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { compileHouseRules, type HouseRules } from '../../../server/src/knowledge/houseRules';
import { applyChanges } from '../../../server/src/sections/change';
import { provideCompletion } from '../../../server/src/service/completion';
import { explain } from '../../../server/src/service/explain';
import { missingSections, planInsertions } from '../../../server/src/service/insertEdit';
import type { Analysis } from '../../../server/src/service/policyService';
import { joinSettings, type NoticeSettings } from '../../../server/src/service/settings';
import { analyseText, service } from '../analyse';
import { HOUSE } from './houseFile';

const FILE = 'file:///w/legal/house-rules.yaml';

function compile(...texts: readonly string[]): { readonly rules: HouseRules; readonly problems: readonly string[] } {
  const files = texts.map((text, index) => ({ uri: index === 0 ? FILE : `${FILE}${index}`, text }));
  const { rules, problems } = compileHouseRules(knowledge, files);
  return { rules, problems: [...problems.values()].flat().map(({ line, message }) => `${line}: ${message}`) };
}

const { rules, problems } = compile(HOUSE);

function analyse(text: string, notice: NoticeSettings = {}, house: HouseRules | undefined = rules): Analysis {
  return analyseText(text, joinSettings([notice], '2026-12-01', [], house));
}

const codesOf = ({ findings }: Analysis): readonly string[] => findings.map(({ code }) => code);

const POLICY = '# Privacy Policy\n\n## Data\n\nWe collect your name.\n\n## Contact\n\nWrite to us.\n';

suite('house rules', () => {
  test('without a flaw have no problems', () => assert.deepEqual(problems, []));

  test('of the README have none', () => {
    const [, example = ''] = /```yaml\n(name: [\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    assert.match(example, /^sections:/m);
    assert.deepEqual(compile(example).problems, []);
  });

  test('find what is missing, under any laws, and beside the core where there are none', () => {
    for (const laws of ['auto', ['gdpr']] as const) {
      const analysis = analyse(POLICY, { laws: typeof laws === 'string' ? laws : [...laws] });
      const found = analysis.findings.find(({ code }) => code === 'missing/ai-assistant');
      assert.equal(found?.severity, 'error');
      assert.match(found?.message ?? '', /House rules \(assistant\)/);
      assert.ok(analysis.judged.some(({ requirement }) => requirement.id === 'house.assistant'));
      assert.ok(codesOf(analysis).includes('missing/purposes'));
    }
  });

  test('may want one of our disclosures', () => {
    const found = analyse(POLICY).findings.find(({ code }) => code === 'missing/retention-period');
    assert.match(found?.message ?? '', /House rules \(retention\)/);
  });

  test('find what is said, in part and in full', () => {
    const said = (text: string): readonly string[] =>
      codesOf(analyse(`${POLICY}\n## Our assistant\n\n${text}\n`)).filter((code) => code.endsWith('/ai-assistant'));
    assert.deepEqual(said('Our assistant keeps your messages for a week.'), ['partial/ai-assistant']);
    assert.deepEqual(said('Our assistant keeps messages. Transcripts are read daily by nurses.'), []);
  });

  test('are settled by their own section, which stands before the contact', () => {
    const analysis = analyse(POLICY);
    assert.ok(missingSections(analysis).sections.includes('ai-assistant'));
    const fixed = applyChanges(POLICY, planInsertions(analysis, { sections: ['ai-assistant'] }, 'plain'));
    assert.match(fixed, /## Data[\s\S]*## Our assistant[\s\S]*## Contact/);
    assert.ok(!codesOf(analyse(fixed)).some((code) => code.endsWith('/ai-assistant')));
  });

  test('offer their sections while one writes', () => {
    const text = '# Privacy Policy\n\nai-as';
    const items = provideCompletion(analyse(text), { line: 2, character: 5 }, { snippets: true });
    assert.deepEqual(
      items.map(({ label }) => label),
      ['ai-assistant'],
    );
  });

  test('are explained like laws', () => {
    const { index } = service.knownWith(rules);
    assert.match(explain(index, 'house')?.markdown ?? '', /### Example Health house rules/);
    const page = explain(index, 'house.assistant')?.markdown ?? '';
    assert.match(page, /What the assistant does[\s\S]*who reads the transcripts[\s\S]*Name the team/);
    assert.match(page, /\(file:\/\/\/w\/legal\/house-rules\.yaml\)/);
    assert.doesNotMatch(page, /Checked against the law/);
    assert.match(explain(index, 'missing/ai-assistant')?.markdown ?? '', /keeps your messages for 30 days/);
  });

  test('hold for privacy policies unless they name other kinds of notice', () => {
    const codes = (house: HouseRules): readonly string[] => codesOf(analyse(POLICY, { kind: 'cookies' }, house));
    assert.ok(!codes(rules).includes('missing/ai-assistant'));
    assert.ok(codes(compile(`kinds: [cookies]\n${HOUSE}`).rules).includes('missing/ai-assistant'));
  });

  test('do not change what is found without them', () => {
    const { detection } = analyse(POLICY);
    const plain = analyseText(POLICY, joinSettings([], '2026-12-01'));
    assert.deepEqual(detection.disclosures.slice(0, -1), plain.detection.disclosures);
    assert.ok(!codesOf(plain).includes('missing/ai-assistant'));
    assert.equal(plain.known, service.knownWith(undefined));
  });
});

suite('a mistake in house rules is told with its line, and the rest is used:', () => {
  const MISTAKES: readonly (readonly [what: string, old: string, instead: string, line: number, message: RegExp])[] = [
    ['an unknown concept', '{keep} |', '{kepp} |', 24, /no concept \{kepp\}/],
    ['an unknown key', '    about: Says', '    abuot: x\n    about: Says', 16, /abuot/],
    [
      'an unknown disclosure',
      'disclosure: retention-period',
      'disclosure: retention-perod',
      10,
      /no disclosure retention-perod/,
    ],
    ['an unknown element', 'needs: [reviewed]', 'needs: [read]', 4, /no element read/],
    [
      'an unknown fact',
      '    needs: [reviewed]',
      '    needs: [reviewed]\n    when: has-robots',
      4,
      /no fact has-robots/,
    ],
    ['an unknown section', 'section: ai-assistant', 'section: ai-asistant', 15, /no section ai-asistant/],
    [
      'a broken section',
      '      Our assistant keeps what',
      '      ::: sectoin\n      Our assistant keeps what',
      38,
      /::: section/,
    ],
    [
      'one of our names',
      '  ai-assistant:\n    title: What',
      '  purposes:\n    title: What',
      15,
      /of that name already/,
    ],
    ['the id of a law', 'name: Example', 'id: gdpr\nname: Example', 1, /a law “gdpr” already/],
  ];
  for (const [what, old, instead, line, message] of MISTAKES) {
    test(what, () => {
      assert.ok(HOUSE.includes(old), old);
      const broken = compile(HOUSE.replace(old, instead));
      const [first = ''] = broken.problems;
      assert.match(first, message);
      assert.equal(Number(first.split(':')[0]), line, broken.problems.join('\n'));
      assert.ok(codesOf(analyse(POLICY, {}, broken.rules)).includes('missing/purposes'));
    });
  }

  test('an example that counts otherwise', () => {
    const broken = compile(HOUSE.replace('Ask our assistant.', 'Ask our nurses.'));
    assert.match(broken.problems.join('\n'), /^30: .*counts as “absent”, not as “partial”/);
    assert.ok(codesOf(analyse(POLICY, {}, broken.rules)).includes('missing/ai-assistant'));
  });

  test('a broken disclosure leaves the other requirements', () => {
    const broken = compile(HOUSE.replace('{keep} |', '{kepp} |'));
    assert.equal(broken.problems.length, 1);
    const judged = analyse(POLICY, {}, broken.rules).judged.map(({ requirement }) => requirement.id);
    assert.ok(judged.includes('house.retention') && !judged.includes('house.assistant'));
  });

  test('text that is no YAML leaves the laws, and a second file its own', () => {
    const broken = compile('a: [', HOUSE);
    assert.equal(broken.problems.length, 1);
    assert.ok(codesOf(analyse(POLICY, {}, broken.rules)).includes('missing/ai-assistant'));
  });

  test('two files need different ids', () => {
    assert.match(compile(HOUSE, 'name: Other\n').problems.join('\n'), /another id/);
    assert.deepEqual(compile(HOUSE, 'id: other\nname: Other\n').problems, []);
  });

  test('nothing that stands in a file is fatal', () => {
    for (const text of [
      '',
      '[]',
      '1',
      'name: x\ndisclosures: [1]',
      'name: x\nrequirements: [1]',
      '__proto__: 1',
      '&a [*a, *a]',
    ])
      assert.ok(compile(text).problems.length > 0, text);
  });
});
