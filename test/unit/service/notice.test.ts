import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Draft } from '../../../server/src/draft/draft';
import { readDraft } from '../../../server/src/draft/readDraft';
import { type LensData, provideCodeLenses, resolveCodeLens } from '../../../server/src/service/codeLens';
import { noticeState, planNotice, provideNoticeEdit } from '../../../server/src/service/notice';
import type { Analysis } from '../../../server/src/service/policyService';
import { joinSettings, type NoticeSettings } from '../../../server/src/service/settings';
import type { SummaryLevelId } from '../../../server/src/summary/summary';
import { applyEdit } from '../../protocol/edits';
import { analyseText, service } from '../analyse';

const OUT_OF_DATE = 'draft/summary-out-of-date';
const SUPPORT = { documentChanges: true, snippets: true, createFiles: true, annotations: true };

const SENTENCES = [
  'We collect your name and your e-mail address.',
  'We do not sell your personal information.',
  'We keep invoices for seven years.',
];

const MARKDOWN = `# Privacy Policy\n\nLast updated: 2 March 2026\n\nWe follow the GDPR.\n\n## Data\n\n${SENTENCES.join('\n\n')}\n`;
const HTML = `<!doctype html>\n<html>\n<body>\n  <main>\n    <h1>Privacy Policy</h1>\n    <p>Last updated: 2 March 2026</p>\n    <h2>Data</h2>\n${SENTENCES.map((one) => `    <p>${one}</p>\n`).join('')}  </main>\n</body>\n</html>\n`;
const PLAIN = `Privacy Policy\n\nLast updated: 2 March 2026\n\n1. Data\n\n${SENTENCES.join('\n\n')}\n`;

const DRAFTS: Readonly<Record<string, readonly [language: string, text: string]>> = {
  Markdown: ['markdown', MARKDOWN],
  'Markdown with Windows line ends': ['markdown', MARKDOWN.replaceAll('\n', '\r\n')],
  'Markdown with front matter': ['markdown', `---\ntitle: Privacy Policy\n---\n\n${MARKDOWN.replace(/^.*\n\n/, '')}`],
  MDX: ['mdx', MARKDOWN],
  HTML: ['html', HTML],
  'HTML in one wrapper': [
    'html',
    `<div><h1>Privacy Policy</h1>${SENTENCES.map((one) => `<p>${one}</p>`).join('')}</div>`,
  ],
  'plain text': ['plaintext', PLAIN],
};

function analyse(text: string, language: string, settings: NoticeSettings = { laws: ['gdpr'] }): Analysis {
  return analyseText(text, joinSettings([settings], '2026-11-01'), language);
}

function insert(text: string, language: string, level: SummaryLevelId = 'plain'): string {
  const analysis = analyse(text, language);
  return applyEdit(provideNoticeEdit(analysis, { level }, SUPPORT), analysis.document.uri, text);
}

/** What a draft shows, whatever stands where. */
function shown({ draft, detection, judged, findings }: Analysis): unknown {
  const evidence = detection.disclosures.map(({ id, status, evidence: all }) => [
    id,
    status,
    all.map(({ start, end }) => draft.text.slice(start, end)),
  ]);
  const mentions = detection.mentions.map(({ vocabulary, item, mood }) => [vocabulary, item, mood]);
  const verdicts = judged.map(({ requirement, verdict }) => [requirement.id, verdict]);
  return { evidence, mentions, verdicts, words: draft.words, findings: findings.map(({ code }) => code) };
}

const codes = ({ findings }: Analysis): readonly string[] => findings.map(({ code }) => code);

suite('a summary in the draft', () => {
  for (const [name, [language, text]] of Object.entries(DRAFTS)) {
    test(`stands in ${name} below the title and the date, before the first section`, () => {
      const inserted = insert(text, language);
      const at = inserted.indexOf('We collect your name and e-mail address');
      assert.ok(at > 0, inserted);
      assert.ok(at < inserted.indexOf(SENTENCES[0] ?? ''), inserted);
      for (const head of ['# Privacy Policy', 'Last updated'])
        if (text.includes(head)) assert.ok(inserted.indexOf(head) < at, inserted);
      const { draft } = analyse(inserted, language);
      assert.deepEqual(
        draft.summaries.map(({ level }) => level),
        ['plain'],
      );
      assert.equal(text.includes('\r\n'), /summary plain -->\r\n/.test(inserted));
      assert.doesNotMatch(inserted, /The policy does not say/);
    });

    test(`proves nothing in ${name}: all is as it was without it`, () => {
      assert.deepEqual(shown(analyse(insert(text, language), language)), shown(analyse(text, language)));
    });

    test(`is up to date in ${name} when inserted, out of date when the policy changes, and made anew where it stands`, () => {
      const inserted = insert(text, language);
      const analysis = analyse(inserted, language);
      assert.equal(noticeState(analysis, 0), 'current');
      assert.equal(insert(inserted, language), inserted);
      const changed = inserted.replace(
        'We do not sell your personal information.',
        'We sell your personal information.',
      );
      const after = analyse(changed, language);
      assert.equal(noticeState(after, 0), 'outdated');
      const [finding] = after.findings.filter(({ code }) => code === OUT_OF_DATE);
      assert.equal(finding?.severity, 'information');
      assert.deepEqual(finding?.fixes, [{ kind: 'summary', summary: 0 }]);
      const plan = planNotice(after, { summary: 0 });
      const summary = after.draft.summaries[0];
      assert.deepEqual([plan?.start, plan?.end], [summary?.start, summary?.end]);
      const updated = applyEdit(provideNoticeEdit(after, {}, SUPPORT), after.document.uri, changed);
      assert.deepEqual(
        codes(analyse(updated, language)).filter((code) => code === OUT_OF_DATE),
        [],
      );
      assert.equal(updated.slice(0, plan?.start), changed.slice(0, plan?.start));
      assert.ok(updated.endsWith(changed.slice(plan?.end)), 'the policy is as it was');
    });
  }

  test('cannot prove itself: what is said in it alone is missing', () => {
    const summary = '<!-- proviso-summary plain -->\n\nWe keep invoices for seven years.\n\n<!-- /proviso-summary -->';
    const policy = (middle: string): string => `# Privacy Policy\n\n${middle}\n\n## Data\n\nWe collect your name.\n`;
    assert.ok(codes(analyse(policy(summary), 'markdown')).includes('missing/retention-period'));
    assert.ok(
      !codes(analyse(policy('We keep invoices for seven years.'), 'markdown')).includes('missing/retention-period'),
    );
  });

  test('is compared by its words: how it is broken into lines and marked up is the writer’s', () => {
    const inserted = insert(MARKDOWN, 'markdown');
    const rewrapped = inserted.replace(/^- \*\*(.*?)\*\* (\w+) /gm, '* __$1__ $2\n  ');
    assert.notEqual(rewrapped, inserted);
    assert.equal(noticeState(analyse(rewrapped, 'markdown'), 0), 'current');
    const edited = inserted.replace('We do not sell', 'We never sell');
    assert.equal(noticeState(analyse(edited, 'markdown'), 0), 'outdated');
  });

  test('is made anew for other readers in its place', () => {
    const general = insert(insert(MARKDOWN, 'markdown'), 'markdown', 'general');
    assert.equal(general.match(/proviso-summary/g)?.length, 2);
    assert.match(general, /<!-- proviso-summary general -->/);
  });

  test('that stands twice is cut twice, and each is judged', () => {
    const inserted = insert(MARKDOWN, 'markdown');
    const { draft, findings } = analyse(
      `${inserted}\n<!-- proviso-summary child -->\n\nWe sell pets.\n\n<!-- /proviso-summary -->\n`,
      'markdown',
    );
    assert.equal(draft.summaries.length, 2);
    assert.deepEqual(
      findings.flatMap(({ code, fixes }) => (code === OUT_OF_DATE ? fixes : [])),
      [{ kind: 'summary', summary: 1 }],
    );
  });

  test('whose mark has lost the other one is found, since it is read as part of the policy', () => {
    for (const lost of ['<!-- /proviso-summary -->', '<!-- proviso-summary plain -->']) {
      const { findings } = analyse(insert(MARKDOWN, 'markdown').replace(lost, ''), 'markdown');
      const [finding] = findings.filter(({ code }) => code === OUT_OF_DATE);
      assert.equal(finding?.severity, 'warning');
      assert.match(finding?.message ?? '', /lost the other one/);
    }
  });

  test('a mark in code is an example of one', () => {
    const text = `${MARKDOWN}\n\`\`\`html\n<!-- proviso-summary plain -->\n<!-- /proviso-summary -->\n\`\`\`\n\nWrite \`<!-- proviso-summary plain -->\` here.\n`;
    const { draft } = analyse(text, 'markdown');
    assert.deepEqual([draft.summaries, draft.strayMarks], [[], []]);
  });

  test('text of the draft stays text in it', () => {
    const hostile = '# Privacy Policy\n\nWe keep `<script>` and --> [x](y) *data* {z} for 30 days.\n';
    for (const language of ['markdown', 'mdx']) {
      const inserted = insert(hostile, language, 'general');
      const { summaries } = analyse(inserted, language).draft;
      const summary = inserted.slice(summaries[0]?.start, summaries[0]?.end);
      assert.match(summary, /30 days/);
      assert.doesNotMatch(summary.slice(35, -30), /(?<!\\)[<{[`]/);
    }
    const page = '<h1>Privacy Policy</h1><p>We keep &lt;script&gt; and --&gt; data for 30 days.</p>';
    assert.doesNotMatch(insert(page, 'html', 'general'), /<script/);
  });

  test('can be accepted as it is, with a reason', () => {
    const edited = insert(MARKDOWN, 'markdown').replace('We do not sell', 'We never sell');
    const reason = '<!-- proviso-accept draft/summary-out-of-date because: worded by counsel -->';
    const { findings, accepted } = analyse(`${reason}\n\n${edited}`, 'markdown');
    assert.deepEqual(
      [codes(analyse(edited, 'markdown')).includes(OUT_OF_DATE), findings.some(({ code }) => code === OUT_OF_DATE)],
      [true, false],
    );
    assert.ok(accepted.some(({ code }) => code === OUT_OF_DATE));
  });

  test('has a lens above it that says whether it is up to date, and updates it', () => {
    const lensOf = (text: string): unknown => {
      const analysis = analyse(text, 'markdown');
      const lens = provideCodeLenses(analysis).find(({ data }) => (data as LensData).says === 'summary');
      const command = lens && resolveCodeLens(service.index, analysis, lens.data as LensData);
      return [lens?.range.start.line, command?.title, command?.command];
    };
    const inserted = insert(MARKDOWN, 'markdown');
    assert.deepEqual(lensOf(inserted), [4, 'Summary is up to date', '']);
    assert.deepEqual(lensOf(inserted.replace('seven years.\n', 'two years.\n')), [
      4,
      'Summary is out of date: update',
      'proviso.insertSummary',
    ]);
    assert.deepEqual(lensOf(MARKDOWN), [undefined, undefined, undefined]);
  });

  test('is found in the next version of a draft as in a fresh one', () => {
    const options = { format: 'markdown', abbreviations: [] } as const;
    const marks = [
      '<!-- proviso-summary plain -->',
      '<!-- /proviso-summary -->',
      '\n\n',
      'We sell data. ',
      '## T\n',
      '```\n',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...marks), { maxLength: 12 }),
        fc.nat(40),
        fc.constantFrom(...marks),
        (parts, at, part) => {
          const text = parts.join('');
          const next = text.slice(0, at) + part + text.slice(at);
          const stripped = ({ blocks, summaries, strayMarks }: Draft): unknown => ({
            blocks: blocks.map(({ start, end, kind, content }) => [start, end, kind, content.text]),
            summaries,
            strayMarks,
          });
          const before = readDraft(text, options);
          assert.deepEqual(stripped(readDraft(next, options, before)), stripped(readDraft(next, options)));
        },
      ),
      { numRuns: 300 },
    );
  });
});
