import { francAll } from 'franc-min';

/** Fewer words than this say nothing about the language. */
const MIN_WORDS = 40;
/** Share of frequent English words from which no further look is needed. */
const ENGLISH_SHARE = 0.18;

/** Two-letter codes for the three-letter ones of franc; what is missing here is reported as it is. */
const CODES: Readonly<Record<string, string>> = {
  amh: 'am',
  arb: 'ar',
  azj: 'az',
  bel: 'be',
  ben: 'bn',
  bos: 'bs',
  bul: 'bg',
  ces: 'cs',
  cmn: 'zh',
  deu: 'de',
  ell: 'el',
  eng: 'en',
  fra: 'fr',
  guj: 'gu',
  hau: 'ha',
  heb: 'he',
  hin: 'hi',
  hrv: 'hr',
  hun: 'hu',
  ibo: 'ig',
  ind: 'id',
  ita: 'it',
  jav: 'jv',
  jpn: 'ja',
  kan: 'kn',
  kaz: 'kk',
  kin: 'rw',
  kor: 'ko',
  mal: 'ml',
  mar: 'mr',
  mya: 'my',
  nld: 'nl',
  nya: 'ny',
  pan: 'pa',
  pes: 'fa',
  plt: 'mg',
  pol: 'pl',
  por: 'pt',
  ron: 'ro',
  run: 'rn',
  rus: 'ru',
  sin: 'si',
  som: 'so',
  spa: 'es',
  srp: 'sr',
  sun: 'su',
  swe: 'sv',
  swh: 'sw',
  tam: 'ta',
  tel: 'te',
  tgl: 'tl',
  tha: 'th',
  tur: 'tr',
  ukr: 'uk',
  urd: 'ur',
  uzn: 'uz',
  vie: 'vi',
  yor: 'yo',
  zlm: 'ms',
  zul: 'zu',
};

export interface LanguageGuess {
  readonly sample: string;
  readonly language: string;
}

/**
 * Primary language of a draft.
 * @param words words a reader sees; `english`, how many of them are frequent English ones
 * @param sample some running text, looked at only where the draft is not plainly English
 */
export function guessLanguage(
  words: number,
  english: number,
  sample: () => string,
  previous: LanguageGuess | undefined,
): LanguageGuess {
  if (words >= MIN_WORDS && english > words * ENGLISH_SHARE) return { sample: '', language: 'en' };
  const text = sample();
  // Languages written without spaces have few words as we count them.
  if (words < MIN_WORDS && text.length < 4 * MIN_WORDS) return { sample: '', language: 'und' };
  if (previous?.sample === text) return previous;
  const guess = francAll(text)[0]?.[0] ?? 'und';
  return { sample: text, language: CODES[guess] ?? guess };
}
