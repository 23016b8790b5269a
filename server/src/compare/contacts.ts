import { WordFlag } from '../draft/words';
import type { Alignment, ComparedSentence, Side } from './alignment';
import type { Change } from './change';

/** An e-mail address or telephone number, and the first sentence that gives it. */
interface Contact {
  readonly written: string;
  readonly kind: 'email' | 'phone';
  readonly sentence: ComparedSentence;
}

/** E-mail addresses and telephone numbers that only one of two drafts gives. */
export function compareContacts({ old, next }: Alignment): readonly Change[] {
  const before = contactsOf(old);
  const after = contactsOf(next);
  const gone = [...before].flatMap(([key, one]) => (after.has(key) ? [] : [one]));
  const fresh = [...after].flatMap(([key, one]) => (before.has(key) ? [] : [one]));
  const replaced = new Set<Contact>();
  const changes = fresh.map((is): Change => {
    const was = gone.find((one) => !replaced.has(one) && one.kind === is.kind && isReplacedBy(old, one, is));
    if (was) replaced.add(was);
    const base = { subject: 'contacts', id: is.kind, name: is.written, is: tell(is) };
    return was ? { ...base, kind: 'changed', was: tell(was) } : { ...base, kind: 'added' };
  });
  const removed = gone.filter((one) => !replaced.has(one));
  return [
    ...changes,
    ...removed.map((was): Change => {
      return { subject: 'contacts', id: was.kind, name: was.written, kind: 'removed', was: tell(was) };
    }),
  ];
}

function tell({ written, sentence: { span } }: Contact): NonNullable<Change['is']> {
  return { value: written, places: [span] };
}

function isReplacedBy(old: Side, was: Contact, is: Contact): boolean {
  return old.partnerOf(was.sentence) === is.sentence;
}

function contactsOf({ draft, sentences }: Side): ReadonlyMap<string, Contact> {
  const found = new Map<string, Contact>();
  for (const sentence of sentences) {
    const block = draft.blocks[sentence.block];
    const words = block?.content.sentences[sentence.sentence]?.words;
    if (!block || !words) continue;
    words.flags.forEach((flag, index) => {
      if ((flag & (WordFlag.email | WordFlag.phone)) === 0) return;
      const written = draft.text.slice(
        block.start + (words.starts[index] ?? 0),
        block.start + (words.ends[index] ?? 0),
      );
      const kind = flag & WordFlag.email ? 'email' : 'phone';
      const key = kind === 'email' ? written.toLowerCase() : written.replace(/\D/g, '');
      if (!found.has(key) && !(kind === 'phone' && key.length < SHORTEST)) found.set(key, { written, kind, sentence });
    });
  }
  return found;
}

/** Shorter numbers are those of statutes, years and streets. */
const SHORTEST = 9;
