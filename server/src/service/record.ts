import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { Document, isMap, isNode, isScalar, isSeq, type Pair, parseDocument } from 'yaml';
import { rangeJson } from './analysisDocument';
import { CONFIG_NAME, type FoundConfig } from './configStore';
import type { EditSupport } from './insertEdit';
import type { Analysis } from './policyService';
import type { AcceptedEntry } from './settings';
import { folderOf, pathBelow } from './uris';

/** What is recorded: the laws to check against, an answer about the organisation, or a finding that is accepted. */
export interface RecordRequest {
  readonly laws?: 'auto' | readonly string[];
  readonly fact?: { readonly id: string; readonly value: boolean; readonly because?: string };
  readonly accepted?: AcceptedEntry;
}

/** Where the settings of a draft without front matter go. */
export interface RecordPlace {
  readonly config: FoundConfig | undefined;
  /** The workspace folder. */
  readonly root: string | undefined;
}

/** Lines are not broken anew. */
const LAYOUT = { lineWidth: 0 } as const;

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The edit that records settings of a draft: in the front matter of Markdown, in proviso.yaml for other formats.
 * Comments and everything else in the YAML stay. Null where the YAML is malformed or there is no place for it.
 */
export function provideRecordEdit(
  analysis: Analysis,
  request: RecordRequest,
  place: RecordPlace,
  support: EditSupport,
): WorkspaceEdit | null {
  return analysis.draft.format === 'markdown'
    ? frontMatterEdit(analysis, request, support)
    : configEdit(analysis.document.uri, request, place, support);
}

function frontMatterEdit(
  { document, draft }: Analysis,
  request: RecordRequest,
  support: EditSupport,
): WorkspaceEdit | null {
  const { frontMatter, text } = draft;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const yaml = editYaml(frontMatter?.yaml ?? '', ['proviso'], request);
  if (yaml === undefined) return null;
  const written = yaml.replace(/\r?\n/g, eol);
  if (!frontMatter) {
    const start = text.startsWith('\ufeff') ? 1 : 0;
    const text_ = `---${eol}${written}---${eol}${text.length > start ? eol : ''}`;
    return toEdit(document, document.version, { start, end: start, text: text_ }, support);
  }
  const { yamlStart } = frontMatter;
  const whole = { start: yamlStart, end: yamlStart + frontMatter.yaml.length, text: written };
  return toEdit(document, document.version, smallest(frontMatter.yaml, whole), support);
}

function configEdit(
  uri: string,
  request: RecordRequest,
  { config, root }: RecordPlace,
  support: EditSupport,
): WorkspaceEdit | null {
  const folder = config?.folder ?? root ?? (uri.startsWith('untitled:') ? undefined : folderOf(uri));
  const path = folder === undefined ? undefined : pathBelow(folder, uri);
  if (folder === undefined || path === undefined || (!config && !support.createFiles)) return null;
  const old = config?.text ?? '';
  const yaml = editYaml(old, ['files', path], request);
  if (yaml === undefined) return null;
  const written = old.includes('\r\n') ? yaml.replace(/\r?\n/g, '\r\n') : yaml;
  const target = config?.uri ?? `${folder}/${CONFIG_NAME}`;
  const document = TextDocument.create(target, 'yaml', 0, old);
  const edit = toEdit(document, null, smallest(old, { start: 0, end: old.length, text: written }), support);
  if (config) return edit;
  const create: CreateFile = { kind: 'create', uri: target, options: { ignoreIfExists: true } };
  return { documentChanges: [create, ...(edit.documentChanges ?? [])] };
}

/** Sets what is recorded below a path of keys; undefined where the YAML is malformed. */
function editYaml(yaml: string, path: readonly string[], { laws, fact, accepted }: RecordRequest): string | undefined {
  const parsed = parseDocument(yaml);
  if (parsed.errors.length > 0) return undefined;
  const document = parsed.contents === null ? emptyLike(parsed) : parsed;
  if (!isMap(document.contents)) return undefined;
  for (let depth = 1; depth <= path.length; depth++) makeMap(document, path.slice(0, depth));
  if (laws !== undefined)
    document.setIn([...path, 'laws'], laws === 'auto' ? laws : document.createNode(laws, { flow: true }));
  if (fact) {
    makeMap(document, [...path, 'facts']);
    const { id, value, because } = fact;
    document.setIn([...path, 'facts', id], because === undefined ? value : document.createNode({ value, because }));
  }
  if (accepted) addAccepted(document, [...path, 'accepted'], accepted);
  const whole = document.toString(LAYOUT);
  const spliced = spliceKey(yaml, document, path[0] ?? '');
  return spliced !== undefined && parseDocument(spliced).toString(LAYOUT) === whole ? spliced : whole;
}

/** The text with one top-level key written anew and all others as they were; undefined where that cannot be done. */
function spliceKey(yaml: string, document: Document, key: string): string | undefined {
  const pair = pairOf(document, key);
  if (!pair) return undefined;
  const alone = new Document({});
  if (isMap(alone.contents)) alone.contents.items.push(pair);
  const text = alone.toString(LAYOUT);
  const old = pairOf(parseDocument(yaml), key);
  if (!old) return `${yaml}${yaml === '' || yaml.endsWith('\n') ? '' : '\n'}${text}`;
  const start = isScalar(old.key) ? old.key.range?.[0] : undefined;
  const end = isNode(old.value) ? old.value.range?.[2] : undefined;
  return start === undefined || end === undefined ? undefined : yaml.slice(0, start) + text + yaml.slice(end);
}

/** A top-level entry of a mapping in block style; what was just added has a plain key. */
function pairOf({ contents }: Document, key: string): Pair | undefined {
  if (!isMap(contents) || contents.flow) return undefined;
  return contents.items.find((item) => (isScalar(item.key) ? item.key.value : item.key) === key);
}

/** An empty document that keeps the comment of the one that has nothing else. */
function emptyLike(parsed: Document): Document {
  const document = new Document({});
  document.commentBefore = parsed.commentBefore ?? parsed.comment;
  return document;
}

function addAccepted(document: Document, path: readonly string[], entry: AcceptedEntry): void {
  if (!isSeq(document.getIn(path, true))) document.setIn(path, document.createNode([]));
  document.addIn(path, document.createNode(entry));
}

/** `proviso: true` and missing keys become mappings. */
function makeMap(document: Document, path: readonly string[]): void {
  if (!isMap(document.getIn(path, true))) document.setIn(path, document.createNode({}));
}

/** Only what differs, so that the rest of the editor's text is not touched. */
function smallest(old: string, { start, text }: Replacement): Replacement {
  const limit = Math.min(old.length, text.length);
  let head = 0;
  while (head < limit && old[head] === text[head]) head += 1;
  let tail = 0;
  while (tail < limit - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  return { start: start + head, end: start + old.length - tail, text: text.slice(head, text.length - tail) };
}

/** The edit of one place of a document. */
export function toEdit(
  document: TextDocument,
  version: number | null,
  { text, ...span }: Replacement,
  support: EditSupport,
): WorkspaceEdit {
  const edits = [{ range: rangeJson(document, span), newText: text }];
  if (!support.documentChanges) return { changes: { [document.uri]: edits } };
  const change: TextDocumentEdit = { textDocument: { uri: document.uri, version }, edits };
  return { documentChanges: [change] };
}
