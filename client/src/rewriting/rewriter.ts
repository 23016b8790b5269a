import type { RewritingFlaw, StatementRewriting, SummaryDocument, SummaryLevelId } from '../../../server/src/messages';

/** A language model, as far as we need one. */
export interface TextModel {
  /** For people. */
  readonly name: string;
  /** Its answer to a text; rejected where it gives none. */
  ask(prompt: string, signal: AbortSignal): Promise<string>;
}

/** A summary as the server makes it, of one version of a draft. */
export type VersionedSummary = SummaryDocument & { readonly version: number };

/** The server's judgement: for each rewriting what is wrong with it, or null; null where the draft has changed. */
export type CheckRewritings = (request: {
  readonly uri: string;
  readonly version: number;
  readonly level: SummaryLevelId;
  readonly rewritings: readonly StatementRewriting[];
}) => Promise<readonly (RewritingFlaw | null)[] | null>;

/** Has statements rewritten by a language model; none is shown that our own engine has not found to say the same. */
export interface Rewriter {
  /** The summary with what is known already; the same object where that is nothing. */
  withKnown<Summary extends VersionedSummary>(summary: Summary): Summary;
  /** Whether there is something to ask a model about. */
  isWanting(summary: VersionedSummary): boolean;
  /**
   * Asks about what is not known yet. A statement keeps our wording where the model's does not pass.
   * @returns how many statements are worded anew
   */
  ask(uri: string, summary: VersionedSummary, model: TextModel, signal: AbortSignal): Promise<number>;
}

/** Statements sent at once. */
const AT_ONCE = 40;

/** @param check how the server judges rewritings */
export function createRewriter(check: CheckRewritings): Rewriter {
  /** By level and statement; null where the model's wording did not pass. */
  const known = new Map<string, string | null>();
  const wanting = (summary: VersionedSummary): readonly Candidate[] =>
    candidatesOf(summary).filter(({ key }) => !known.has(key));
  return {
    withKnown: (summary) => rewritten(summary, known),
    isWanting: (summary) => wanting(summary).length > 0,
    async ask(uri, summary, model, signal) {
      const asked = wanting(summary).slice(0, AT_ONCE);
      const [level] = summary.levels;
      if (asked.length === 0 || !level) return 0;
      const answers = readAnswer(await model.ask(promptFor(asked.map(({ text }) => text)), signal), asked.length);
      if (!answers || signal.aborted) return 0;
      const rewritings = asked.map(({ topic, statement }, index) => ({ topic, statement, text: answers[index] ?? '' }));
      const flaws = await check({ uri, version: summary.version, level: level.level, rewritings });
      if (!flaws) return 0;
      asked.forEach(({ key }, index) => {
        known.set(key, flaws[index] === null ? (answers[index] ?? null) : null);
      });
      return flaws.filter((flaw) => flaw === null).length;
    },
  };
}

interface Candidate extends StatementRewriting {
  readonly key: string;
}

/** Statements that are put together from quotations; the others read well already, and nothing of them is sent. */
function candidatesOf({ levels }: VersionedSummary): readonly Candidate[] {
  return levels.flatMap(({ level, topics }) =>
    topics.flatMap(({ topic, statements }) =>
      statements.flatMap(({ text, silent }, statement) =>
        silent || !text.includes('“') ? [] : [{ key: `${level} ${text}`, topic, statement, text }],
      ),
    ),
  );
}

function rewritten<Summary extends VersionedSummary>(
  summary: Summary,
  known: ReadonlyMap<string, string | null>,
): Summary {
  let isChanged = false;
  const levels = summary.levels.map((level) => ({
    ...level,
    topics: level.topics.map((topic) => ({
      ...topic,
      statements: topic.statements.map((statement) => {
        const text = known.get(`${level.level} ${statement.text}`);
        if (typeof text !== 'string') return statement;
        isChanged = true;
        return { ...statement, text };
      }),
    })),
  }));
  return isChanged ? { ...summary, levels } : summary;
}

function promptFor(statements: readonly string[]): string {
  return [
    'Each sentence below is a statement about a privacy policy; what stands in “…” is quoted from it.',
    'Make each read smoothly, and change nothing else: keep every word in its order. You may leave out quotation marks,',
    'the words “The policy says”, articles and “and”; and you must write they, them, their for we, us, our of quotations.',
    'Never add, drop, exchange or move a name, number, “not”, “may”, “if”, “only” or any other word that says something.',
    'Answer with a JSON array of strings, one for each sentence, in the same order, and nothing else.',
    JSON.stringify(statements),
  ].join('\n');
}

/** Undefined where the answer is not a list of as many texts. */
function readAnswer(answer: string, count: number): readonly string[] | undefined {
  const list = /\[[\s\S]*\]/.exec(answer)?.[0];
  try {
    const texts: unknown = JSON.parse(list ?? '');
    const isRight = Array.isArray(texts) && texts.length === count && texts.every((text) => typeof text === 'string');
    return isRight ? texts : undefined;
  } catch {
    return undefined;
  }
}
