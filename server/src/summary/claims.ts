import { t } from '@vscode/l10n';
import type { Passage } from './passage';
import { clip, conditionInFront, limitBehind } from './retell';
import { type PhraseLimits, retellParts } from './retelling';
import { fill, own, type Part, quote } from './sentence';
import type { Shape } from './topics';

/** Readers whom a heading or a subject singles out: what is said there is not said to everyone. */
const SOME_READERS =
  /\b(?:california\w*|ccpa|cpra|gdpr|eu|eea|europe\w*|uk|united kingdom|british|swiss|switzerland|virginia\w*|colorado|connecticut|utah|nevada|texas|oregon|montana|delaware|iowa|nebraska|new jersey|new hampshire|minnesota|maryland|tennessee|kentucky|indiana|washington|hawaii|vermont|canad\w+|qu[eé]bec|brazil\w*|lgpd|australia\w*|india\w*|china|japan|korea|singapore|states?|residents?|citizens?|individuals in|users in|hipaa|patients?|parents?|child(?:ren)?|students?|employees?|subscribers?)\b/i;

/** The draft speaks of what the reader may ask for. */
const ENTITLES =
  /\b(?:rights?|entitled|you (?:may|can|could|have)|ask|request\w*|choose|able to|ability to|option|opt|contact us|control)\b/i;

const HEDGED = /\bmay (?:also )?(?:have|be (?:entitled|able))\b/i;

/** A sentence of ours about a right, with the condition, the readers and the limits that the draft names. */
export function claimParts(shape: Shape, passage: Passage, limits: PhraseLimits, withQuote: boolean): Part[] {
  if (shape.kind !== 'claim') return retellParts(passage, limits);
  const item = passage.items.find(({ isEvidence }) => isEvidence);
  const whole = [passage.text, passage.middle ?? '', item?.text ?? ''].join(' ').trim();
  const core = shape.only.exec(item && !passage.introduces ? item.text : whole);
  if (passage.kind === 'heading' || !core || !ENTITLES.test(whole) || passage.polarity === 'denied')
    return retellParts(onlyEvidence(passage), limits);
  const said = HEDGED.test(whole)
    ? fill(t('The policy says that in some cases: {0}'), [own(shape.says)])
    : [own(shape.says)];
  const parts = [...said, ...readers(passage, limits), ...limit(passage, item?.text, shape.only, limits)];
  if (!withQuote) return parts;
  return [...parts, own(' '), ...retellParts(onlyEvidence(passage), limits)];
}

function onlyEvidence(passage: Passage): Passage {
  const items = passage.items.filter(({ isEvidence }) => isEvidence);
  return items.length === 0 ? passage : { ...passage, items };
}

/** To whom the draft says it: the condition in front, the subject, the heading. */
function readers({ text, titles }: Passage, limits: PhraseLimits): Part[] {
  const condition = conditionInFront(text);
  if (condition !== undefined)
    return [own(' '), ...fill(t('The policy ties this to: {0}.'), [quote(clip(condition, undefined, limits.words))])];
  const subject = /^(.{3,80}?)\s(?:may |also |shall )?(?:have|has|can|are|is)\s/.exec(text)?.[1];
  if (subject !== undefined && SOME_READERS.test(subject))
    return [own(' '), ...fill(t('The policy says this of: {0}.'), [quote(subject)])];
  const title = titles.find((one) => SOME_READERS.test(one));
  return title === undefined ? [] : [own(' '), ...fill(t('This stands under: {0}.'), [quote(title)])];
}

function limit({ text, focus }: Passage, item: string | undefined, only: RegExp, limits: PhraseLimits): Part[] {
  const core = only.exec(item ?? '');
  const found = core
    ? limitBehind(item ?? '', core.index + core[0].length)
    : limitBehind(text, focus?.end ?? only.exec(text)?.index ?? 0);
  if (found === undefined) return [];
  return [own(' '), ...fill(t('The policy adds: {0}.'), [quote(clip(found, undefined, limits.words))])];
}
