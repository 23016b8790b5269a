import type { Mention } from '../detect/values/findMentions';
import type { Draft } from '../draft/draft';
import type { ValueSet } from '../knowledge/knowledge';
import type { TellingWords } from '../knowledge/tellingWords';
import { isForSome, keyOfScope, readersOf, type Scope } from './scope';
import { titlesAround } from './titlesAround';

/** Whether another place of the draft limits what a mention says, for the readers to whom it is said. */
export type IsLimited = (mention: Mention, titles: readonly string[], scope: Scope | undefined) => boolean;

/**
 * Limits of rights and periods that stand apart from what gives them ("the right to erasure does not apply where …"): what is
 * named with an exception in one place is given with it in all, and what is said to some readers limits nobody else.
 */
export function limitsApart(
  draft: Draft,
  { scoped, partial }: ValueSet,
  mentions: readonly Mention[],
  words: TellingWords,
): IsLimited {
  if (!scoped && !partial) return () => false;
  const limits = mentions
    .filter(({ mood }) => mood === 'open')
    .map((mention) => ({ item: mention.item, scope: readers(draft, mention, words) }));
  return ({ item }, titles, scope) =>
    limits.some((limit) => limit.item === item && (!limit.scope || holdsFor(limit.scope, titles, scope)));
}

/** Those to whom a limit is said; a condition that names no readers says when it holds. */
function readers(draft: Draft, mention: Mention, words: TellingWords): Scope | undefined {
  const scope = readersOf(draft, mention, titlesAround(draft, mention.block, words), words);
  if (scope?.condition === undefined || isForSome([scope.condition], words)) return scope;
  return scope.title === undefined ? undefined : { title: scope.title, condition: undefined };
}

function holdsFor(limit: Scope, titles: readonly string[], scope: Scope | undefined): boolean {
  return keyOfScope(limit) === keyOfScope(scope) || (limit.title !== undefined && titles.includes(limit.title));
}
