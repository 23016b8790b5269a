import { checking } from 'proviso:words';
import picomatch from 'picomatch';
import type { Draft } from '../draft/draft';
import { oneOf } from '../draft/oneOf';
import type { FrontMatterSettings } from './settings';
import { nameOf, pathBelow } from './uris';

/** Names of files that are taken for drafts where no setting says otherwise. */
export const DEFAULT_DRAFTS: readonly string[] = ['**/*{privacy,policy,notice}*.{md,mdx,markdown,html,htm,txt}'];

/** Notices of copyright in a repository, which the usual names would catch; a title can still make one a draft. */
const NO_DRAFTS = ['**/notice.{md,txt}', '**/*{third-party,thirdparty,third_party,license,licence,copyright}*'];

/** File name endings of drafts, with the language id that an editor gives them. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['.md', 'markdown'],
  ['.mdx', 'mdx'],
  ['.markdown', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.txt', 'plaintext'],
]);

/** Titles of drafts; what may follow keeps "Privacy Policy Generator" out. */
const TITLE = new RegExp(
  String.raw`${oneOf(checking.draftTitles)}(?=\s*(?:$|[-–—:|(,.&/]|${oneOf(checking.behindDraftTitles)}\b))`,
  'i',
);
const TITLE_ABOUT = new RegExp(String.raw`^${oneOf(checking.aboutDrafts)}\b`, 'i');

/** Where globs of drafts come from; they are relative to the folder. */
export interface DraftGlobs {
  readonly globs: readonly string[];
  readonly folder: string | undefined;
}

/** Whether a document in this language can be a draft at all. */
export function canBeDraft(languageId: string): boolean {
  return [...LANGUAGES.values()].includes(languageId);
}

/** Whether a file's name ends like that of a draft. */
export function isNamedLikeText(name: string): boolean {
  return LANGUAGES.has(endingOf(name));
}

/** The language id of a file by its name; of what is named otherwise, that of plain text. */
export function languageOfName(name: string): string {
  return LANGUAGES.get(endingOf(name)) ?? 'plaintext';
}

function endingOf(name: string): string {
  return name.slice(Math.max(0, name.lastIndexOf('.'))).toLowerCase();
}

/**
 * Whether a file is a draft: front matter decides, then the globs, then a title that says so.
 * @param draft read only where it is needed
 */
export function isDraft(uri: string, front: FrontMatterSettings, globs: DraftGlobs, draft: Draft): boolean {
  if (front.draft !== undefined) return front.draft;
  if (!uri.startsWith('untitled:') && matchesGlobs(uri, globs)) return true;
  return hasDraftTitle(draft);
}

/** Whether a file is named like a draft. */
export function matchesGlobs(uri: string, { globs, folder }: DraftGlobs): boolean {
  const path = (folder === undefined ? undefined : pathBelow(folder, uri)) ?? nameOf(uri);
  return matcherOf(globs)(path);
}

function hasDraftTitle({ title, sections }: Draft): boolean {
  const text = title?.text ?? sections[1]?.heading?.title;
  return text !== undefined && TITLE.test(text) && !TITLE_ABOUT.test(text);
}

const matchers = new WeakMap<readonly string[], (path: string) => boolean>();

function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const known = matchers.get(globs);
  if (known) return known;
  const options = { nocase: true, dot: true };
  // A pattern without a slash means files of that name anywhere.
  const everywhere = globs.map((glob) => (glob.includes('/') ? glob.replace(/^\.?\//, '') : `**/${glob}`));
  const ignore = globs === DEFAULT_DRAFTS ? { ignore: NO_DRAFTS } : {};
  const matcher = picomatch(everywhere, { ...options, ...ignore });
  matchers.set(globs, matcher);
  return matcher;
}
