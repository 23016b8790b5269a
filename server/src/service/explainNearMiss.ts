import { t } from '@vscode/l10n';
import type { LackingPart, NearMiss } from '../detect/nearMiss';
import { hasOpenPlace } from '../draft/openPlace';
import type { Disclosure } from '../knowledge/knowledge';
import type { KnowledgeIndex } from './knowledgeIndex';
import { bullets, escapeMarkdown, link, paragraphs } from './markdownText';
import type { Analysis } from './policyService';

/** Found and lacking words that are told about. */
const MAX_WORDS = 4;
/** Longer sentences are cut. */
const MAX_QUOTED = 400;

/** The sentences that come nearest to what a draft does not state of a disclosure, or of the elements wanted of it. */
export function nearMisses(
  index: KnowledgeIndex,
  { draft, detection, judged }: Analysis,
  disclosure: string,
): readonly NearMiss[] {
  const detected = detection.disclosures.find(({ id }) => id === disclosure);
  if (!detected) return [];
  const wanted = judged.filter(({ requirement }) => requirement.disclosure === disclosure);
  return index.findNearMisses(draft, detected, [...new Set(wanted.flatMap(({ missingElements }) => missingElements))]);
}

/** "Why was my sentence not counted?": the sentences that come nearest, and what they lack. */
export function nearMissText({ document }: Analysis, { elements }: Disclosure, misses: readonly NearMiss[]): string {
  const heading = `#### ${t('Why was my sentence not counted?')}`;
  if (misses.length === 0) return paragraphs(heading, t('No sentence of this draft comes near.'));
  const texts = misses.flatMap((miss) => {
    const line = document.positionAt(miss.start).line + 1;
    const place = link(t('line {0}', line), `${document.uri}#L${line}`);
    const lead =
      miss.element === undefined
        ? t('This sentence comes nearest ({0}):', place)
        : t('Still to say: {0}. This sentence comes nearest ({1}):', elements[miss.element] ?? miss.element, place);
    return [lead, `> ${escapeMarkdown(shortened(miss.text))}`, ...reasonText(miss), openPlaceText(miss)];
  });
  return paragraphs(heading, ...texts);
}

function shortened(text: string): string {
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
}

function openPlaceText({ text }: NearMiss): string | undefined {
  return hasOpenPlace(text) ? t('It has a place that is still open: it may count when that is filled in.') : undefined;
}

function reasonText(miss: NearMiss): readonly string[] {
  const has = foundText(miss);
  switch (miss.reason) {
    case 'cancelled':
      return [
        has,
        t(
          'It does not count because of these words, which usually mean something else: {0}.',
          quote(miss.cancelledBy ?? ''),
        ),
      ];
    case 'denied':
      return [has, t('It does not count because the sentence denies it.')];
    case 'outside-section':
      return [
        has,
        t('Such words count only under a heading about the topic: give it one, or name the topic in the sentence.'),
      ];
    case 'heading':
      return [has, t('It is only a heading: a heading announces, the text below it has to state.')];
    case 'elsewhere':
      return [has, t('It counts only where the draft makes the disclosure: move it there, or say it there again.')];
    case 'incomplete':
      return [has, lackingText(miss)];
  }
}

function foundText({ found }: NearMiss): string {
  return found.length === 0 ? '' : t('It has {0}.', found.map(({ words }) => quote(words)).join(' … '));
}

function lackingText({ lacking }: NearMiss): string {
  const absent = lacking.filter(({ astray }) => !astray).map(partText);
  const astray = lacking.filter((part) => part.astray).map(partText);
  return [
    ...(absent.length === 0 ? [] : [`${t('What is missing:')}\n\n${bullets(absent)}`]),
    ...(astray.length === 0
      ? []
      : [`${t('The sentence has this, but too far away or in another order:')}\n\n${bullets(astray)}`]),
  ].join('\n\n');
}

/** "a word such as “keep”, “retain”, “store”" */
function partText({ words }: LackingPart): string {
  const shown = words.slice(0, MAX_WORDS).map(wordText);
  const [only] = shown;
  if (shown.length === 1 && only !== undefined) return only;
  return t('a word such as {0}', shown.join(', '));
}

function wordText(word: string): string {
  return word.startsWith('#') ? (classNames()[word.slice(1)] ?? word) : quote(word);
}

/** Classes of words that phrases ask for. */
function classNames(): Readonly<Record<string, string>> {
  return {
    email: t('an e-mail address'),
    url: t('a web address'),
    number: t('a number'),
    date: t('a date'),
    phone: t('a telephone number'),
    capital: t('a name'),
    upper: t('an abbreviation'),
    link: t('a link'),
  };
}

function quote(text: string): string {
  return `“${escapeMarkdown(text)}”`;
}
