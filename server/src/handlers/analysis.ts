import { analysisMessage, catalogueMessage, checklistMessage, explainMessage, reportMessage } from '../messages';
import { toAnalysisDocument } from '../service/analysisDocument';
import { describeChecked } from '../service/checked';
import { createChecklist } from '../service/checklist';
import { explain } from '../service/explain';
import { reportFinding } from '../service/report';
import { answer } from './answers';
import type { ServerContext } from './context';

/** What is known about a draft, and explanations of what is found. */
export function registerAnalysis({ connection, service, analysisOf }: ServerContext): void {
  answer(connection, analysisMessage, async ({ uri }) => {
    const analysis = await analysisOf(uri);
    if (!analysis) return null;
    const { version } = analysis.document;
    return { ...toAnalysisDocument(analysis, uri), version, checked: describeChecked(analysis.known.index, analysis) };
  });
  answer(connection, checklistMessage, async ({ uri, order }) => {
    const analysis = await analysisOf(uri);
    return (
      analysis && { ...createChecklist(analysis.known.index, analysis, order), version: analysis.document.version }
    );
  });
  answer(connection, explainMessage, async ({ id, uri }) => {
    const analysis = uri === undefined ? null : await analysisOf(uri);
    return explain((analysis?.known ?? service).index, id, analysis ?? undefined) ?? null;
  });
  answer(connection, reportMessage, async ({ uri, code }) => {
    const analysis = await analysisOf(uri);
    const versions = `${PROVISO_VERSION}, ${service.knowledge.version}`;
    return (analysis && reportFinding(service.index, analysis, code, versions)) ?? null;
  });
  answer(connection, catalogueMessage, async () => {
    const { knowledge, index } = service;
    const laws = knowledge.laws.filter(({ kind }) => kind !== 'core');
    return {
      laws: laws.map(({ id, name, short, appliesWhen }) => ({ id, name, short, appliesWhen })),
      sections: knowledge.sections.map((section) => ({ id: section.id, title: index.sectionTitle(section) })),
      kinds: knowledge.kinds.map(({ id, title }) => ({ id, title })),
    };
  });
}
