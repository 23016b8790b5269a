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
  /^(?:(?:however|also|in addition(?! to\b)|additionally|further|furthermore|moreover|finally|lastly|please note that|please be aware that|note that|please note|specifically|in general|generally speaking|accordingly|therefore|thus),?\s+)/i;

/** A sentence without words in front that only join it to the one before. */
export function withoutOpening(text: string): string {
  return text.trimStart().replace(OPENING, '');
}

/** A clause or phrase in front, up to a comma before "we" or "you". */
const FRONT =
  /^((?:if|where|when|whenever|for|under|subject to|depending on|in|as|to the extent|unless|only|should|with|at|upon|within|by|while|once|after|before|during|from|through|on|to|although|because|since)\b[^,:;.]{2,200}),\s(?=(?:we|you)\s)/i;

const SUBJECT = /^(We|You)\s+(?:(?:also|further|therefore|hereby)\s+)?/;

const AUXILIARY =
  /^(?:(do not|don['’]t|may not|may also|may|will not|won['’]t|will never|will also|will|can not|cannot|can['’]t|can also|can|must not|must|shall not|shall|should not|should|would|could|have not|have never|are not|are|never)(?:\s+|(?=:$)))/;

/** Verbs that are the same after "they" as after "we", and plain enough to be our own words. */
const VERBS =
  /^(?:collect|use|share|sell|rent|keep|store|retain|hold|process|disclose|receive|obtain|get|gather|send|transfer|protect|take|ask|work|provide|offer|need|rely on|respond to|comply with|notify|tell|inform|have the right to|have a right to|have|ask for|contact|choose|opt out of|access|review|update|request|delete|withdraw|complain)(?=:$|\s(?!or\b|and\b))/;

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
  const opening = text.length - withoutOpening(text).length;
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
    const plain = auxiliary[1].replace('’', "'").replace(/ also$/, '');
    words.push(CONTRACTIONS[plain] ?? plain);
    from += auxiliary[0].length;
  }
  const verb = VERBS.exec(text.slice(from))?.[0];
  if (verb !== undefined) {
    words.push(verb);
    from += verb.length;
  }
  const rest = text.slice(from).replace(/^[\s:]+/, '');
  if (/^(?:and|or)\b/.test(rest)) return undefined;
  if (DENIAL.test(words.join(' ')) && SECOND_CLAUSE.test(rest)) return undefined;
  return { front: front?.[1], lead: words.join(' '), rest, from: text.length - rest.length };
}

const DENIAL = /\b(?:not|never)\b/;

/** "We do not have servers, so there is nothing …", "— and the app works …": the denial in front does not reach it. */
const SECOND_CLAUSE =
  /(?:\s[—–]\s(?:(?:and|but|so)\s)?|,\sso\s)(?:we|they|it|there(?:['’]s)?|the\s\w+\s(?:is|are|has|\w+s))(?=\s)/i;

/** Words that limit or deny what a sentence says: without them, it says too much. */
const LIMITING =
  /^(?:except|excluding|unless|without|only|not|never|no|nor|neither|solely|doesn['’]t|don['’]t|won['’]t|cannot|can['’]t|isn['’]t|aren['’]t)$/i;

/** Words that make what a sentence says depend on something else. */
const TURNING = /^(?:however|but|if|subject|provided|until)$/i;

/** Words between spaces. */
export function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

/** Holds a word that denies or limits what is said. */
export function limitsSaid(text: string): boolean {
  return wordsOf(text).some((word) => LIMITING.test(word));
}

/** Holds a word that denies, limits or turns what is said. */
export function turns(text: string): boolean {
  return limitsSaid(text) || wordsOf(text).some((word) => TURNING.test(word));
}

function wordsOf(text: string): readonly string[] {
  return withoutFalseLimits(text).match(/[\p{L}'’]+/gu) ?? [];
}

/** A text of the same length without words that only look like a limit: "not limited to", "or not". */
export function withoutFalseLimits(text: string): string {
  return text.replace(FALSE_LIMITS, (found) => ' '.repeat(found.length));
}

const FALSE_LIMITS =
  /\b(?:(?:but|and) (?:is |are )?not limited to|without (?:limitation|undue)|not only|do not track|(?:whether )?or not(?=[,.;]|\s(?:and|or)\b|$))/gi;

/** Without number or bullet in front, and without the mark at the end. */
export function tidy(text: string): string {
  return trimEnd(
    text
      .trimStart()
      .replace(
        /^(?:\(?[a-z\d]{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[•▪◦*–-]|\p{Extended_Pictographic}\ufe0f?)\s+/iu,
        '',
      ),
  );
}

/** Without the mark at the end. */
export function trimEnd(text: string): string {
  return text.replace(/[\s.,;:–|-]+$/, (end) =>
    end.includes('.') && /\b(?:Inc|Ltd|Co|Corp|etc|U\.S|e\.g)$/.test(text.slice(0, -end.length)) ? '.' : '',
  );
}

/** What stands in front of the main clause and limits it: "If you live in the EU". */
export function conditionInFront(text: string): string | undefined {
  const front = CONDITION.exec(text)?.[1];
  if (front === undefined || WISH.test(front)) return undefined;
  // "In certain cases you may see data you gave us, …", "if you have an account you can see, …": no comma stands before
  // the main clause.
  return MAIN_CLAUSE.exec(front)?.[1] ?? front;
}

const CONDITION =
  /^((?:if|where|when|whenever|for|under|subject to|depending on|in|as an?|to the extent|unless|only|should|with|at|upon|within)\b(?:[^,:;()]|\([^():;]*\)){3,200}),/i;

const MAIN_CLAUSE =
  /^((?:in(?! the event\b| case\b)|under|depending on)\b.{3,80}?|if you (?:have|are)\b.{3,60}? (?:account|customer|user|member|resident)),?\s(?:you|individuals|users)\s(?:may|can|have|could|are)\b/i;

/** "If you want to …" limits nothing. */
const WISH =
  /^(?:for (?:access|opting|any|clarity|the avoidance)\b|for (?:additional|more|further) information|for (?:instructions|details)|at any time\b|in (?:particular|general|the event)$|for (?:example|instance)\b|to |(?:if|when|should|where) you(?:['’]d like| (?:wish|want|would like|choose|decide|prefer|need|have (?:any )?questions?|like))|in (?:addition|order))\b/i;
