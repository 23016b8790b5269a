import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { Document, isMap, isNode, isScalar, isSeq, Pair, parseDocument, Scalar } from 'yaml';
import { rangeJson } from './analysisDocument';
import { CONFIG_NAME, type FoundConfig } from './configStore';
import type { EditSupport } from './insertEdit';
import type { Analysis } from './policyService';
import type { AcceptedEntry } from './settings';
import { folderOf, pathBelow } from './uris';

/** An answer about the organisation. */
export interface RecordedFact {
  readonly id: string;
  readonly value: boolean;
  readonly because?: string;
}

/** What is recorded: the laws to check against, answers about the organisation, or a finding that is accepted. */
export interface RecordRequest {
  readonly laws?: 'auto' | readonly string[];
  readonly facts?: readonly RecordedFact[];
  readonly accepted?: AcceptedEntry;
  /** `organisation`: at the top of proviso.yaml, for every draft of the folder. Absent: for the draft alone. */
  readonly scope?: 'organisation';
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
 * The edit that records settings of a draft: in the front matter of Markdown, in proviso.yaml for other formats and for
 * what holds for the whole organisation.
 * Comments and everything else in the YAML stay. Null where the YAML is malformed or there is no place for it.
 */
export function provideRecordEdit(
  analysis: Analysis,
  request: RecordRequest,
  place: RecordPlace,
  support: EditSupport,
): WorkspaceEdit | null {
  return analysis.draft.format === 'markdown' && request.scope !== 'organisation'
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
  const keys = folder === undefined ? undefined : keysFor(request, folder, uri);
  if (folder === undefined || !keys || (!config && !support.createFiles)) return null;
  const old = config?.text ?? '';
  const yaml = editYaml(old, keys, request);
  if (yaml === undefined) return null;
  const written = old.includes('\r\n') ? yaml.replace(/\r?\n/g, '\r\n') : yaml;
  const target = config?.uri ?? `${folder}/${CONFIG_NAME}`;
  const document = TextDocument.create(target, 'yaml', 0, old);
  const edit = toEdit(document, null, smallest(old, { start: 0, end: old.length, text: written }), support);
  if (config) return edit;
  const create: CreateFile = { kind: 'create', uri: target, options: { ignoreIfExists: true } };
  return { documentChanges: [create, ...(edit.documentChanges ?? [])] };
}

/** The keys of proviso.yaml below which something is recorded; undefined where the draft is not in its folder. */
function keysFor({ scope }: RecordRequest, folder: string, uri: string): readonly string[] | undefined {
  if (scope === 'organisation') return [];
  const path = pathBelow(folder, uri);
  return path === undefined ? undefined : ['files', path];
}

/** Sets what is recorded below a path of keys; undefined where the YAML is malformed. */
function editYaml(yaml: string, path: readonly string[], request: RecordRequest): string | undefined {
  const parsed = parseDocument(yaml);
  if (parsed.errors.length > 0) return undefined;
  const document = parsed.contents === null ? emptyLike(parsed) : parsed;
  if (!isMap(document.contents)) return undefined;
  for (let depth = 1; depth <= path.length; depth++) makeMap(document, path.slice(0, depth));
  setAll(document, path, request);
  const whole = document.toString(LAYOUT);
  const [key] = path;
  const changed = key === undefined ? changedKeys(request) : [key];
  const spliced = changed.reduce<string | undefined>(
    (text, each) => (text === undefined ? undefined : spliceKey(text, document, each)),
    yaml,
  );
  return spliced !== undefined && parseDocument(spliced).toString(LAYOUT) === whole ? spliced : whole;
}

function setAll(document: Document, path: readonly string[], { laws, facts = [], accepted }: RecordRequest): void {
  if (laws !== undefined) setLaws(document, [...path, 'laws'], laws);
  if (accepted) addAccepted(document, [...path, 'accepted'], accepted);
  if (facts.length > 0) makeMap(document, [...path, 'facts']);
  for (const { id, value, because } of facts) {
    const place = [...path, 'facts', id];
    // An answer that stays the same keeps its reason.
    if (because === undefined && factValue(document.getIn(place)) === value) continue;
    document.setIn(place, because === undefined ? value : document.createNode({ value, because }));
  }
}

/** The comment behind the old value stays. */
function setLaws(document: Document, place: readonly string[], laws: 'auto' | readonly string[]): void {
  const old = document.getIn(place, true);
  const node = document.createNode(laws, { flow: true });
  if (isNode(old)) node.comment = old.comment ?? null;
  document.setIn(place, node);
}

function factValue(fact: unknown): unknown {
  return isMap(fact) ? fact.get('value') : fact;
}

function changedKeys({ laws, facts = [], accepted }: RecordRequest): string[] {
  return [
    ...(laws === undefined ? [] : ['laws']),
    ...(facts.length > 0 ? ['facts'] : []),
    ...(accepted ? ['accepted'] : []),
  ];
}

/** The text with one top-level key written anew and all others as they were; undefined where that cannot be done. */
function spliceKey(yaml: string, document: Document, key: string): string | undefined {
  const pair = pairOf(document, key);
  if (!pair) return undefined;
  const text = writeAlone(pair);
  const old = pairOf(parseDocument(yaml), key);
  if (!old) return `${yaml}${yaml === '' || yaml.endsWith('\n') ? '' : '\n'}${text}`;
  const start = isScalar(old.key) ? old.key.range?.[0] : undefined;
  const end = isNode(old.value) ? old.value.range?.[2] : undefined;
  return start === undefined || end === undefined ? undefined : yaml.slice(0, start) + text + yaml.slice(end);
}

/** One entry, without the comments and empty lines above it: those stay where they are in the text. */
function writeAlone(pair: Pair): string {
  const alone = new Document({});
  const key = isScalar(pair.key) ? Object.assign(new Scalar(pair.key.value), { type: pair.key.type }) : pair.key;
  if (isMap(alone.contents)) alone.contents.items.push(new Pair(key, pair.value));
  return alone.toString(LAYOUT);
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
