import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { type ComplianceRecord, complianceRecord, hashOf } from '../../../server/src/exports/complianceRecord';
import { csvTable } from '../../../server/src/exports/csv';
import { exportFile } from '../../../server/src/exports/exportFile';
import { html, htmlPage } from '../../../server/src/exports/htmlPage';
import { RECORD_FORMATS, recordFile } from '../../../server/src/exports/recordFile';
import type { NoticeSettings } from '../../../server/src/service/settings';
import { analyse } from '../summary/drafts';

const DRAFT = `# Privacy Policy

Example Health Inc. follows the GDPR.

<!-- proviso-accept missing/right-portability because: no automated processing; memo of 3 May -->

## 2. Information we collect

We collect your name and your e-mail address from you.
`;

/** Texts that try to become markup, a formula or another row. */
const HOSTILE = `# Privacy \`<script>alert(1)</script>\` Policy

We follow the GDPR. We collect your name \`<img src=x onerror=alert(2)>\` and "e-mail | address" [here](javascript:alert(3)).

We keep your "data, name" | and *more* for 30 days. =HYPERLINK("http://evil.example") is how we share data with advertisers.
`;

const GDPR: NoticeSettings = { laws: ['gdpr'] };

function recordOf(text: string, settings = GDPR): ComplianceRecord {
  return complianceRecord(analyse(text, settings), { file: 'privacy.md', hash: 'abc' });
}

/** The cells of CSV by the rules of RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '') break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

suite('the summary as a file', () => {
  test('in HTML is one page that loads and runs nothing, with every statement in it', async () => {
    const { text, name } = await exportFile(analyse(DRAFT), { kind: 'summary', format: 'html', level: 'plain' });
    assert.match(name, /^\d+\.summary\.html$/);
    assert.match(text, /^<!DOCTYPE html>\n<html lang="en">/);
    assert.match(text, /<li>They collect your name and e-mail address\.<\/li>/);
    assert.match(text, /<li class="silent">The policy does not say how long your data is kept\.<\/li>/);
    assert.match(text, /default-src 'none'/);
    assert.match(text, /prefers-color-scheme: dark[\s\S]*@media print/);
    assert.doesNotMatch(text, /<script|<link|<img|\bsrc=|url\(|@import|\son\w+=/i);
  });

  test('keeps the draft’s text text, in every format that has markup', async () => {
    const analysis = analyse(HOSTILE, GDPR);
    for (const request of [
      { kind: 'summary', format: 'html' },
      { kind: 'record', format: 'html' },
    ] as const) {
      const { text } = await exportFile(analysis, request);
      assert.match(text, /&lt;script&gt;alert\(1\)/);
      assert.doesNotMatch(text, /<script|<img|href=/i);
    }
    for (const request of [
      { kind: 'summary', format: 'markdown' },
      { kind: 'record', format: 'markdown' },
    ] as const) {
      const { text } = await exportFile(analysis, request);
      assert.doesNotMatch(text, /(?<!\\)<(?!br>)|(?<!\\)\[|(?<!\\)`<|[^\\*]\*more/);
    }
  });

  test('has the levels that were asked for', async () => {
    const levels = async (request: object): Promise<readonly string[]> => {
      const { text } = await exportFile(analyse(DRAFT), { kind: 'summary', format: 'markdown', ...request });
      return [...text.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title);
    };
    assert.deepEqual(await levels({ level: 'child' }), ['At a glance', 'For children']);
    assert.deepEqual(await levels({}), ['At a glance', 'In plain words', 'For general readers', 'For professionals']);
  });
});

suite('the compliance record', () => {
  test('has for each requirement the verdict, the clause with its line, and the evidence', () => {
    const [law] = recordOf(DRAFT).laws;
    assert.equal(law?.id, 'gdpr');
    const categories = law?.requirements.find(({ id }) => id === 'gdpr.14-1-d');
    assert.equal(categories?.mark, 'met');
    assert.match(categories?.citation ?? '', /^GDPR Art\. 14\(1\)\(d\)/);
    assert.deepEqual(categories?.places, [
      {
        clause: '2 Information we collect',
        line: 9,
        text: 'We collect your name and your e-mail address from you.',
      },
    ]);
    const retention = law?.requirements.find(({ id }) => id === 'gdpr.13-2-a');
    assert.deepEqual([retention?.mark, retention?.places], ['missing', []]);
  });

  test('has what is accepted, with the reason and the place', () => {
    const record = recordOf(DRAFT);
    const [accepted, ...others] = record.accepted;
    assert.deepEqual(others, []);
    assert.equal(accepted?.code, 'missing/right-portability');
    assert.equal(accepted?.because, 'no automated processing; memo of 3 May');
    const [law] = record.laws;
    const row = law?.requirements.find(({ mark }) => mark === 'accepted');
    assert.match(row?.notes[0] ?? '', /memo of 3 May/);
  });

  test('says which facts it rests on and from where they are known, and what does not apply because of them', () => {
    const settings = { ...GDPR, facts: { 'has-dpo': { value: false, because: 'under the threshold' } } };
    const record = recordOf(DRAFT, settings);
    const dpo = record.facts.find(({ id }) => id === 'has-dpo');
    assert.match(dpo?.text ?? '', /^Not so: /);
    assert.deepEqual([dpo?.because, dpo?.reason], ['declared', 'under the threshold']);
    assert.ok(record.facts.some(({ because, text }) => because === 'open' && text.endsWith('?')));
    const row = record.laws[0]?.requirements.find(({ id }) => id === 'gdpr.13-1-b');
    assert.equal(row?.mark, 'not-applicable');
    assert.match(row?.notes.join(' ') ?? '', /under the threshold/);
    assert.ok(record.notChecked.some((text) => text.startsWith('Whether what the draft says is true')));
  });

  test('names the text that was checked by its hash, the day, and the versions', async () => {
    const text = 'Grüße\n';
    assert.equal(await hashOf(text), createHash('sha256').update(text, 'utf8').digest('hex'));
    for (const format of RECORD_FORMATS) {
      const file = recordFile(recordOf(DRAFT), format);
      assert.match(file, /abc/);
      assert.match(file, /2026-11-01/);
      assert.match(file, /Proviso \d/);
    }
  });

  test('in CSV has a row for each place, and columns that are always ten', () => {
    const rows = readCsv(recordFile(recordOf(DRAFT), 'csv').replace(/^\ufeff/, ''));
    assert.deepEqual([...new Set(rows.map((row) => row.length))], [10]);
    const met = rows.filter((row) => row[2] === 'gdpr.14-1-d');
    assert.deepEqual(
      met.map((row) => row.slice(5, 9)),
      [['met', met[0]?.[6] ?? '', '2 Information we collect', '9']],
    );
    assert.deepEqual(
      [...new Set(rows.slice(1).map(([entry]) => entry))],
      ['draft', 'requirement', 'accepted finding', 'fact', 'not checked'],
    );
  });

  test('of a draft that is not judged says why', () => {
    const german = 'Wir verarbeiten Ihre Daten nur so lange, wie es für den Zweck erforderlich ist. '.repeat(12);
    const record = recordOf(`# Datenschutz\n\n${german}\n`);
    assert.deepEqual(record.laws, []);
    assert.match(record.notChecked[0] ?? '', /not compared with the laws: It seems to be in German/);
  });
});

suite('the forms', () => {
  test('a cell of CSV is never a formula, and survives what is in it', () => {
    const cells = [
      '=1+1',
      '+1 555 0100',
      '-x',
      '@SUM(A1)',
      '\t=1',
      '＝1',
      ' =1',
      'a "b", c',
      'two\nlines',
      '',
      'plain',
    ];
    const [read] = readCsv(csvTable([cells]).replace(/^\ufeff/, ''));
    assert.deepEqual(
      read,
      cells.map((cell) => (/^\s*[=+\-@＝]/.test(cell) ? `'${cell}` : cell)),
    );
  });

  test('text in HTML is escaped unless it is markup made here', () => {
    const inner = html`<b>${'<i>&"\''}</b>`;
    assert.equal(html`<p title="${'"x'}">${inner}${[inner]}${undefined}${3}</p>`.markup.match(/<b>/g)?.length, 2);
    assert.doesNotMatch(inner.markup, /<i>/);
    assert.match(htmlPage('</title><script>', 'en', []), /<title>&lt;\/title&gt;&lt;script&gt;<\/title>/);
  });

  test('signs that turn the direction of writing, and control characters, do not get into a page', () => {
    assert.equal(html`${'a\u202eb\u0000c\nd'}`.markup, 'a\ufffdb\ufffdc\nd');
  });
});
