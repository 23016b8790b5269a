import type { Draft, DraftFormat } from '../../../server/src/draft/draft';
import { readDraft } from '../../../server/src/draft/readDraft';
import { applyChanges, type Change } from '../../../server/src/sections/change';
import { type InsertOptions, insertSections } from '../../../server/src/sections/insertSection';
import { headingOf } from './headingOf';
import { loadTemplates } from './templates';

export const templates = loadTemplates();

export function read(text: string, format: DraftFormat = 'markdown'): Draft {
  return readDraft(text, { format, abbreviations: ['inc', 'art'] });
}

/** The edits that put sections into a draft, as plain text unless asked otherwise. */
export function insertions(
  draft: Draft,
  ids: readonly string[],
  options: Partial<InsertOptions> = {},
): readonly Change[] {
  return insertSections(draft, templates, ids, { headingOf: headingOf(templates), tabStops: 'plain', ...options });
}

/** The draft's text with the sections in it. */
export function withSections(draft: Draft, ids: readonly string[], options: Partial<InsertOptions> = {}): string {
  return applyChanges(draft.text, insertions(draft, ids, options));
}

const PARTS: readonly (readonly [string, string])[] = [
  ['Information we collect', 'We collect your name and your email address when you open an account with us.'],
  ['How we use your information', 'We use personal information to run your account and to answer your questions.'],
  ['How we share your information', 'We share personal information with companies that host our servers.'],
  ['Security', 'We encrypt personal information while it travels and while it is stored.'],
  ['Contact us', 'Please write to privacy@example.com with any question about this policy.'],
];

export type Shape =
  | 'atx'
  | 'setext'
  | 'bold'
  | 'numbered'
  | 'html'
  | 'html-wrapped'
  | 'bare'
  | 'bare-numbered'
  | 'bare-tight';

export const SHAPES: readonly Shape[] = [
  'atx',
  'setext',
  'bold',
  'numbered',
  'html',
  'html-wrapped',
  'bare',
  'bare-numbered',
  'bare-tight',
];

/** One policy in many shapes. */
export function shaped(shape: Shape): Draft {
  const parts = PARTS.map(([title, text], index) =>
    part(shape, shape.startsWith('bare') ? toTitle(title) : title, text, index + 1),
  );
  const join = (title: string, gap = '\n\n'): string => `${[title, ...parts].join(gap)}\n`;
  switch (shape) {
    case 'html':
    case 'html-wrapped':
      return read(join('<html><body>\n<h1>Privacy Policy</h1>', '\n').replace(/\n$/, '\n</body></html>\n'), 'html');
    case 'bare':
    case 'bare-numbered':
      return read(join('Privacy Policy'), 'plaintext');
    case 'bare-tight':
      return read(join('Privacy Policy', '\n'), 'plaintext');
    case 'setext':
      return read(join('Privacy Policy\n=============='));
    default:
      return read(join('# Privacy Policy'));
  }
}

function part(shape: Shape, title: string, text: string, number: number): string {
  switch (shape) {
    case 'atx':
      return `## ${title}\n\n${text}`;
    case 'setext':
      return `${title}\n${'-'.repeat(title.length)}\n\n${text}`;
    case 'bold':
      return `**${title}**\n\n${text}`;
    case 'numbered':
      return `## ${number}. ${title}\n\n${text}`;
    case 'html':
      return `<h2 id="part-${number}" class="title">${title}</h2>\n<p>${text}</p>`;
    case 'html-wrapped':
      return `  <section>\n    <h2>${title}</h2>\n    <ul>\n      <li>${text}</li>\n    </ul>\n  </section>`;
    case 'bare':
      return `${title}\n\n${text}`;
    case 'bare-numbered':
      return `${number}. ${title}\n\n${text}`;
    case 'bare-tight':
      return `${title}\n${text} This holds for our site and for our app. Some words more make the line as long as lines are in such drafts.`;
  }
}

function toTitle(text: string): string {
  return text.replace(/\b[a-z](?=[a-z]{2})/g, (letter) => letter.toUpperCase());
}
