import type { Span } from '../draft/draft';

/** A sentence of the draft taken apart: how it begins in the reader's view, and the rest, literally. */
export interface Retold {
  /** What stands before the main clause, to its comma: "If you register". */
  readonly front: string | undefined;
  /** "They do not sell", "You may"; in lower case after a front. */
  readonly lead: string;
  readonly rest: string;
  /** Where the rest starts in the text. */
  readonly from: number;
}

/** Openings that add nothing to the meaning. */
const OPENING =
  /^(?:(?:however|also|in addition|additionally|further|furthermore|moreover|finally|please note that|please be aware that|note that),?\s+)/i;

/** A clause or phrase in front, up to a comma before "we" or "you". */
const FRONT =
  /^((?:if|where|when|whenever|for|under|subject to|depending on|in|as|to the extent|unless|only|should|with|at|upon|within|by|while|once|after|before|during|from|through|on|to|although|because|since)\b[^,:;.]{2,200}),\s(?=(?:we|you)\s)/i;

const SUBJECT = /^(We|You)\s+(?:(?:also|further|therefore|hereby)\s+)?/;

const AUXILIARY =
  /^(?:(do not|don['’]t|may not|may also|may|will not|won['’]t|will never|will also|will|can not|cannot|can['’]t|can also|can|must not|must|shall not|shall|should not|should|would|could|have not|have never|are not|are|never)\s+)/;

/** Verbs that are the same after "they" as after "we", and plain enough to be our own words. */
const VERBS =
  /^(?:collect|use|share|sell|rent|keep|store|retain|hold|process|disclose|receive|obtain|get|gather|send|transfer|protect|take|ask|work|provide|offer|need|rely on|respond to|comply with|notify|tell|inform|have the right to|have a right to|have|ask for|contact|choose|opt out of|access|review|update|request|delete|withdraw|complain)(?=\s(?!or\b|and\b))/;

const CONTRACTIONS: Readonly<Record<string, string>> = {
  "don't": 'do not',
  "won't": 'will not',
  "can't": 'can not',
  cannot: 'can not',
};

/**
 * Takes "We do not sell your data." apart into "They do not sell" and "your data". Only the person changes; every
 * word after it stays the draft's own. Undefined for sentences of another shape.
 */
export function retell(text: string): Retold | undefined {
  const opening = OPENING.exec(text)?.[0].length ?? 0;
  const front = FRONT.exec(text.slice(opening));
  const start = opening + (front?.[0].length ?? 0);
  const main = text.slice(start);
  const subject = SUBJECT.exec(start > 0 ? main.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : main);
  if (!subject) return undefined;
  const who = subject[1] === 'We' ? 'They' : 'You';
  const words = [front ? who.toLowerCase() : who];
  let from = start + subject[0].length;
  const auxiliary = AUXILIARY.exec(text.slice(from));
  if (auxiliary?.[1]) {
    const plain = auxiliary[1].replace('’', "'");
    words.push(CONTRACTIONS[plain] ?? plain);
    from += auxiliary[0].length;
  }
  const verb = VERBS.exec(text.slice(from))?.[0];
  if (verb !== undefined) {
    words.push(verb);
    from += verb.length + 1;
  }
  const rest = text.slice(from).trimStart();
  if (rest === '' || /^(?:and|or)\b/.test(rest)) return undefined;
  return { front: front?.[1], lead: words.join(' '), rest, from: text.length - rest.length };
}

/** "the following types of information:" says nothing that the list after it does not say. */
const EMPTY_WORDS = new Set(
  (
    'the following certain some various different these any type types kind kinds category categories piece pieces of ' +
    'about from you your personal personally identifiable identifying information data as follows below listed ' +
    'described and or such including include includes but is are not limited to which that may'
  ).split(' '),
);

export function isEmptyRest(rest: string): boolean {
  return (rest.toLowerCase().match(/\p{L}+/gu) ?? []).every((word) => EMPTY_WORDS.has(word)) && !/\d/.test(rest);
}

/** "personal information such as": drops what only leads to the examples. */
export function withoutGenericHead(rest: string): string {
  const marker =
    /^(.{0,80}?)(?:,)?\s(?:such as|including(?: but not limited to|, but not limited to,?|, without limitation,?)?)\s(?=\S)/i.exec(
      rest,
    );
  return marker && isEmptyRest(marker[1] ?? '') ? rest.slice(marker[0].length) : rest;
}

/** Words that turn or limit what a sentence says. */
const TURNING =
  /^(?:except|excluding|unless|without|only|not|never|no|nor|neither|however|but|if|subject|provided|until|solely|otherwise|doesn['’]t|don['’]t|won['’]t|cannot|can['’]t)$/i;

export function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

/** Holds a word that turns or limits what is said. */
export function turns(text: string): boolean {
  return (text.match(/[\p{L}'’]+/gu) ?? []).some((word) => TURNING.test(word));
}

/**
 * Shortens a text to about `limit` words around the focus. What turns or limits the meaning is kept, and every gap is
 * marked with an ellipsis.
 */
export function clip(text: string, focus: Span | undefined, limit: number): string {
  const clean = tidy(text);
  const tokens = [...clean.matchAll(/\S+/g)];
  if (tokens.length <= limit * 1.3) return trimEnd(clean);
  const shift = Math.max(0, text.indexOf(clean));
  const kept = chooseTokens(tokens, focus && { start: focus.start - shift, end: focus.end - shift }, limit);
  return joinKept(clean, tokens, kept);
}

function chooseTokens(tokens: readonly RegExpMatchArray[], focus: Span | undefined, limit: number): boolean[] {
  const kept = tokens.map((_, index) => index < Math.min(6, limit / 3));
  const at = (index: number): number => tokens[index]?.index ?? 0;
  let first = 0;
  let last = 0;
  if (focus) {
    first = tokens.findLastIndex((_, index) => at(index) <= focus.start);
    last = Math.max(
      first,
      tokens.findLastIndex((_, index) => at(index) < focus.end),
    );
  }
  if (first < limit - (last - first)) first = 0;
  let end = Math.min(tokens.length - 1, Math.max(last, first + limit));
  for (let index = end; index > Math.max(last, end - 8); index--) {
    if (/[,;)]$/.test(tokens[index]?.[0] ?? '')) {
      end = index;
      break;
    }
  }
  for (let index = Math.max(0, first); index <= end; index++) kept[index] = true;
  tokens.forEach((token, index) => {
    if (!TURNING.test(token[0].replace(/[^\p{L}'’]/gu, ''))) return;
    for (let near = Math.max(0, index - 3); near <= Math.min(tokens.length - 1, index + 10); near++) {
      kept[near] = true;
      if (near > index && /[,;.:]$/.test(tokens[near]?.[0] ?? '')) break;
    }
  });
  return kept;
}

function joinKept(text: string, tokens: readonly RegExpMatchArray[], kept: readonly boolean[]): string {
  const runs: string[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if (!kept[from]) continue;
    let to = from;
    // A gap of three words is not worth an ellipsis.
    while (to + 1 < tokens.length && kept.slice(to + 1, to + 5).some(Boolean)) to++;
    const end = tokens[to];
    runs.push(closed(trimEnd(text.slice(tokens[from]?.index ?? 0, (end?.index ?? 0) + (end?.[0].length ?? 0)))));
    from = to;
  }
  return `${runs.join(' … ')}${kept.at(-1) ? '' : ' …'}`;
}

/** Without a bracket that was cut open: "records (e.g. name" is "records". */
function closed(run: string): string {
  const open = run.lastIndexOf('(');
  if (open <= 0 || run.includes(')', open) || turns(run.slice(open))) return run;
  return trimEnd(run.slice(0, open));
}

/** Without number or bullet in front, and without the mark at the end. */
export function tidy(text: string): string {
  return trimEnd(text.trimStart().replace(/^(?:\(?[a-z\d]{1,3}[.)]|[•▪◦*–-])\s+/i, ''));
}

function trimEnd(text: string): string {
  return text.replace(/[\s.,;:–|]+$/, (end) =>
    end.includes('.') && /\b(?:Inc|Ltd|Co|Corp|etc|U\.S|e\.g)$/.test(text.slice(0, -end.length)) ? '.' : '',
  );
}

/** What stands in front of the main clause and limits it: "If you live in the EU". */
export function conditionInFront(text: string): string | undefined {
  const front = CONDITION.exec(text)?.[1];
  if (front === undefined || WISH.test(front)) return undefined;
  // "In certain cases you may have the right to see data you gave us, …": the main clause begins without a comma.
  return MAIN_CLAUSE.exec(front)?.[1] ?? front;
}

const CONDITION =
  /^((?:if|where|when|for|under|subject to|depending on|in|as an?|to the extent|unless|only|should|with|at|upon|within)\b[^,:;]{3,200}),/i;

const MAIN_CLAUSE = /^((?:in|under)\b.{3,80}?),?\s(?:you|individuals|users)\s(?:may|can|have|could|are)\b/i;

/** "If you want to …" limits nothing. */
const WISH =
  /^(?:for (?:access|opting|any)\b|for (?:additional|more|further) information|for (?:instructions|details)|at any time\b|in (?:particular|general|the event)$|for (?:example|instance)\b|to |(?:if|when|should|where) you (?:wish|want|would like|choose|decide|prefer|need|have (?:any )?questions?|like)|in (?:addition|order))\b/i;
