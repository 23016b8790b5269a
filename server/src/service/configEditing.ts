import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  type Hover,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver-types';
import type { Draft, Span } from '../draft/draft';
import { rangeJson } from './analysisDocument';
import { type ConfigName, describeKey, describeValue, explainName, namesAt } from './configNames';
import { type ConfigPlace, placesAt, placesIn } from './configPlace';
import { configProblems } from './configProblems';
import { type ConfigRoot, shapeAt } from './configShape';
import type { KnowledgeIndex } from './knowledgeIndex';
import { readConfig, readFrontMatterSettings } from './settings';

/** Settings in a document: the whole of proviso.yaml, or the front matter of a draft. */
export interface ConfigText {
  /** Ours, with the house rules that hold here. */
  readonly index: KnowledgeIndex;
  readonly document: TextDocument;
  readonly root: ConfigRoot;
  readonly yaml: string;
  /** Where the YAML starts in the document. */
  readonly start: number;
  /** The draft whose front matter it is. */
  readonly draft?: Draft;
}

interface Offer {
  readonly label: string;
  readonly text: string;
  readonly isSnippet: boolean;
  readonly kind: CompletionItemKind;
  readonly detail?: string | undefined;
  readonly about?: string | undefined;
}

/** Offers the keys, values and names that can stand at an offset of the document. */
export function provideConfigCompletion(
  text: ConfigText,
  offset: number,
  support: { readonly snippets: boolean },
): CompletionItem[] {
  for (const place of placesAt(text.yaml, offset - text.start)) {
    const isFollowed = text.yaml.startsWith(':', place.end);
    const offers = offersAt(text, place, support.snippets && !isFollowed, isFollowed);
    const isThere = (label: string): boolean =>
      place.siblings.includes(label) || (isFollowed && label === place.text) || !mayBe(label, text.root, place);
    const free = offers.filter(({ label }) => !isThere(label));
    if (free.length > 0) return free.map((offer, rank) => toItem(text, place, offer, rank));
  }
  return [];
}

/** Editors filter what is offered by what is written; among keys that are not ours, ours is offered only where it begins. */
function mayBe(label: string, root: ConfigRoot, { path, text }: ConfigPlace): boolean {
  return root === 'file' || path.length > 0 || label.startsWith(text);
}

function offersAt(
  { index, root, draft }: ConfigText,
  place: ConfigPlace,
  snippets: boolean,
  isFollowed: boolean,
): readonly Offer[] {
  const names = namesAt(index, root, place, draft)?.names ?? [];
  const shape = shapeAt(root, place.path);
  if (place.role === 'key') {
    const own = shape.keys.map(
      (key): ConfigName => ({ id: key, detail: '', about: describeKey(root, [...place.path, key]) ?? '' }),
    );
    return [...own, ...names].map((name) => keyOffer(root, [...place.path, name.id], name, snippets, isFollowed));
  }
  const isWhole = shape.isList;
  const values = shape.values.map((value): Offer => {
    const about = describeValue(root, place.path, value);
    return { label: value, text: value, isSnippet: false, kind: CompletionItemKind.EnumMember, about };
  });
  const listed = names.map(({ id, detail, about }): Offer => {
    const written = /^[\w./-]+$/.test(id) ? id : JSON.stringify(id);
    const value = isWhole ? `[${written}]` : written;
    return { label: id, text: value, isSnippet: false, kind: CompletionItemKind.Value, detail, about };
  });
  return [...values, ...listed];
}

/** A key with its colon, and the values that there are to choose from. */
function keyOffer(
  root: ConfigRoot,
  path: readonly (string | number)[],
  { id, detail, about }: ConfigName,
  snippets: boolean,
  isFollowed: boolean,
): Offer {
  const { values, isMapping, isList } = shapeAt(root, path);
  const choice = snippets && values.length > 1 && !isList ? `\${1|${values.join(',')}|}` : '';
  const gap = isMapping && choice === '' ? ':' : ': ';
  const text = isFollowed ? id : `${id}${gap}${choice}`;
  return { label: id, text, isSnippet: choice !== '', kind: CompletionItemKind.Property, detail, about };
}

function toItem(text: ConfigText, place: ConfigPlace, offer: Offer, rank: number): CompletionItem {
  const { label, kind, detail, about } = offer;
  return {
    label,
    kind,
    sortText: String(rank).padStart(3, '0'),
    textEdit: { range: rangeIn(text, place), newText: offer.text },
    insertTextFormat: offer.isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(detail ? { detail } : {}),
    ...(about ? { documentation: { kind: MarkupKind.Markdown, value: about } } : {}),
  };
}

function rangeIn({ document, start }: ConfigText, span: Span): ReturnType<typeof rangeJson> {
  return rangeJson(document, { start: span.start + start, end: span.end + start });
}

/** Explains the key, value or name at an offset of the document. */
export function provideConfigHover(text: ConfigText, offset: number): Hover | null {
  const at = offset - text.start;
  const place = placesIn(text.yaml).find(({ start, end }) => start <= at && at <= end);
  const value = place && explainPlace(text, place);
  return place && value !== undefined
    ? { contents: { kind: MarkupKind.Markdown, value }, range: rangeIn(text, place) }
    : null;
}

function explainPlace({ index, root, draft }: ConfigText, place: ConfigPlace): string | undefined {
  const names = namesAt(index, root, place, draft);
  const name = names?.names.find(({ id }) => id === place.text);
  if (names && name) return explainName(index, names, name);
  return place.role === 'key'
    ? describeKey(root, [...place.path, place.text])
    : describeValue(root, place.path, place.text);
}

/** Quick fixes that write the name that was probably meant. */
export function provideConfigFixes(text: ConfigText, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const { index, document, root, yaml } = text;
  const { problems } = root === 'file' ? readConfig(yaml) : readFrontMatterSettings(yaml);
  return configProblems(index, root, yaml, problems).flatMap(({ replacement, ...problem }): CodeAction[] => {
    const range = rangeIn(text, problem);
    const diagnostic = diagnostics.find((each) => JSON.stringify(each.range) === JSON.stringify(range));
    if (replacement === undefined || !diagnostic) return [];
    return [
      {
        title: t('Change to “{0}”', replacement),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: true,
        edit: { changes: { [document.uri]: [{ range, newText: replacement }] } },
      },
    ];
  });
}
