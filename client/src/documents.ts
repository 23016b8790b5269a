import * as vscode from 'vscode';

/** The languages in which drafts are written. */
const LANGUAGES = ['markdown', 'mdx', 'html', 'plaintext'];

/** Documents that show another one's past, somebody's output or our own explanations. */
const SKIPPED_SCHEMES: ReadonlySet<string> = new Set([
  'git',
  'gitlens',
  'output',
  'comment',
  'vscode-scm',
  'vscode-chat-code-block',
  'chat-editing-snapshot-text-model',
  'chat-editing-text-model',
  'proviso-explain',
  'proviso-changes',
]);

/** Which documents the server may be asked about; whether they are drafts, it decides itself. */
export const DOCUMENT_SELECTOR = [
  ...LANGUAGES.map((language) => ({ language })),
  { language: 'yaml', pattern: '**/proviso.yaml' },
];

/** Whether a document is somebody's text rather than a view of one. Selectors can name schemes but not exclude any. */
export function isText(document: vscode.TextDocument | vscode.Uri): boolean {
  const uri = 'scheme' in document ? document : document.uri;
  return !SKIPPED_SCHEMES.has(uri.scheme);
}

/** Whether a document is written in a language of drafts. */
export function mayBeDraft(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && isText(document);
}

/** Whether a file is named as drafts usually are; only for what has to be said without the server. */
export function isNamedLikeDraft(uri: vscode.Uri): boolean {
  return /(privacy|policy|policies|notice)[^/]*\.(md|mdx|markdown|html?|txt)$/i.test(uri.path);
}

/** The last part of a document's path. */
export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** Our findings in a document, as the list of problems shows them: hints are not in it. */
export function findingsIn(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === 'Proviso' && severity !== vscode.DiagnosticSeverity.Hint);
}

/** The code of a finding, such as `missing/retention-period`. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}
