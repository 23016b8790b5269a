// Drafts in many styles, made at random: whatever is inserted, the draft stays one piece.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { applyChanges, type Change } from '../../../server/src/sections/change';
import { topSections } from '../../../server/src/sections/style';
import { missingSections, planInsertions } from '../../../server/src/service/insertEdit';
import type { Analysis } from '../../../server/src/service/policyService';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText } from '../analyse';

const SETTINGS = joinSettings([{ laws: ['gdpr', 'ccpa'] }], '2026-12-01');

/** Parts of policies, with a text of their own; some say enough for a law, some do not. */
const PARTS = [
  {
    title: 'Information We Collect',
    text: 'We collect your name and your email address when you open an account with us, and nothing that we do not need for that.',
  },
  {
    title: 'How We Use Your Information',
    text: 'We use personal information to run your account, to answer your questions and to send you the bills for what you buy.',
  },
  {
    title: 'Sharing',
    text: 'We share personal information with the companies that host our servers, and with nobody else unless a law makes us do so.',
  },
  {
    title: 'Security',
    text: 'We encrypt personal information while it travels and while it is stored, and we look at how we do it once in every year.',
  },
  {
    title: 'Your Rights',
    text: 'You have the rights that the law gives you, and you may use them whenever you want to, as often as you want to.',
    list: true,
  },
  {
    title: 'Children',
    text: 'Our services are not meant for anybody who is younger than sixteen years, and we do not knowingly collect their data.',
  },
  {
    title: 'Contact Us',
    text: 'Write to privacy@example.com with any question about this policy, and somebody of our team will answer within a week.',
  },
] as const;

type Numbering = 'none' | '1.' | '1)' | 'I.' | 'A.' | 'Section 1.';
type Markup = 'atx' | 'setext' | 'bold' | 'html' | 'html-plain' | 'bare' | 'caps';

interface Style {
  readonly markup: Markup;
  readonly numbering: Numbering;
  readonly contents: boolean;
  readonly crlf: boolean;
  readonly list: 'items' | 'table' | 'prose';
  readonly marker: '-' | '*';
}

interface Generated {
  readonly style: Style;
  readonly parts: readonly number[];
  /** For each part, the place of the part that it refers to. */
  readonly references: readonly number[];
}

const generated: fc.Arbitrary<Generated> = fc.record({
  style: fc.record({
    markup: fc.constantFrom<Markup>('atx', 'setext', 'bold', 'html', 'html-plain', 'bare', 'caps'),
    numbering: fc.constantFrom<Numbering>('none', '1.', '1)', 'I.', 'A.', 'Section 1.'),
    contents: fc.boolean(),
    crlf: fc.boolean(),
    list: fc.constantFrom('items', 'table', 'prose'),
    marker: fc.constantFrom('-', '*'),
  }),
  parts: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 4 }),
  references: fc.array(fc.nat(6), { minLength: 7, maxLength: 7 }),
});

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'];

function numberOf(numbering: Numbering, index: number): string {
  if (numbering === 'I.') return ROMAN[index] ?? '';
  return numbering === 'A.' ? String.fromCharCode(65 + index) : String(index + 1);
}

function labelOf(numbering: Numbering, index: number): string {
  return numbering === 'none' ? '' : `${numbering.replace(/[1IA]/, numberOf(numbering, index))} `;
}

function isHtml({ markup }: Style): boolean {
  return markup.startsWith('html');
}

function languageOf(style: Style): string {
  if (isHtml(style)) return 'html';
  return style.markup === 'bare' || style.markup === 'caps' ? 'plaintext' : 'markdown';
}

function heading({ markup, numbering }: Style, title: string, index: number): string {
  const text = `${labelOf(numbering, index)}${markup === 'caps' ? title.toUpperCase() : title}`;
  switch (markup) {
    case 'atx':
      return `## ${text}`;
    case 'setext':
      return `${text}\n${'-'.repeat(text.length)}`;
    case 'bold':
      return `**${text}**`;
    case 'html':
      return `<h2 id="part-${index}">${text}</h2>`;
    case 'html-plain':
      return `<h2>${text}</h2>`;
    default:
      return text;
  }
}

function paragraph(style: Style, text: string): string {
  return isHtml(style) ? `<p>${text}</p>` : text;
}

/** "See Section 3 (Security)": so that one can see whether the number still leads to the title. */
function reference({ numbering }: Style, titles: readonly string[], to: number): string {
  const target = to % titles.length;
  return numbering === 'none' ? '' : ` See Section ${numberOf(numbering, target)} (${titles[target]}).`;
}

function rights(style: Style): string {
  const all = [
    ['Access', 'You can get a copy of the personal information that we have about you.'],
    ['Rectification', 'You can have personal information corrected that is wrong.'],
  ];
  if (style.list === 'prose') return paragraph(style, all.map(([, text]) => text).join(' '));
  if (style.list === 'items' || languageOf(style) === 'plaintext') {
    if (!isHtml(style)) return all.map(([name, text]) => `${style.marker} ${name}: ${text}`).join('\n');
    return `<ul>\n${all.map(([name, text]) => `  <li>${name}: ${text}</li>`).join('\n')}\n</ul>`;
  }
  if (!isHtml(style))
    return ['| Right | Meaning |', '| --- | --- |', ...all.map(([name, text]) => `| ${name} | ${text} |`)].join('\n');
  const rows = all.map(([name, text]) => `<tr><td>${name}</td><td>${text}</td></tr>`);
  return ['<table>', '<tr><th>Right</th><th>Meaning</th></tr>', ...rows, '</table>'].join('\n');
}

function contents(style: Style, titles: readonly string[]): string {
  const { markup, numbering } = style;
  const entries = titles.map((title, index) => {
    const label = `${labelOf(numbering, index)}${title}`;
    if (markup === 'html') return `  <li><a href="#part-${index}">${label}</a></li>`;
    if (isHtml(style)) return `  <li>${label}</li>`;
    const anchor = label
      .toLowerCase()
      .replace(/[^a-z0-9 ]/g, '')
      .replaceAll(' ', '-');
    return markup === 'atx' || markup === 'setext' ? `- [${label}](#${anchor})` : `- ${label}`;
  });
  return isHtml(style) ? `<ul>\n${entries.join('\n')}\n</ul>` : entries.join('\n');
}

function write({ style, parts, references }: Generated): string {
  const chosen = parts.flatMap((index) => PARTS[index] ?? []);
  const titles = chosen.map(({ title }) => title);
  const title = isHtml(style)
    ? '<h1>Privacy Policy</h1>'
    : languageOf(style) === 'markdown'
      ? '# Privacy Policy'
      : 'PRIVACY POLICY';
  const opening = paragraph(
    style,
    'Example Ltd follows the GDPR and the CCPA, and this policy says what we do with the personal information of our customers.',
  );
  const blocks = chosen.flatMap((part, index) => [
    heading(style, part.title, index),
    paragraph(style, `${part.text}${reference(style, titles, references[index] ?? 0)}`),
    ...('list' in part ? [rights(style)] : []),
  ]);
  const all = [
    title,
    opening,
    ...(style.contents && languageOf(style) !== 'plaintext' ? [contents(style, titles)] : []),
    ...blocks,
  ];
  const text = `${all.join(isHtml(style) ? '\n' : '\n\n')}\n`;
  return style.crlf ? text.replaceAll('\n', '\r\n') : text;
}

interface Inserted {
  readonly before: Analysis;
  readonly changes: readonly Change[];
  readonly after: Analysis;
}

/** Every test looks at the same drafts. */
const known = new Map<string, Inserted>();

function insertAll(draft: Generated): Inserted {
  const key = JSON.stringify(draft);
  const inserted = known.get(key) ?? insertInto(draft);
  known.set(key, inserted);
  return inserted;
}

function insertInto(draft: Generated): Inserted {
  const language = languageOf(draft.style);
  const address = `file:///inserted/${known.size}`;
  const before = analyseText(write(draft), SETTINGS, language, address);
  const changes = planInsertions(before, missingSections(before), 'plain');
  return { before, changes, after: analyseText(applyChanges(before.draft.text, changes), SETTINGS, language, address) };
}

function numbersOf({ draft }: Analysis): readonly (string | undefined)[] {
  return topSections(draft).map(({ heading: found }) => found?.number);
}

function holds(property: (inserted: Inserted, draft: Generated) => void): void {
  fc.assert(
    fc.property(generated, (draft) => {
      const inserted = insertAll(draft);
      try {
        property(inserted, draft);
      } catch (error) {
        throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${inserted.after.draft.text}`);
      }
    }),
    { numRuns: 80, seed: 7 },
  );
}

suite('inserting everything that is missing, in drafts of many styles', () => {
  test('leaves nothing missing for which there is a section', () => {
    holds(({ before, after }) => {
      const wanted = before.findings.flatMap(({ code, fixes }) =>
        code.startsWith('missing/') && fixes.length > 0 ? [code] : [],
      );
      const left = after.findings.map(({ code }) => code).filter((code) => wanted.includes(code));
      assert.deepEqual(left, []);
    });
  });

  test('keeps the headings of the draft, each at its level, and gives the new ones the same looks', () => {
    holds(({ before, after }) => {
      const titles = (analysis: Analysis): readonly string[] =>
        topSections(analysis.draft).map(({ heading: found }) => `${found?.style} ${found?.title.toLowerCase()}`);
      const old = titles(before);
      assert.deepEqual(
        titles(after).filter((title) => old.includes(title)),
        old,
      );
      assert.equal(
        new Set(topSections(after.draft).map(({ heading: found, level }) => `${found?.style} ${level}`)).size,
        1,
      );
    });
  });

  test('numbers the headings without a gap', () => {
    holds(({ after }, { style: { numbering } }) => {
      const numbers = numbersOf(after);
      const wanted = numbers.map((_, index) => {
        if (numbering === 'none') return undefined;
        return numbering === 'I.' ? roman(index + 1) : numberOf(numbering, index);
      });
      assert.deepEqual(numbers, wanted);
    });
  });

  test('leads every reference to the section that it named before', () => {
    holds(({ before, after }) => {
      const sections = topSections(after.draft);
      const references = [...after.draft.text.matchAll(/See Section (\w+) \(([^)]*)\)/g)];
      assert.equal(references.length, [...before.draft.text.matchAll(/See Section/g)].length);
      for (const [, number, title] of references) {
        const target = sections.find(({ heading: found }) => found?.number === number);
        assert.equal(target?.heading?.title.toLowerCase(), title?.toLowerCase());
      }
      assert.ok(!after.findings.some(({ code }) => code === 'draft/broken-reference'));
    });
  });

  test('lists in the table of contents what is in the draft, in its order', () => {
    holds(({ after }, { style }) => {
      if (!style.contents || languageOf(style) === 'plaintext') return;
      const listed = [
        ...after.draft.text.matchAll(
          /^(?:- | +<li>)(?:\[|<a [^>]*>)?(?!Access|Rectification)([^\]<\r\n:]+)(?:\]\(|<\/|\r?$)/gm,
        ),
      ];
      const titles = topSections(after.draft).map(({ heading: found }) => found?.title);
      const label = labelOf(style.numbering, 0).trim().length === 0 ? /^/ : /^\S+ (?:\d+\. )?/;
      const own = listed.slice(0, titles.length).map(([, text = '']) => text.replace(label, ''));
      assert.deepEqual(own, titles);
    });
  });

  test('keeps the line ends', () => {
    holds(({ after }, { style: { crlf } }) => {
      assert.doesNotMatch(after.draft.text, crlf ? /(?<!\r)\n/ : /\r/);
    });
  });

  test('can be taken back byte for byte', () => {
    holds(({ before, changes, after }) => {
      let moved = 0;
      const back = changes.map(({ start, end, text }) => {
        const at = start + moved;
        moved += text.length - (end - start);
        return { start: at, end: at + text.length, text: before.draft.text.slice(start, end) };
      });
      assert.equal(applyChanges(after.draft.text, back), before.draft.text);
    });
  });
});

function roman(value: number): string {
  const tens = 'X'.repeat(Math.floor(value / 10));
  return tens + (['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][value % 10] ?? '');
}
