import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type AcceptScope, provideAcceptEdit } from '../../../server/src/service/acceptEdit';
import { rangeJson } from '../../../server/src/service/analysisDocument';
import { type Analysis, createPolicyService } from '../../../server/src/service/policyService';
import { type Config, frontMatterSettings, joinSettings, readConfig } from '../../../server/src/service/settings';
import { applyEdit } from '../../protocol/edits';

const service = createPolicyService(knowledge);
const SUPPORT = { documentChanges: true, snippets: true, createFiles: true, annotations: true };
const ROOT = 'file:///w';
let version = 0;

/** Analyses a draft under the GDPR, with its front matter and what a proviso.yaml says of it. */
function analyse(text: string, languageId = 'markdown', config: Config = {}): Analysis {
  version += 1;
  const document = TextDocument.create(`${ROOT}/privacy`, languageId, version, text);
  const front = frontMatterSettings(service.read(document));
  const own = front.draft === true ? [front.settings] : [];
  const file = config.files?.privacy ? [config.files.privacy] : [];
  return service.analyse(document, joinSettings([...own, ...file, config, { laws: ['gdpr'] }], '2026-12-01'));
}

const codesOf = ({ findings }: Analysis): readonly string[] => findings.map(({ code }) => code);

/** The draft, or its proviso.yaml, with a finding accepted; the last finding with the code is taken. */
function accept(analysis: Analysis, code: string, scope: AcceptScope, because = 'memo of 3 May'): string {
  const { document, findings } = analysis;
  const finding = findings.findLast((candidate) => candidate.code === code);
  assert.ok(finding, code);
  const range = rangeJson(document, finding.span);
  const edit = provideAcceptEdit(analysis, { code, range, scope, because }, { config: undefined, root: ROOT }, SUPPORT);
  return document.languageId === 'plaintext'
    ? applyEdit(edit, `${ROOT}/proviso.yaml`, '')
    : applyEdit(edit, document.uri, document.getText());
}

const LONG = `We collect ${'your name and your address and '.repeat(12)}your e-mail address.`;
const CELL = `| What | Why |\n| --- | --- |\n| Name | [purpose] |\n`;

const DRAFTS: Readonly<Record<string, readonly [language: string, text: string]>> = {
  Markdown: ['markdown', `# Privacy Policy\n\n## Data\n\n${LONG}\n\n- ${LONG}\n\n## Rights\n\nAsk [us].\n`],
  'Markdown with Windows line ends': [
    'markdown',
    `# Privacy Policy\r\n\r\n## Data\r\n\r\n${LONG}\r\n\r\nAsk [us].\r\n`,
  ],
  'Markdown with front matter': ['markdown', `---\nlayout: page\n---\n# Privacy Policy\n\n## Data\n\n${LONG}\n`],
  'Markdown with headings underlined': ['markdown', `Privacy Policy\n===\n\nData\n---\n\n**${LONG}**\n\nAsk [us].`],
  'Markdown with bold titles': ['markdown', `# Privacy Policy\n\n**Data**\n\n${LONG}\n\n**Rights**\n\nAsk [us].\n`],
  'Markdown with a table': ['markdown', `# Privacy Policy\n\n## Data\n\n${CELL}\nAsk us.\n`],
  MDX: ['mdx', `# Privacy Policy\n\n## Data\n\n${LONG}\n\n- ${LONG}\n\n## Rights\n\nAsk [us].\n`],
  HTML: [
    'html',
    `<!doctype html>\n<html>\n<body class="a">\n<h1>Privacy Policy</h1>\n<h2>Data</h2>\n<p>${LONG}</p>\n<ul>\n  <li>${LONG}</li>\n</ul>\n<h2>Rights</h2>\n<p>Ask [us].</p>\n</body>\n</html>\n`,
  ],
  'HTML without a page': [
    'html',
    `<h1>Privacy Policy</h1>\n<h2>Data</h2>\n<table><tr><td>Name</td><td>[purpose]</td></tr></table>`,
  ],
};

suite('accepting a finding', () => {
  for (const [name, [language, text]] of Object.entries(DRAFTS)) {
    for (const scope of ['here', 'section', 'draft'] as const) {
      test(`${scope} in ${name} settles each finding, and changes no other`, () => {
        const before = analyse(text, language);
        assert.ok(codesOf(before).some((code) => /long-sentence|placeholder/.test(code)));
        for (const code of new Set(codesOf(before))) {
          const accepted = accept(before, code, scope);
          const after = analyse(accepted, language);
          assert.deepEqual(
            after.accepted.slice(-1).map((one) => [one.code, one.because]),
            [[code, 'memo of 3 May']],
            accepted,
          );
          const left = [...codesOf(after), ...after.accepted.map((one) => one.code)].sort();
          assert.deepEqual(left, [...codesOf(before)].sort(), accepted);
          assert.deepEqual(
            after.draft.blocks.map(({ content }) => content.text).filter(Boolean),
            before.draft.blocks.map(({ content }) => content.text).filter(Boolean),
            'the comment is not read',
          );
        }
      });
    }
  }

  test('in plain text is written into proviso.yaml, with the section and the words', () => {
    const text = `PRIVACY POLICY\n\nDATA\n\n${LONG}\n\nRIGHTS\n\nAsk [us].\n`;
    for (const scope of ['here', 'section', 'draft'] as const) {
      const before = analyse(text, 'plaintext');
      const yaml = accept(before, 'wording/long-sentence', scope);
      const { config, problems } = readConfig(yaml);
      assert.deepEqual(problems, []);
      const after = analyse(text, 'plaintext', config);
      assert.ok(!codesOf(after).includes('wording/long-sentence'), yaml);
      assert.ok(codesOf(after).includes('draft/unfilled-placeholder'));
      assert.equal(/section: DATA/.test(yaml), scope !== 'draft');
      assert.equal(/text: We collect your name/.test(yaml), scope === 'here');
    }
  });

  test('here leaves the same finding elsewhere', () => {
    const text = `# Privacy Policy\n\n## Data\n\n${LONG}\n\n${LONG}\n`;
    const after = analyse(accept(analyse(text), 'wording/long-sentence', 'here'));
    assert.equal(codesOf(after).filter((code) => code === 'wording/long-sentence').length, 1);
    assert.equal(after.accepted.length, 1);
  });

  test('follows the text that it was written for', () => {
    const text = `# Privacy Policy\n\n## Data\n\n${LONG}\n\n## Rights\n\nAsk.\n`;
    const accepted = accept(analyse(text), 'wording/long-sentence', 'section');
    const moved = accepted.replace('# Privacy Policy', '# Privacy Policy\n\nHello.\n\n## Before\n\nMore.');
    assert.equal(analyse(moved).accepted.length, 1);
  });

  test('keeps a reason from ending its comment', () => {
    for (const language of ['markdown', 'mdx']) {
      const text = `# Privacy Policy\n\n${LONG}\n`;
      const reason = 'see --> and\n*/} ok';
      const after = analyse(accept(analyse(text, language), 'wording/long-sentence', 'here', reason), language);
      assert.equal(after.accepted.length, 1);
      assert.match(after.accepted[0]?.because ?? '', /^see .*ok$/);
    }
  });
});

suite('an acceptance', () => {
  const comment = (directive: string): Analysis =>
    analyse(`# Privacy Policy\n\n## Data\n\n${LONG} <!-- proviso-accept ${directive} -->\n\n## Rights\n\nAsk.\n`);

  test('without a reason is a finding, and accepts nothing', () => {
    const { findings } = comment('wording/long-sentence');
    assert.ok(findings.some(({ code }) => code === 'wording/long-sentence'));
    assert.ok(findings.some(({ code }) => code === 'accepted/no-reason'));
  });

  test('may be written with colon or comma, with or without "because"', () => {
    for (const directive of [
      'wording/long-sentence because: it is quoted',
      'wording/long-sentence: because it is quoted',
      'wording/long-sentence, it is quoted',
    ]) {
      assert.equal(comment(directive).accepted[0]?.because, 'it is quoted', directive);
    }
  });

  test('of a finding that does not exist says which one may have been meant', () => {
    const finding = comment('wording/longsentence: quoted').findings.find(({ code }) => code.startsWith('accepted/'));
    assert.equal(finding?.code, 'accepted/unknown-finding');
    assert.match(finding?.message ?? '', /Did you mean “wording\/long-sentence”/);
  });

  for (const all of ['*', 'missing/*', 'gdpr', 'config/invalid', 'accepted/stale']) {
    test(`never accepts ${all}`, () => {
      const analysis = comment(`${all}: no`);
      assert.deepEqual(analysis.accepted, []);
      assert.ok(codesOf(analysis).includes('accepted/unknown-finding'));
    });
  }

  test('that accepts nothing any more is a finding', () => {
    const analysis = comment('draft/empty-section: later');
    const stale = analysis.findings.find(({ code }) => code === 'accepted/stale');
    assert.ok(stale && analysis.draft.text.slice(stale.span.start, stale.span.end).startsWith('<!-- proviso-accept'));
  });

  test('in front matter names a section, and is stale when that is gone', () => {
    const front = (section: string): Analysis =>
      analyse(
        `---\nproviso:\n  accepted:\n    - { finding: wording/long-sentence, section: ${section}, because: quoted }\n---\n# Privacy Policy\n\n## 1. Data\n\n${LONG}\n`,
      );
    assert.equal(front('data').accepted.length, 1);
    const gone = front('Other');
    assert.ok(codesOf(gone).includes('wording/long-sentence'));
    const stale = gone.findings.find(({ code }) => code === 'accepted/stale');
    assert.ok(stale && gone.draft.text.slice(stale.span.start, stale.span.end) === 'wording/long-sentence');
  });

  test('for all drafts is not stale where one of them has nothing to accept', () => {
    const { config } = readConfig('accepted: [ { finding: draft/empty-section, because: fine } ]');
    assert.ok(!codesOf(analyse(`# Privacy Policy\n\n${LONG}\n`, 'markdown', config)).includes('accepted/stale'));
  });

  test('that is shown as an example in code is none', () => {
    const shown = '`<!-- proviso-accept wording/long-sentence: x -->`';
    const analysis = analyse(`# Privacy Policy\n\n${LONG} Write ${shown}.\n\n\`\`\`\n${shown}\n\`\`\`\n`);
    assert.deepEqual(analysis.accepted, []);
    assert.ok(!codesOf(analysis).some((code) => code.startsWith('accepted/')));
  });
});
