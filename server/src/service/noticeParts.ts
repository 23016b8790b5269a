import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../draft/draft';
import { openYaml } from '../knowledge/yamlSource';
import { type Finding, titleSpan } from '../law/findings';
import type { FoundConfig } from './configStore';
import { configFinding, languageName, plainFinding, whyNotJudged } from './readingFindings';
import { type FrontMatterSettings, frontMatterSettings, type StatedPart } from './settings';
import { addressBelow, folderOf, isSameAddress } from './uris';

/** A part of a notice that was looked for: its text, or why it cannot be read. */
export interface ReadPart extends StatedPart {
  readonly document?: TextDocument;
  /** A full sentence for the user. */
  readonly problem?: string;
}

/** Reads a file; a sentence for the user where it cannot be read. */
export type PartFile = (address: string, path: string) => Promise<TextDocument | string>;

/**
 * The other files of a draft's notice: those that its front matter names, or else those that proviso.yaml puts
 * together with it, whichever of them it names first.
 * @param folder address of the folder that paths in the front matter start from; undefined where the draft has none
 */
export function statedParts(
  uri: string,
  front: FrontMatterSettings,
  found: FoundConfig | undefined,
  folder: string | undefined,
): readonly StatedPart[] {
  const own = front.draft === true ? front.settings.with : undefined;
  if (own) return eachOnce(own.map((path) => partAt(folder, path)));
  return found ? eachOnce(configParts(uri, found)) : [];
}

/** Files that are put together are so for each of them; that one names itself is told where it does. */
function configParts(uri: string, { folder, config }: FoundConfig): readonly StatedPart[] {
  const isDraft = (part: StatedPart): boolean => part.uri !== undefined && isSameAddress(part.uri, uri);
  return Object.entries(config.files ?? {}).flatMap(([path, { with: paths = [] }]): readonly StatedPart[] => {
    const main = partAt(folder, path);
    const others = paths.map((other) => partAt(folder, other));
    if (isDraft(main)) return others;
    return others.some(isDraft) ? [main, ...others.filter((other) => !isDraft(other))] : [];
  });
}

function partAt(folder: string | undefined, path: string): StatedPart {
  return { path, uri: folder === undefined ? undefined : addressBelow(folder, path) };
}

function eachOnce(parts: readonly StatedPart[]): readonly StatedPart[] {
  return [...new Map(parts.map((part) => [part.uri ?? part.path, part])).values()];
}

/** The folder that a draft stands in, or will be saved in. */
export function folderOfDraft(uri: string, root: string | undefined): string | undefined {
  return uri.startsWith('untitled:') ? root : folderOf(uri);
}

/** Reads the other files of a notice. What cannot be read is told, and does not keep the rest from being judged. */
export async function readParts(
  uri: string,
  parts: readonly StatedPart[],
  read: PartFile,
): Promise<readonly ReadPart[]> {
  return Promise.all(
    parts.map(async (part): Promise<ReadPart> => {
      if (part.uri === undefined) return { ...part, problem: t('{0} is no path from here to a file.', part.path) };
      if (isSameAddress(part.uri, uri)) return { ...part, problem: t('{0} is this draft itself.', part.path) };
      const file = await read(part.uri, part.path);
      return typeof file === 'string' ? { ...part, problem: file } : { ...part, document: file };
    }),
  );
}

/** Says which files of a notice are not judged together with the draft, and why. */
export function partFindings(
  draft: Draft,
  parts: readonly ReadPart[],
  readDraft: (document: TextDocument) => Draft,
): readonly Finding[] {
  return parts.flatMap((part): Finding[] => {
    const problem = part.problem ?? (part.document && whyLeftOut(part.path, readDraft(part.document)));
    if (problem === undefined) return [];
    return [partFinding(draft, part, t('{0} It is not judged together with this draft.', problem))];
  });
}

function whyLeftOut(path: string, draft: Draft): string | undefined {
  const why = whyNotJudged(draft);
  if (why === undefined) return undefined;
  if (why === 'language') return t('{0} seems to be in {1}.', path, languageName(draft.language));
  return draft.unreadable === 'binary' ? t('{0} is not text.', path) : t('{0} is too large.', path);
}

function partFinding(draft: Draft, { path }: StatedPart, message: string): Finding {
  const { frontMatter } = draft;
  const front = frontMatterSettings(draft);
  const index = front.draft === true ? (front.settings.with ?? []).indexOf(path) : -1;
  if (frontMatter && index >= 0) {
    const problem = openYaml(frontMatter.yaml).problem(message, ['proviso', 'with', index]);
    return configFinding(problem, frontMatter.yamlStart);
  }
  return plainFinding('config/invalid', 'error', message, titleSpan(draft));
}
