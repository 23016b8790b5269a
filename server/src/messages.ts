/**
 * Our own LSP messages: the one file that client and server share. Types and method names only, so that two
 * versions of the protocol library on the two sides do no harm.
 */
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { NearMiss } from './detect/nearMiss';
import type { ExportedFile, ExportRequest } from './exports/exportFile';
import type { AcceptRequest, AcceptScope } from './service/acceptEdit';
import type { AnalysisDocument } from './service/analysisDocument';
import type { Checked } from './service/checked';
import type { Checklist, ChecklistOrder } from './service/checklist';
import type { ActionData } from './service/codeActions';
import type { ChangeJson, ComparisonDocument, OldVersion } from './service/comparison';
import type { NewDraft, NewDraftRequest } from './service/newDraft';
import type { NoticeRequest } from './service/notice';
import type { ProfileAnswers, ProfileChoice, ProfileStep } from './service/questions';
import type { RecordRequest } from './service/record';
import type { RewritingFlaw } from './summary/checkRewriting';
import type { LabelItem, PolicyLabel } from './summary/label';
import type { SectionGrade } from './summary/sectionGrades';
import type { SummaryDocument, SummaryLevelId } from './summary/summary';

export type {
  AcceptScope,
  ActionData,
  AnalysisDocument,
  ChangeJson,
  Checked,
  Checklist,
  ChecklistOrder,
  ComparisonDocument,
  ExportedFile,
  ExportRequest,
  LabelItem,
  NearMiss,
  NewDraftRequest,
  OldVersion,
  PolicyLabel,
  ProfileAnswers,
  ProfileChoice,
  ProfileStep,
  RecordRequest,
  RewritingFlaw,
  SectionGrade,
  SummaryDocument,
  SummaryLevelId,
};

export interface Message<Params, Result> {
  readonly method: string;
  /** Never set; carries the types. */
  readonly types?: { readonly params: Params; readonly result: Result };
}

/** What is known about an open draft; null where the document is no draft. */
export const analysisMessage: Message<{ uri: string }, AnalysisAnswer | null> = { method: 'proviso/analysis' };
export interface AnalysisAnswer extends AnalysisDocument {
  readonly version: number;
  readonly checked: Checked;
}

/** Everything that the laws want of an open draft and what it makes of it, by law or by topic. */
export const checklistMessage: Message<
  { uri: string; order: ChecklistOrder },
  (Checklist & { version: number }) | null
> = { method: 'proviso/checklist' };

/** The summary of an open draft at one level. */
export const summaryMessage: Message<
  { uri: string; level: SummaryLevelId },
  (SummaryDocument & { version: number }) | null
> = {
  method: 'proviso/summary',
};

/** The summary or the compliance record of an open draft, as a file. */
export const exportMessage: Message<{ uri: string } & ExportRequest, ExportedFile | null> = {
  method: 'proviso/export',
};

/**
 * Whether rewritings of statements may be shown in place of them: for each, in the same order, what is wrong with it,
 * or null. Null for all where the draft is not the version that was summarised.
 */
export const checkRewritingMessage: Message<
  { uri: string; version: number; level: SummaryLevelId; rewritings: readonly StatementRewriting[] },
  readonly (RewritingFlaw | null)[] | null
> = { method: 'proviso/checkRewriting' };

/** What a statement of a summary would be instead. */
export interface StatementRewriting {
  readonly topic: string;
  /** Index into the statements of the topic. */
  readonly statement: number;
  readonly text: string;
}

/**
 * Explains a requirement, law, disclosure, right, fact or finding code as Markdown. For a missing or partial disclosure
 * of an open draft also the sentences that come nearest, and what they lack.
 */
export const explainMessage: Message<
  { id: string; uri?: string },
  { kind: string; id: string; markdown: string; nearMisses?: readonly NearMiss[] } | null
> = {
  method: 'proviso/explain',
};

/** The text with which a user may report that a finding of an open draft is wrong; null where there is none. */
export const reportMessage: Message<{ uri: string; code: string }, string | null> = { method: 'proviso/report' };

/**
 * The edit that inserts standard sections, or all that are missing.
 * `disclosures`: what is wanted of sections that can make several; `preview`: an edit whose changes the user confirms.
 */
export const insertMessage: Message<
  {
    uri: string;
    sections: readonly string[] | 'missing';
    laws?: readonly string[];
    disclosures?: readonly string[];
    preview?: boolean;
  },
  WorkspaceEdit | null
> = {
  method: 'proviso/insert',
};

/**
 * What an open draft tells its readers differently than an earlier version, or another file, also as a page in Markdown;
 * null where the document is no draft.
 */
export const compareMessage: Message<
  { uri: string; old: OldVersion; title: string },
  { readonly markdown: string; readonly comparison: ComparisonDocument } | null
> = { method: 'proviso/compare' };

/** The edit that writes what changed into an open draft; null where nothing did that readers would be told. */
export const changesMessage: Message<{ uri: string; old: OldVersion }, WorkspaceEdit | null> = {
  method: 'proviso/changes',
};

/** The edit that puts a summary at the top of a draft, or makes the one that stands there anew. */
export const noticeMessage: Message<{ uri: string } & NoticeRequest, WorkspaceEdit | null> = {
  method: 'proviso/notice',
};

/** The edit that records settings in the draft's front matter, or in proviso.yaml. */
export const recordMessage: Message<{ uri: string } & RecordRequest, WorkspaceEdit | null> = {
  method: 'proviso/record',
};

/** The edit that accepts a finding, with the reason; null where it cannot be written. */
export const acceptMessage: Message<{ uri: string } & AcceptRequest, WorkspaceEdit | null> = {
  method: 'proviso/accept',
};

/**
 * What to ask next about the organisation, and the laws that follow from the answers so far; null where the document
 * is no draft. For a policy that is not written yet, its kind stands for the document.
 */
export const questionsMessage: Message<
  { answers: ProfileAnswers } & ({ uri: string } | { kind: string }),
  ProfileStep | null
> = { method: 'proviso/questions' };

/** A first draft of a new policy. */
export const newDraftMessage: Message<NewDraftRequest, NewDraft> = { method: 'proviso/newDraft' };

/** The laws, the standard sections and the kinds of notice, in their usual order: what the client offers to choose from. */
export const catalogueMessage: Message<Record<string, never>, Catalogue> = { method: 'proviso/catalogue' };
export interface Catalogue {
  readonly laws: readonly {
    readonly id: string;
    readonly name: string;
    readonly short: string;
    readonly appliesWhen: string;
  }[];
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly kinds: readonly { readonly id: string; readonly title: string }[];
}

/**
 * Checks a document now, whatever `proviso.run` says, and asks the client to fetch its findings again.
 * False where the document is no draft.
 */
export const checkMessage: Message<{ uri: string }, boolean> = { method: 'proviso/check' };

/** What the client sends as `initializationOptions`. */
export interface InitializationOptions {
  /** The bundle of translations for `@vscode/l10n`'s `config({ contents })`; absent in English. */
  readonly l10n?: Readonly<Record<string, string>>;
}

/** Server to client: a new analysis of a document is there. */
export const changedNotification = 'proviso/changed';
export interface ChangedParams {
  readonly uri: string;
  readonly version: number;
}

/** Server to client: a worker has no file system. Null where there is no such file. */
export const readFileMessage: Message<{ uri: string }, string | null> = { method: 'proviso/readFile' };

/** Server to client: the files below the workspace folders that match a glob. */
export const findFilesMessage: Message<{ glob: string; exclude?: string }, readonly string[]> = {
  method: 'proviso/findFiles',
};
