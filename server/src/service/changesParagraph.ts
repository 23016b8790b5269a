import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Change, Told } from '../compare/change';
import type { Draft } from '../draft/draft';
import type { ChangesParagraph } from '../knowledge/changes';
import type { Piece } from '../sections/pieces';
import type { Template, TemplateBlock, TemplateForm } from '../sections/template';
import { type ComparedVersions, sortBySubject } from './comparison';
import { type EditSupport, provideInsertEdit } from './insertEdit';
import type { Analysis } from './policyService';

/** The standard section that the paragraph joins, or opens. */
const SECTION = 'policy-changes';

/**
 * The edit that writes what changed into the draft: into its section on changes, or with that section where there is
 * none. Null where nothing changed that readers would be told.
 */
export function provideChangesEdit(compared: ComparedVersions, support: EditSupport): WorkspaceEdit | null {
  const { next } = compared;
  const changes = sortBySubject(compared.changes, next);
  const { knowledge } = next.known;
  const written = writeChanges(knowledge.changePlan.paragraph, next, changes, compared.old);
  const template = knowledge.sections.find(({ id }) => id === SECTION);
  if (written.length === 0 || !template) return null;
  const sections = knowledge.sections.map((one) => (one === template ? withBlocks(template, written) : one));
  const analysis: Analysis = { ...next, known: { ...next.known, knowledge: { ...knowledge, sections } } };
  return provideInsertEdit(analysis, { sections: [SECTION] }, support);
}

/** Where the section is there, the paragraph joins it; where it is not, the paragraph stands behind its usual text. */
function withBlocks(template: Template, written: readonly TemplateBlock[]): Template {
  const form = (name: 'section' | 'paragraph', blocks: readonly TemplateBlock[]): TemplateForm => ({ name, blocks });
  const usual = template.forms.find(({ name }) => name === 'section')?.blocks ?? [];
  return { ...template, forms: [form('section', [...usual, ...written]), form('paragraph', written)] };
}

function writeChanges(
  plan: ChangesParagraph,
  next: Analysis,
  changes: readonly Change[],
  old: Analysis,
): readonly TemplateBlock[] {
  const told = changes.filter(({ subject }) => subject !== 'date');
  if (told.length === 0) return [];
  const date = changes.find(({ subject, is }) => subject === 'date' && is)?.is?.value;
  const opening = date === undefined ? plan.undated : filled(plan.dated, [date]);
  return [
    { kind: 'paragraph', pieces: opening },
    {
      kind: 'list',
      items: [...listed(plan, told), ...replaced(plan, told), ...quoted(plan, told, next.draft, old.draft)],
    },
  ];
}

/** One item for all that is new, and one for all that is gone, of one subject. */
function listed({ items, consent }: ChangesParagraph, changes: readonly Change[]): readonly (readonly Piece[])[] {
  const groups = new Map<string, { readonly sentence: readonly Piece[]; readonly names: string[] }>();
  for (const change of changes) {
    const { kind, subject } = change;
    const sentence = kind === 'changed' || isQuoted(change) ? undefined : items[subject]?.[kind];
    if (!sentence) continue;
    const key = `${subject} ${kind}`;
    const group = groups.get(key) ?? { sentence, names: [] };
    groups.set(key, group);
    const name = nameIn(change);
    group.names.push(change.is?.stance === 'consent' ? consent.replace('{0}', name) : name);
  }
  return [...groups.values()].map(({ sentence, names }) => filled(sentence, [[...new Set(names)].join(', ')]));
}

/** Periods, ages and addresses that took the place of others. */
function replaced({ items }: ChangesParagraph, changes: readonly Change[]): readonly (readonly Piece[])[] {
  return changes.flatMap(({ kind, subject, name, was, is }) => {
    const sentence = items[subject]?.changed;
    const values = [is?.value, was?.value, name];
    return kind === 'changed' && sentence && values.every((value) => value !== undefined)
      ? [filled(sentence, values)]
      : [];
  });
}

/** What has no sentence of ours stands as the draft says it, once for each sentence of the draft. */
function quoted(
  { items, quoted: sentence }: ChangesParagraph,
  changes: readonly Change[],
  next: Draft,
  old: Draft,
): readonly (readonly Piece[])[] {
  const known = (change: Change): boolean => !isQuoted(change) && items[change.subject]?.[change.kind] !== undefined;
  const told = changes.filter((change) => !known(change)).flatMap(({ is }) => (is ? [firstSentence(next, is)] : []));
  return [...new Set(told)]
    .filter((text) => text !== '' && !old.text.includes(text))
    .map((text) => filled(sentence, [text]));
}

/** A denial is said in the draft's own words: a list would say the contrary. */
function isQuoted({ was, is }: Change): boolean {
  return was?.stance === 'denied' || is?.stance === 'denied';
}

/** Told by our names: rights, which follow "you can", and disclosures. All else as the draft writes it. */
const OUR_NAMES = ['rights', 'disclosures'];

/** Names of their own keep their capital; all else may have it from the start of a sentence or table cell. */
const PROPER_NAMES = ['services', 'places', 'authorities', 'contacts'];

function nameIn({ subject, name, was, is }: Change): string {
  if (OUR_NAMES.includes(subject)) return name;
  const value = (is ?? was)?.value ?? name;
  return PROPER_NAMES.includes(subject) || !/^\p{Lu}\p{Ll}/u.test(value)
    ? value
    : value.charAt(0).toLowerCase() + value.slice(1);
}

/** The sentence at a place as a reader sees it. */
function firstSentence({ blocks }: Draft, { places }: Told): string {
  const [place] = places;
  if (!place) return '';
  for (const { start, content } of blocks) {
    const found = content.sentences.find((sentence) => start + sentence.start === place.start);
    if (found) return found.text;
  }
  return '';
}

/** Puts values where {0} and {1} stand. */
function filled(pieces: readonly Piece[], values: readonly (string | undefined)[]): readonly Piece[] {
  return pieces.map((piece) =>
    piece.kind === 'text'
      ? { ...piece, text: piece.text.replace(/\{(\d)\}/g, (whole, index) => values[Number(index)] ?? whole) }
      : piece,
  );
}
