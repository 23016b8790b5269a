import { t } from '@vscode/l10n';
import type { Passage } from './passage';
import { clip, conditionInFront, limitBehind, tidy, wordCount } from './retell';
import { type PhraseLimits, retellParts } from './retelling';
import { fill, own, type Part, quote } from './sentence';

/** Readers whom a heading or a subject singles out: what is said there is not said to everyone. */
const SOME_READERS =
  /\b(?:california\w*|ccpa|cpra|gdpr|eu|eea|europe\w*|uk|united kingdom|british|swiss|switzerland|virginia\w*|colorado|connecticut|utah|nevada|texas|oregon|montana|delaware|iowa|nebraska|new jersey|new hampshire|minnesota|maryland|tennessee|kentucky|indiana|washington|hawaii|vermont|canad\w+|qu[eé]bec|brazil\w*|lgpd|australia\w*|india\w*|china|japan|korea|singapore|states?|residents?|citizens?|individuals in|users in|hipaa|patients?|parents?|child(?:ren)?|students?|employees?|subscribers?)\b/i;

/** The draft speaks of what the reader may ask for. */
const ENTITLES = /\b(?:rights?|entitled|you (?:may|can|could)|ask|request\w*|choose|able to|ability to|option)\b/i;

/** The sentence may take back or narrow what our sentence would say plainly: then the draft's own words are told. */
const DOUBTFUL =
  /\b(?:not|no|never|cannot|unable|neither|nor|refus\w+|den(?:y|ied|ial)|declin\w+|prevent\w*|prior to|merger|acquisition|transfers?|camera|permissions?|copy of (?:this|the|our) (?:\w+ ){0,2}(?:notice|policy|statement|clauses)|paper|standard contractual|read more|exercise of|if you choose|subject line|may (?:also )?(?:have|be (?:entitled|able)))\b|n['’]t\b/i;

/** Longer sentences say too much for one sentence of ours to stand for them. */
const MAX_WORDS = 32;

/**
 * A sentence of ours about a right, with the condition, the readers and the limits that the draft names. Where the
 * draft's words leave a doubt, they are told instead.
 * @param only the words of the draft that bear the sentence out
 * @param withQuote adds the draft's words
 */
export function claimParts(
  says: string,
  only: RegExp,
  passage: Passage,
  limits: PhraseLimits,
  withQuote: boolean,
): Part[] {
  const evidence = onlyEvidence(passage);
  const told = retellParts(evidence, limits);
  const item = evidence.items.find(({ isEvidence, text }) => isEvidence && only.test(text))?.text;
  const statement = item ?? passage.text;
  const core = only.exec(statement);
  const whole = [passage.text, passage.middle ?? '', item ?? ''].join(' ');
  if (passage.kind === 'heading' || !core || !ENTITLES.test(whole) || DOUBTFUL.test(whole)) return told;
  if (passage.kind === 'list' && item === undefined) return told;
  // A limit between subject and verb: "You have the right, in some cases, to …".
  if (limitBehind(statement.slice(conditionInFront(statement)?.length ?? 0, core.index), 0) !== undefined) return told;
  const scope = readers(passage, item === undefined ? core.index : passage.text.length, limits);
  if (withQuote) return [own(`${says} `), ...told, ...(passage.titles.some(isScope) ? scope : [])];
  if (wordCount(statement) > MAX_WORDS) return told;
  return [own(says), ...scope, ...limit(statement, core.index + core[0].length, limits)];
}

function onlyEvidence(passage: Passage): Passage {
  const items = passage.items.filter(({ isEvidence }) => isEvidence);
  return items.length === 0 ? passage : { ...passage, items };
}

function isScope(title: string): boolean {
  return SOME_READERS.test(title);
}

/** To whom the draft says it: the condition in front, the subject, the heading. */
function readers({ text, titles }: Passage, before: number, limits: PhraseLimits): Part[] {
  const condition = conditionInFront(text);
  if (condition !== undefined || SOME_READERS.test(text.slice(0, before))) {
    const from = condition?.length ?? 0;
    const verb = /(?:,? (?:you|they))? (?:may|can|could|have|has|are|is)\b/.exec(text.slice(from, before + 1));
    const head = tidy(text.slice(0, verb ? from + verb.index : before));
    if (head !== '')
      return [own(' '), ...fill(t('The policy ties this to: {0}.'), [quote(clip(head, undefined, limits.words))])];
  }
  const title = titles.find(isScope);
  return title === undefined ? [] : [own(' '), ...fill(t('This stands under: {0}.'), [quote(tidy(title))])];
}

function limit(statement: string, from: number, limits: PhraseLimits): Part[] {
  const found = limitBehind(statement, from);
  return found === undefined
    ? []
    : [own(' '), ...fill(t('The policy adds: {0}.'), [quote(clip(found, undefined, limits.words))])];
}
