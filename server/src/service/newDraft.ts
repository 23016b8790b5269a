import { TextDocument } from 'vscode-languageserver-textdocument';
import { stringify } from 'yaml';
import type { DraftFormat } from '../draft/draft';
import type { LawChoice } from '../law/applicability';
import type { Change } from '../sections/change';
import { escapeSnippet } from '../sections/snippetText';
import { planInsertions } from './insertEdit';
import type { Analysis, PolicyService } from './policyService';
import { type DraftSettings, joinSettings } from './settings';

/** What a new policy is to be. */
export interface NewDraftRequest {
  /** Id of a kind of notice. */
  readonly kind: string;
  readonly format: DraftFormat;
  readonly laws: LawChoice;
  readonly facts: Readonly<Record<string, boolean>>;
  /** Whether the profile is written into the front matter, where the format has one. */
  readonly frontMatter: boolean;
}

/** A first draft. */
export interface NewDraft {
  readonly languageId: string;
  /** Open places in brackets. */
  readonly text: string;
  /** The same with tab stops, as a snippet. */
  readonly snippet: string;
  /** The standard sections in it, in document order. */
  readonly sections: readonly string[];
  /** The laws that it was written for. */
  readonly laws: readonly string[];
}

/** What one section leaves open another one settles; more rounds than this bring nothing new. */
const MAX_ROUNDS = 5;

const LANGUAGE: Readonly<Record<DraftFormat, string>> = {
  markdown: 'markdown',
  html: 'html',
  plaintext: 'plaintext',
};

/**
 * Builds a first draft: title, and every standard section that the laws want or that policies always have, in the usual
 * order. Sections are added until our own check finds nothing missing for which there is a section.
 * @param day ISO date as of which the laws are taken
 */
export function newDraft(service: PolicyService, request: NewDraftRequest, day: string): NewDraft {
  const base = emptyDraft(service, request);
  const settings = settingsOf(request, day);
  const start = analyseText(service, request.format, base, settings);
  let sections = usualSections(service, request, base, settings);
  let text = compose(base, planInsertions(start, { sections }, 'plain'), (part) => part);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const analysis = analyseText(service, request.format, text, settings);
    const more = wantedSections(analysis).filter((id) => !sections.includes(id));
    if (more.length === 0) break;
    sections = [...sections, ...more];
    text = compose(base, planInsertions(start, { sections }, 'plain'), (part) => part);
  }
  const insertions = planInsertions(start, { sections }, 'snippet');
  return {
    languageId: LANGUAGE[request.format],
    text,
    snippet: compose(base, insertions, escapeSnippet),
    sections: insertions.flatMap((insertion) => insertion.sections),
    laws: start.applicability.laws.map(({ law }) => law.id),
  };
}

/** The analysis of a policy that has only a title yet: what its kind alone decides. */
export function analyseTitle(service: PolicyService, kind: string, day: string): Analysis {
  const request: NewDraftRequest = { kind, format: 'markdown', laws: 'auto', facts: {}, frontMatter: false };
  return analyseText(service, request.format, emptyDraft(service, request), settingsOf(request, day));
}

function settingsOf({ kind, laws, facts }: NewDraftRequest, day: string): DraftSettings {
  const declared = Object.entries(facts).map(([id, value]) => [id, { value }] as const);
  const joined = joinSettings([{ facts: Object.fromEntries(declared) }], day);
  return { ...joined, kind, laws };
}

/** Title, front matter, and for HTML the page around it. */
function emptyDraft(service: PolicyService, request: NewDraftRequest): string {
  const title = service.knowledge.kinds.find(({ id }) => id === request.kind)?.title ?? request.kind;
  switch (request.format) {
    case 'markdown':
      return `${request.frontMatter ? frontMatter(service, request) : ''}# ${title}\n`;
    case 'html':
      return HTML_PAGE.replaceAll('{title}', title);
    case 'plaintext':
      return `${title.toUpperCase()}\n`;
  }
}

const HTML_PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
</body>
</html>
`;

function frontMatter({ knowledge }: PolicyService, { kind, laws, facts }: NewDraftRequest): string {
  const settings = {
    // Beside laws that are declared, a kind that only the title names would leave nothing out.
    ...(laws === 'auto' || kind === knowledge.kinds[0]?.id ? {} : { kind }),
    ...(laws === 'auto' ? {} : { laws }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
  };
  return Object.keys(settings).length === 0 ? '' : `---\n${stringify({ proviso: settings }, { lineWidth: 0 })}---\n\n`;
}

function analyseText(service: PolicyService, format: DraftFormat, text: string, settings: DraftSettings): Analysis {
  const document = TextDocument.create('untitled:new-policy', LANGUAGE[format], 0, text);
  try {
    return service.analyse(document, settings);
  } finally {
    service.forget(document.uri);
  }
}

/** What every privacy policy has: the core that is checked where no law is recognised. Other kinds have their own shape. */
function usualSections(
  service: PolicyService,
  { kind, format }: NewDraftRequest,
  base: string,
  settings: DraftSettings,
): readonly string[] {
  if (service.knowledge.kinds[0]?.id !== kind) return [];
  return wantedSections(analyseText(service, format, base, { ...settings, laws: [] }));
}

/** The sections that would settle what is missing or incomplete. */
function wantedSections({ findings }: Analysis): readonly string[] {
  const wanted = findings.filter(({ code }) => /^(?:missing|partial)\//.test(code));
  return [
    ...new Set(wanted.flatMap(({ fixes }) => fixes.flatMap((fix) => (fix.kind === 'insert' ? fix.section : [])))),
  ];
}

function compose(base: string, changes: readonly Change[], write: (text: string) => string): string {
  let text = '';
  let at = 0;
  for (const change of changes) {
    text += write(base.slice(at, change.start)) + change.text;
    at = change.end;
  }
  return text + write(base.slice(at));
}
