import { t } from '@vscode/l10n';
import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { type DefinedTerm, termsIn } from '../draft/definedTerms';
import type { Draft, Heading, Span } from '../draft/draft';
import { plainName, referencesIn } from '../draft/references';
import { pluralOf, singularOf, sourceOfWords, termKey } from '../draft/termWords';
import { rangeJson } from './analysisDocument';
import type { EditSupport } from './insertEdit';
import { nameAt } from './nameAt';
import type { Analysis } from './policyService';

/** Why something cannot be renamed, in words for the writer. */
export interface Refusal {
  readonly refusal: string;
}

/** The words that will be renamed, as they are offered for editing. */
export interface Renaming {
  readonly range: Range;
  readonly placeholder: string;
}

/** Letters, digits and the few signs that names have; what Markdown, HTML and quotation need for themselves is no part of them. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} .,'’&/()-]{0,78}[\p{L}\p{M}\p{N}.)])?$/u;

/** What can be renamed at a position; null where there is nothing of ours. */
export function prepareRename(analysis: Analysis, position: Position): Renaming | Refusal | null {
  const { draft, document } = analysis;
  const named = nameAt(draft, document.offsetAt(position));
  if (!named || named.kind === 'heading') return null;
  if (named.kind === 'reference') {
    // The editor itself renames the links of Markdown.
    if (named.reference.kind === 'anchor') return null;
    return { refusal: t('This refers to a section. Rename the section at its heading.') };
  }
  if (named.term.isPronoun)
    return { refusal: t('“{0}” is a word that every text uses. Only defined terms can be renamed.', named.term.name) };
  return { range: rangeJson(document, named.here), placeholder: writtenAt(draft, named.here, named.term) };
}

/**
 * The edit that gives a term another name, in its definitions and wherever it is used, singular and plural. The new name
 * stands for the one at the position: renaming "Users" to "Members" makes "User" a "Member".
 */
export function provideRename(
  analysis: Analysis,
  position: Position,
  newName: string,
  support: EditSupport,
): WorkspaceEdit | Refusal | null {
  const { draft, document } = analysis;
  const prepared = prepareRename(analysis, position);
  if (!prepared || 'refusal' in prepared) return prepared;
  const named = nameAt(draft, document.offsetAt(position));
  if (named?.kind !== 'term') return null;
  const name = newName.trim().replace(/\s+/g, ' ');
  const refusal = whyNot(draft, named.term, name);
  if (refusal !== undefined) return { refusal };
  const edits = editsFor(draft, named.term, { from: prepared.placeholder, to: name }).map(
    ({ text, ...span }): TextEdit => ({ range: rangeJson(document, span), newText: text }),
  );
  if (!support.documentChanges) return { changes: { [document.uri]: edits } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}

function whyNot(draft: Draft, term: DefinedTerm, name: string): string | undefined {
  if (!NAME.test(name)) return t('A term is made of letters, digits, spaces and the signs . , ’ & / ( ) and -.');
  const key = termKey(name);
  const other = termsIn(draft).terms.find((one) => one !== term && one.definitions.some((each) => each.key === key));
  return other && t('“{0}” is another term that this draft defines.', other.name);
}

interface Change {
  readonly from: string;
  readonly to: string;
}

interface Replacement extends Span {
  readonly text: string;
}

function editsFor(draft: Draft, term: DefinedTerm, change: Change): readonly Replacement[] {
  const places = termsIn(draft).uses.filter((use) => use.term === term);
  const edits = places.flatMap((place) => {
    const old = writtenAt(draft, place, term);
    return replacementsOf(draft, place, inForm(change, old));
  });
  return [...edits, ...anchorEdits(draft, edits)].sort((a, b) => a.start - b.start);
}

/** The new name as the old one is written in a place: in the plural, in capitals, at the start of a sentence. */
function inForm({ from, to }: Change, old: string): string {
  const number = isSame(old, from)
    ? to
    : isSame(old, pluralOf(from))
      ? pluralOf(to)
      : isSame(pluralOf(old), from)
        ? (singularOf(to) ?? to)
        : to;
  if (/\p{Lu}{2}/u.test(old) && !/\p{Ll}/u.test(old) && /\p{Ll}/u.test(from)) return number.toUpperCase();
  const isRaised = /^\p{Lu}/u.test(old) && /^\p{Ll}/u.test(from);
  return isRaised ? number.charAt(0).toUpperCase() + number.slice(1) : number;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A place as a reader sees it. */
function writtenAt({ text }: Draft, { start, end }: Span, { name }: DefinedTerm): string {
  const source = text.slice(start, end);
  const words = sourceOfWords(source).map((word) => source.slice(word.start, word.end));
  return words.length > 0 ? words.join(' ') : name;
}

/** Where markup stands between the words of a place, it stays: the words alone are replaced. */
function replacementsOf({ text, format }: Draft, place: Span, name: string): readonly Replacement[] {
  const source = text.slice(place.start, place.end);
  const words = format === 'html' ? name.replaceAll('&', '&amp;') : name;
  const old = sourceOfWords(source);
  const isPlain = /^[^*_<>`[\]]*$/.test(source);
  if (isPlain || old.length < 2) return [{ start: place.start, end: place.end, text: words }];
  const parts = partsFor(words, old.length);
  return old.map((word, index) => ({
    start: word.start + place.start,
    end: word.end + place.start,
    text: parts[index] ?? '',
  }));
}

/** As many parts as there are words to replace; the first takes what is over. */
function partsFor(name: string, count: number): readonly string[] {
  const words = name.split(' ');
  const over = Math.max(1, words.length - count + 1);
  return [words.slice(0, over).join(' '), ...words.slice(over)];
}

/** Links to headings whose names change along. */
function anchorEdits(draft: Draft, edits: readonly Replacement[]): readonly Replacement[] {
  return referencesIn(draft).flatMap((reference): Replacement[] => {
    const { kind, section, name, label } = reference;
    const heading = kind === 'anchor' && section !== undefined ? draft.sections[section]?.heading : undefined;
    if (!heading || !isNamedAfter(name, heading)) return [];
    const title = titleAfter(draft.text, heading.name, edits);
    return title === draft.text.slice(heading.name.start, heading.name.end)
      ? []
      : [{ ...label, text: anchorOf(title, name) }];
  });
}

function isNamedAfter(anchor: string, { title }: Heading): boolean {
  return plainName(anchor) === plainName(title);
}

function titleAfter(text: string, { start, end }: Span, edits: readonly Replacement[]): string {
  let title = '';
  let done = start;
  for (const edit of edits.filter((one) => one.start >= start && one.end <= end)) {
    title += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return title + text.slice(done, end);
}

/** The anchor of a heading as renderers make it, in the way the old one is written. */
function anchorOf(title: string, old: string): string {
  const words = title.replace(/[^\p{L}\p{N}\s_-]/gu, '').trim();
  const spaced = words.replace(/\s/g, old.includes('_') ? '_' : '-');
  return old === old.toLowerCase() ? spaced.toLowerCase() : spaced;
}
