import { withoutOpening, wordCount } from './retell';

/**
 * Sentences that tell a reader nothing when they stand alone: about the policy and not the data, good intentions, the
 * way to another page, and what only makes sense behind another sentence.
 */

/** "This policy explains …": about the document. */
const ABOUT_POLICY =
  /^(?:(?:in|by|through|with) )?(?:this|the|our)\b[^,.]{0,60}\b(?:policy|notice|statement|section|page|document|summary|disclosures?|faqs?)\b[^,.]{0,30}\b(?:describes?|explains?|sets? out|tells?|outlines?|details?|provides?|informs?|covers?|governs?|is (?:designed|intended|meant)|aims?|applies|contains?|helps?|supplements?|discloses)\b/i;

/** Good intentions, praise, advice. */
const PUFFERY =
  /^(?:(?:at|here at) [^,]{2,40},? )?(?:we|i|our (?:team|company|mission|goal)|the company|[\p{L}\d.&’' -]{2,30}?)\s(?:(?:all|also|really|always|strongly|deeply|fully|truly|and our \w+)\s)*(?:value|respect|care|are committed|is committed|are dedicated|is dedicated|understand|recogni[sz]e|believe|encourage|urge|recommend|advise|suggest|strive|hope|promise to|thank|appreciate|pride|want (?:you|to)|would like|know|aim|endeavou?r|takes? (?:your|the|data|user|customer)?\s?(?:\w+\s){0,8}seriously)\b|^(?:your|protecting|the|data) (?:\w+ ){0,5}(?:is|are) (?:very |extremely |of (?:the )?(?:utmost|great|paramount) )?(?:important|importance|priority)\b|^(?:thank you|welcome)\b/iu;

/** What the law says, and not what is done. */
const ABOUT_LAW =
  /^(?:the )?(?:ccpa|cpra|state privacy laws['’]?) definitions?\b|^(?:the |under the )?(?:gdpr|uk gdpr|ccpa|cpra|hipaa|coppa|law|regulations?|general data protection regulation|california consumer privacy act)\b[^,]{0,40}\b(?:requires?|defines?|means|considers?|states?)\b/i;

/** The sentence goes on in what follows: a list that cannot be seen, an address on the next line. */
const OPEN_END = /(?::|\b(?:and|or|to|of|the|for|with|by|at|including|includes?|such as|following|e\.?g))\W*$/i;

/** The way to somewhere else, and questions. */
const WAY_ON =
  /^(?:please |for (?:more|further|additional|detailed|instructions|details|an? \w+ list)\b|to (?:learn|find out|read|view|see|understand) |(?:(?:you|please|we|users) (?:can|may|should|also|encourage|invite)\b.{0,20}|please |click |or )?\b(?:see|read|visit|refer|learn more|find (?:out )?more|find more|review|consult|click|check)\b)|\?\W*$|\b(?:click here|see below|below you.ll find|(?:described|listed|set out|explained|provided|identified) (?:above|below)|here are (?:some|the))\b/i;

/** The way to somewhere else that is a way to get something done. */
const WAY_TO_ACT =
  /\b(?:e-?mail|write|call|phone|contact|opt.?out|unsubscribe|withdraw|complain\w*|object|delete|disable|block|turn off|refuse|reject|settings|preferences)\b/i;

/** The way to another document. */
const ELSEWHERE =
  /\b(?:see|refer to|review|read|visit|consult)\b.{0,60}\b(?:policy|notice|statement|faqs?|section|article)\b/i;

/** What it is about stands in the sentence before. */
const HANGING =
  /^(?:(?:and|but|or|so|then|thus|therefore|similarly|likewise|instead|otherwise|conversely|again|in (?:such|this|these|those|that|either|each|both|all) (?:cases?|events?|circumstances?|situations?|instances?|context)|for (?:example|instance)|e\.g\.|such as|including|examples?|if so|if not|if (?:this|that|it|they)|in (?:doing so|particular|other words)|as (?:such|a result|noted|mentioned)|once (?:this|that|it)|after (?:this|that|which)|(?:if|when|where|unless|to)\b[^,]{0,50}\bsuch(?! as)|(?:\S+\s){1,6}such(?! as)\s|you (?:will|may) (?:still|continue)\b|(?:you|we) (?:(?:can|may|will|should) )?(?:also )?\w+ (?:their|them|these|those)\b|when (?:this|that|it|they)|under these|for (?:this|that|these|those)|to do (?:so|this|that))\b|\((?=\p{L})|(?:this|these|those|that|such|it|they|he|she|its|their|both|either|each|neither|some of (?:these|those|this)|any such|all such|certain of|other|others|another)\b(?!\s(?:privacy |cookie |\w+ )?(?:policy|notice|statement|website|site|services?|app|application|extension|plugin|add-on|bot|tool|software|program|game|platform)\b))/iu;

/** "Cookies are small files": says what a thing is, not what is done. */
const DEFINITION =
  /\bdo(?:es)? not include\W*$|\bis (?:also |sometimes |commonly )*(?:referred to|known|called|defined) as\b|^\W?(?:an? |the )?[\w“”"‘’' -]{2,40}?\W? (?:are|is|means?|refers?|includes?) (?:an?|the|any|small|tiny|text|electronic|invisible|transparent|unique|similar|pieces?|to|information (?:that|about|which)|data (?:that|about|which))\b(?! (?:controller|responsib|data controller|owner|operator|company))/i;

/** Common knowledge: what most browsers do, and what cookies are for. */
const COMMON =
  /^(?:in general, )?cookies (?:allow|enable|help) (?:an? |the )?(?:web)?sites?\b|^(?:most|many) (?:\w+ )?browsers (?:\w+ )?(?:are|accept)\b(?!.*\byou (?:can|may)\b)/i;

/** What makes a sentence of words; a label, a heading, an entry of a menu has none. */
const VERB =
  /\b(?:is|are|was|were|be|been|has|have|had|do|does|did|may|can|could|will|would|shall|should|must|might|use[sd]?|collect\w*|shar\w+|sell\w*|sold|keep\w*|kept|retain\w*|disclos\w+|process\w*|receiv\w+|provid\w+|transfer\w*|stor\w+|protect\w*|delet\w+|contact|email|write|call|ask\w*|request\w*|need\w*|requir\w+|tak\w+|mak\w+|giv\w+|get\w*|includ\w+|work\w*|appl\w+|rely|relies|update[sd]?|chang\w+|respond\w*|opt\w*|offer\w*|hold\w*|send\w*|don['’]t|won['’]t|can['’]t|notif\w+|inform\w*|help\w*|track\w*|serv\w+|allow\w*|let\w*|log\w*)\b/i;

/** Whether a sentence says something to somebody who reads nothing around it. */
export function saysSomething(text: string): boolean {
  return VERB.test(withoutOpening(text)) && !isIdle(text);
}

/** Whether words say nothing of what is done with data, or nothing without what stands before them. */
function isIdle(text: string): boolean {
  const plain = withoutOpening(text);
  const isIdleIn = (idle: RegExp): boolean => idle.test(plain);
  const isWayOn = WAY_ON.test(plain) && !(WAY_TO_ACT.test(plain) && !ELSEWHERE.test(plain));
  return isWayOn || [IN_TABLE, TITLE, HANGING, ABOUT_POLICY, ABOUT_LAW, PUFFERY, DEFINITION, COMMON].some(isIdleIn);
}

/** A row of a table that is written as a line. */
const IN_TABLE = /(?:^|\s)\|\s/;

/** "Opt Out of Targeted Advertising": a heading, wherever it stands. */
const TITLE = /^(?:\p{Lu}\S*|\p{Ll}{1,3})(?:\s(?:\p{Lu}\S*|\p{Ll}{1,3})){2,}$/u;

/** "This policy explains how Acme uses data": about the document; it says whose it is. */
export function isAboutPolicy(text: string): boolean {
  return ABOUT_POLICY.test(withoutOpening(text));
}

/** Whether a sentence ends where it ends, and not in a list or an address below it. */
export function isClosed(text: string): boolean {
  return !OPEN_END.test(text);
}

/** Whether a sentence introduces the list below it. */
export function introduces(text: string): boolean {
  return /[:—–-]\W*$|\b(?:following|below|includes?|including|e\.?g)\W*$/i.test(text);
}

/** "General choices:", "Important note": the heading of what follows, and no sentence. */
export function isLabel(text: string): boolean {
  return wordCount(text) <= LABEL && !VERB.test(text) && !HANGING.test(text);
}

/** "Directly from you", "To inspect your record": no sentence, but an answer to the heading above it. */
export function isFragment(text: string): boolean {
  const plain = withoutOpening(text);
  if (isIdle(text) || ASKS.test(plain) || (plain.match(AUXILIARIES) ?? []).length > 1) return false;
  const [head = ''] = plain.split(/\b(?:who|whom|whose|which|that|when|where|if|as|\(.*)\b/i);
  return !FINITE.test(/\w/.test(head) ? head : plain);
}

/** The verb of a main clause. */
const FINITE =
  /\b(?:is|are|was|were|has|have|had|do|does|did|may|can|could|will|would|shall|should|must|might|cannot|don['’]t|won['’]t|can['’]t|doesn['’]t|we['’]ll|uses|collects|shares|retains|keeps|stores|sells|processes|receives|provides|transfers|discloses|complies|applies|allows|contains|includes|takes|makes|requires|gives|works|relies|offers|holds|sends|protects|deletes|posts|needs|operates|serves|reserves|represents|follows|estimates|means|consists)\b(?! of\b)|\b(?:we|you|they|i|users|people|customers|parents|children|residents|[\w-]+s) (?:also |only |never |always |automatically )?(?:use|collect|share|retain|keep|store|sell|process|receive|provide|transfer|disclose|comply|rely|allow|take|make|give|get|offer|hold|send|protect|delete|post|need|ask|work|respond|let|obtain|gather|maintain|adhere|contract|encrypt|run|own|log|track|serve|answer|want|apply|contain|include|require|follow|help|support)\b|\b(?:we|you|they|it|i) \w+/i;

/** Two of them: one is of the main clause, whatever stands in between. */
const AUXILIARIES = /\b(?:is|are|was|were|has|have|may|can|will|must|should|does|do)\b/gi;

/** A request to the reader. */
const ASKS =
  /(?:^|, )(?:please|contact|e-?mail|write|call|visit|click|send|use|go|enter|select|choose|opt|ask|check|read|see|submit|log|open|complete|fill|follow|install|download|turn|disable|enable|delete|adjust|change|update|do|don['’]t|let|make|provide)\b/i;

const LABEL = 9;
