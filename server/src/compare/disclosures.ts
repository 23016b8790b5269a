import type { DetectedDisclosure, Detection, Evidence } from '../detect/detection';
import type { Knowledge } from '../knowledge/knowledge';
import type { Alignment, Side } from './alignment';
import type { Change, Told } from './change';

/** Disclosures that one of two drafts makes and the other does not, and what they come to say or no longer say. */
export function compareDisclosures(
  { disclosures, changePlan }: Pick<Knowledge, 'disclosures' | 'changePlan'>,
  { old, next }: Alignment,
  detections: { readonly old: Detection; readonly next: Detection },
): readonly Change[] {
  const before = new Map(detections.old.disclosures.map((one) => [one.id, one]));
  const after = new Map(detections.next.disclosures.map((one) => [one.id, one]));
  return disclosures.flatMap(({ id, title, manual }): Change[] => {
    const [was, is] = [before.get(id), after.get(id)];
    if (manual || !was || !is) return [];
    // A word in passing is no change of what the draft discloses; a section about it is.
    if (changePlan.passing.includes(id) && was.sections.length > 0 === is.sections.length > 0) return [];
    const base = { subject: 'disclosures', id, name: title };
    if (was.status === 'absent' && is.status === 'stated') {
      const told = newlyTold(next, is);
      return told ? [{ ...base, kind: 'added', is: told }] : [];
    }
    if (was.status === 'stated' && is.status === 'absent') {
      const told = newlyTold(old, was);
      return told ? [{ ...base, kind: 'removed', was: told }] : [];
    }
    return [];
  });
}

const PLACES = 3;

/** The places that make a disclosure which the other draft does not make; undefined where only the wording differs. */
function newlyTold(side: Side, { evidence }: DetectedDisclosure): Told | undefined {
  const fresh = evidence.filter((one) => one.via !== 'heading' && isFresh(side, one));
  return fresh.length === 0 ? undefined : { places: fresh.slice(0, PLACES).map(({ start, end }) => ({ start, end })) };
}

/** Whether the words that count are not in the other draft, be it in a sentence that says the same otherwise. */
function isFresh(side: Side, { match, ...place }: Evidence): boolean {
  const sentence = side.at(place);
  if (!sentence || sentence.isKeptInPlace) return false;
  const partner = side.partnerOf(sentence);
  if (!partner) return true;
  const known = new Set(partner.key.split(' '));
  const block = side.draft.blocks[place.block];
  const words = block?.content.sentences[place.sentence]?.words;
  if (!block || !words) return true;
  return words.texts.some((word, index) => {
    const start = block.start + (words.starts[index] ?? 0);
    return start >= match.start && start < match.end && !known.has(word);
  });
}
