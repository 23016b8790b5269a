import { t } from '@vscode/l10n';
import type { Span } from '../draft/draft';
import { summaryWords } from '../draft/insertedSummary';
import type { Check, Remark } from './check';

/** A summary that stands in the draft and no longer says what the policy says. */
export const summaryOutOfDate: Check = {
  id: 'draft/summary-out-of-date',
  severity: 'information',
  about: () =>
    t(
      'A summary that stands in the policy is made from its text, and has to be made anew when the text changes. It is no part of that text: what only the summary says is not said.',
    ),
  find: ({ draft, noticeNow }) => [
    ...draft.summaries.flatMap((inserted, summary): Remark[] => {
      const place = firstLine(draft.text, inserted);
      const now = noticeNow(inserted.level);
      if (now === undefined)
        return [{ ...place, message: t('There is no summary for readers of the level “{0}”.', inserted.level) }];
      const { format, text } = draft;
      if (summaryWords(text.slice(inserted.start, inserted.end), format) === summaryWords(now, format)) return [];
      const message = t('This summary is not what a reader would take from the policy as it is now. Update it.');
      return [{ ...place, message, fixes: [{ kind: 'summary', summary }] }];
    }),
    ...draft.strayMarks.map((mark): Remark => {
      const message = t('This mark of a summary has lost the other one, so the summary is read as part of the policy.');
      return { ...firstLine(draft.text, mark), message, severity: 'warning' };
    }),
  ],
};

function firstLine(text: string, { start, end }: Span): Span {
  return { start, end: start + (text.slice(start, end).split(/\r?\n/)[0]?.length ?? 0) };
}
