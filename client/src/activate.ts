import * as vscode from 'vscode';
import { acceptDisclosure } from './commands/acceptDisclosure';
import { acceptFinding } from './commands/acceptFinding';
import { checkNow } from './commands/checkNow';
import { chooseLaws } from './commands/chooseLaws';
import { registerCommands } from './commands/command';
import { confirmFact } from './commands/confirmFact';
import { copyCitation } from './commands/copyCitation';
import { explain } from './commands/explain';
import { explainDisclosure } from './commands/explainDisclosure';
import { copySummary, exportRecord, exportSummary } from './commands/exportFile';
import { filterDisclosures } from './commands/filterDisclosures';
import { goToEvidence } from './commands/goToEvidence';
import { insertChanges } from './commands/insertChanges';
import { insertDisclosure } from './commands/insertDisclosure';
import { insertMissing, insertMissingForLaw, previewMissing } from './commands/insertMissing';
import { insertSection } from './commands/insertSection';
import { insertSummary } from './commands/insertSummary';
import { newPolicy } from './commands/newPolicy';
import { openLaw } from './commands/openLaw';
import { openPreview } from './commands/openPreview';
import { openSample } from './commands/openSample';
import { groupByLaw, groupByTopic } from './commands/orderDisclosures';
import { peekEvidence } from './commands/peekEvidence';
import { describeOrganisation } from './commands/profile';
import { reportFinding } from './commands/reportFinding';
import { rewriteSummary } from './commands/rewriteSummary';
import { markApplicable, markNotApplicable } from './commands/setApplicability';
import { showInDisclosures } from './commands/showInDisclosures';
import { toggleChecking } from './commands/toggleChecking';
import { togglePreviewFollowing } from './commands/togglePreviewFollowing';
import { whatChanged } from './commands/whatChanged';
import { type CreateClient, type LanguageServer, startLanguageServer } from './languageServer';
import { type Previews, registerPreviews } from './preview/previews';
import { createLanguageModels, type LanguageModels } from './rewriting/languageModels';
import { watchActiveDraft } from './views/activeDraft';
import { registerComparisons } from './views/comparisons';
import { registerDisclosures } from './views/disclosures';
import type { DisclosureTree } from './views/disclosureTree';
import { registerExplanations } from './views/explanations';
import { registerLanguageStatus } from './views/languageStatus';
import { warnOfLargeFiles } from './views/largeFiles';
import { registerStatusBar } from './views/statusBar';

/** What the extension gives to its tests. */
export interface ProvisoApi {
  /** The text in the status bar; empty while it is hidden. */
  statusText(): string;
  /** What the previews show, in the order in which they were opened. */
  previews(): ReturnType<Previews['shown']>;
  /** What the view “Disclosures” shows, after everything that was typed. */
  disclosures(): Promise<DisclosureTree>;
  /** Lets a model stand for those of the editor. */
  useLanguageModel: LanguageModels['replaceBy'];
}

const COMMANDS = {
  'proviso.openPreview': openPreview,
  'proviso.togglePreviewFollowing': togglePreviewFollowing,
  'proviso.chooseLaws': chooseLaws,
  'proviso.insertSection': insertSection,
  'proviso.insertMissing': insertMissing,
  'proviso.insertMissingForLaw': insertMissingForLaw,
  'proviso.previewMissing': previewMissing,
  'proviso.explain': explain,
  'proviso.confirmFact': confirmFact,
  'proviso.acceptFinding': acceptFinding,
  'proviso.openLaw': openLaw,
  'proviso.reportFinding': reportFinding,
  'proviso.checkNow': checkNow,
  'proviso.toggleChecking': toggleChecking,
  'proviso.openSample': openSample,
  'proviso.showInDisclosures': showInDisclosures,
  'proviso.groupByLaw': groupByLaw,
  'proviso.groupByTopic': groupByTopic,
  'proviso.filterDisclosures': filterDisclosures,
  'proviso.goToEvidence': goToEvidence,
  'proviso.insertDisclosure': insertDisclosure,
  'proviso.markNotApplicable': markNotApplicable,
  'proviso.markApplicable': markApplicable,
  'proviso.explainDisclosure': explainDisclosure,
  'proviso.acceptDisclosure': acceptDisclosure,
  'proviso.copyCitation': copyCitation,
  'proviso.peekEvidence': peekEvidence,
  'proviso.newPolicy': newPolicy,
  'proviso.describeOrganisation': describeOrganisation,
  'proviso.exportSummary': exportSummary,
  'proviso.copySummary': copySummary,
  'proviso.exportRecord': exportRecord,
  'proviso.insertSummary': insertSummary,
  'proviso.whatChanged': whatChanged,
  'proviso.insertChanges': insertChanges,
  'proviso.rewriteSummary': rewriteSummary,
};

let server: LanguageServer | undefined;

/** Registers everything and starts the server; commands are there before it, and say so when it does not run. */
export function startProviso(context: vscode.ExtensionContext, createClient: CreateClient): ProvisoApi {
  const log = vscode.window.createOutputChannel('Proviso', { log: true });
  const running = startLanguageServer(createClient, log);
  const draft = watchActiveDraft(running);
  const statusBar = registerStatusBar(draft);
  const models = createLanguageModels(context);
  const disclosures = registerDisclosures(context.globalState, running, draft);
  const previews = registerPreviews(context, running, draft, disclosures, models);
  server = running;
  context.subscriptions.push(
    log,
    draft,
    statusBar,
    disclosures,
    previews,
    registerCommands(COMMANDS, { context, server: running, draft, disclosures, previews, models, log }),
    registerLanguageStatus(draft),
    registerExplanations(running),
    registerComparisons(running),
    warnOfLargeFiles(),
  );
  return {
    statusText: statusBar.text,
    previews: previews.shown,
    disclosures: disclosures.current,
    useLanguageModel: models.replaceBy,
  };
}

/** Ends the server. */
export async function stopProviso(): Promise<void> {
  await server?.stop();
  server = undefined;
}
