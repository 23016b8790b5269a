import { comparing } from 'proviso:words';
import type { Detection } from '../detect/detection';
import { oneOf } from '../draft/oneOf';
import { WordFlag } from '../draft/words';
import type { ChangePlan } from '../knowledge/changes';
import type { Alignment, ComparedSentence, Side } from './alignment';
import type { Change, Told } from './change';
import { topicsOf } from './topics';

/** An e-mail address or telephone number as one sentence gives it. */
interface Contact {
  readonly written: string;
  readonly kind: 'email' | 'phone';
  readonly key: string;
  readonly sentence: ComparedSentence;
}

/**
 * E-mail addresses and telephone numbers that come, go or are replaced, and other words in the sentences that say who is
 * responsible and how to reach them.
 */
export function compareContacts(
  { old, next }: Alignment,
  detections: { readonly old: Detection; readonly next: Detection },
  { identities }: ChangePlan,
  titleOf: (disclosure: string) => string | undefined,
): readonly Change[] {
  const [before, after] = [contactsOf(old), contactsOf(next)];
  const replaced = replacements(next, before, after);
  const known = (all: readonly Contact[]): ReadonlySet<string> => new Set(all.map(({ key }) => key));
  const [oldKeys, nextKeys] = [known(before), known(after)];
  const told = new Set(replaced.flatMap(({ was, is }) => [was.key, is.key]));
  const only = (all: readonly Contact[], other: ReadonlySet<string>): readonly Contact[] => {
    const fresh = all.filter(({ key }) => !other.has(key) && !told.has(key));
    return [...new Map(fresh.map((one) => [one.key, one])).values()];
  };
  const base = ({ kind, written }: Contact): Pick<Change, 'subject' | 'id' | 'name'> => {
    return { subject: 'contacts', id: kind, name: written };
  };
  const pairs = new Map(replaced.map((one) => [`${one.was.key} ${one.is.key}`, one]));
  return [
    ...[...pairs.values()].map(({ was, is }): Change => {
      return { ...base(is), kind: 'changed', was: tell(was), is: tell(is) };
    }),
    ...only(after, oldKeys).map((is): Change => ({ ...base(is), kind: 'added', is: tell(is) })),
    ...only(before, nextKeys).map((was): Change => ({ ...base(was), kind: 'removed', was: tell(was) })),
    ...compareIdentities(next, detections, identities, titleOf),
  ];
}

function tell({ written, sentence: { span } }: Contact): Told {
  return { value: written, places: [span] };
}

interface Replacement {
  readonly was: Contact;
  readonly is: Contact;
}

/** Where a reworded sentence gives another address than the sentence before, wherever else either of them stands. */
function replacements(next: Side, before: readonly Contact[], after: readonly Contact[]): readonly Replacement[] {
  return after.flatMap((is): Replacement[] => {
    const partner = next.partnerOf(is.sentence);
    if (!partner) return [];
    const beside = before.filter(({ sentence, kind }) => sentence === partner && kind === is.kind);
    if (beside.some(({ key }) => key === is.key)) return [];
    const gone = beside.filter(({ key }) => !after.some((one) => one.sentence === is.sentence && one.key === key));
    return gone.slice(0, 1).map((was) => ({ was, is }));
  });
}

function contactsOf({ draft, sentences }: Side): readonly Contact[] {
  return sentences.flatMap((sentence): Contact[] => {
    const block = draft.blocks[sentence.block];
    const words = block?.content.sentences[sentence.sentence]?.words;
    if (!block || !words) return [];
    return words.flags.flatMap((flag, index): Contact[] => {
      if ((flag & (WordFlag.email | WordFlag.phone)) === 0) return [];
      const start = block.start + (words.starts[index] ?? 0);
      const written = draft.text.slice(start, block.start + (words.ends[index] ?? 0));
      const kind = flag & WordFlag.email ? 'email' : 'phone';
      const key = kind === 'email' ? written.toLowerCase() : written.replace(/\D/g, '');
      return kind === 'phone' && key.length < SHORTEST ? [] : [{ written, kind, key, sentence }];
    });
  });
}

/** Shorter numbers are those of statutes, years and streets. */
const SHORTEST = 9;

/** Sentences about who is responsible, or how to reach them, in which names or numbers differ. */
function compareIdentities(
  next: Side,
  detections: { readonly old: Detection; readonly next: Detection },
  identities: readonly string[],
  titleOf: (disclosure: string) => string | undefined,
): readonly Change[] {
  const [topicsBefore, topicsAfter] = [topicsOf(detections.old), topicsOf(detections.next)];
  return next.sentences.flatMap((after): Change[] => {
    const before = next.draft.blocks[after.block]?.kind === 'heading' ? undefined : next.partnerOf(after);
    if (!before) return [];
    const topics = new Set(topicsBefore(before));
    const topic = topicsAfter(after).find((id) => identities.includes(id) && topics.has(id));
    if (topic === undefined) return [];
    const [was, is] = differingMiddle(before.text, after.text);
    if (!namesSomebody(was, before.text) || !namesSomebody(is, after.text)) return [];
    const base = { subject: 'contacts', id: topic, name: titleOf(topic) ?? topic };
    return [
      { ...base, kind: 'changed', was: { value: was, places: [before.span] }, is: { value: is, places: [after.span] } },
    ];
  });
}

/** What stands between the words that two sentences begin and end with alike. */
function differingMiddle(one: string, other: string): readonly [string, string] {
  const [left, right] = [one.split(' '), other.split(' ')];
  let head = 0;
  while (head < Math.min(left.length, right.length) && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(left.length, right.length) - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  const middle = (words: readonly string[]): string =>
    words
      .slice(head, words.length - tail)
      .join(' ')
      .replace(/[\s,;:.]+$/, '');
  return [middle(left), middle(right)];
}

/** Longer differences are another sentence, not another name. */
const LONGEST = 90;

/** Titles and navigation ("Who We Are") are written like names. */
const PRONOUN = new RegExp(String.raw`\b${oneOf(comparing.noNames)}\b`, 'i');

/** A name or a house number, not just another address of mail, which is told as such. */
function namesSomebody(text: string, whole: string): boolean {
  if (text.length > LONGEST || text.includes('@') || whole.startsWith(text) || PRONOUN.test(text)) return false;
  return /\d.*\p{Lu}|\p{Lu}.*\d|\p{Lu}\p{Ll}+ .*\p{Lu}\p{Ll}/u.test(text);
}
