import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LawChoice } from '../law/applicability';
import type { PolicyService } from '../service/policyService';
import { type DraftSettings, joinSettings, type NoticeSettings, readFrontMatterSettings } from '../service/settings';

/** What one run of the command line shares. */
export interface Session {
  readonly service: PolicyService;
  /** ISO date. */
  readonly today: string;
}

/** Options of a command that are stronger than any file. */
export interface Overrides {
  readonly laws?: LawChoice;
  readonly asOf?: string;
}

/** The settings of a file: command line, front matter, proviso.yaml, defaults. */
export async function settingsFor(
  session: Session,
  document: TextDocument,
  overrides: Overrides,
): Promise<DraftSettings> {
  const given: NoticeSettings = {
    ...(overrides.laws === undefined
      ? {}
      : { laws: overrides.laws === 'auto' || overrides.laws === 'all' ? overrides.laws : [...overrides.laws] }),
    ...(overrides.asOf === undefined ? {} : { asOf: overrides.asOf }),
  };
  const { frontMatter } = session.service.read(document);
  const front = frontMatter ? readFrontMatterSettings(frontMatter.yaml).settings : { draft: undefined };
  return joinSettings([given, front.draft === true ? front.settings : {}], session.today);
}
