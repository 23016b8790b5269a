import { newDraftMessage, questionsMessage } from '../messages';
import { analyseTitle, newDraft } from '../service/newDraft';
import { nextQuestion } from '../service/questions';
import { answer } from './answers';
import type { ServerContext } from './context';

/** What the profile asks, and the first draft that follows from it. */
export function registerProfile({ connection, service, analysisOf }: ServerContext): void {
  const today = (): string => new Date().toISOString().slice(0, 10);
  answer(connection, questionsMessage, async ({ answers, ...about }) => {
    const analysis = 'uri' in about ? await analysisOf(about.uri) : analyseTitle(service, about.kind, today());
    return analysis && nextQuestion(analysis, answers);
  });
  answer(connection, newDraftMessage, async (request) => newDraft(service, request, today()));
}
