import type { Draft, Span } from '../draft/draft';

/** A number by which a draft refers to one of its own parts: "8.2" in "see Sections 7 and 8.2". */
export interface NumberReference extends Span {
  readonly number: string;
}

/** What parts are called in references; a word of the draft's own headings ("Article 3") is one as well. */
const NAMES = ['sections?', 'secs?\\.', 'clauses?', 'paragraphs?', 'paras?\\.'];
const HEADING_WORD = /\b(article|part|chapter|step|item|point)\s*$/i;
const SPACE = '(?:\\s|&nbsp;|&#160;)';
const NUMBER =
  '\\(?(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}[a-z]?|[IVXL]{1,6}|[ivxl]{1,6}\\)|[A-Z]|[a-z]\\))(?![\\p{L}\\d])\\)?';
/** Between the numbers of a run: "7, 8 and 9.1", "7–9". */
const BETWEEN = `${SPACE}*(?:,|,?${SPACE}+(?:and|or|to|through|AND|OR|TO)${SPACE}|&amp;|&(?=${SPACE})|[-–—])${SPACE}*`;

/** Names of other texts that have sections; four capitals are an abbreviation of one. */
const ANOTHER =
  /\b(?:Act|Code|Laws?|Regulations?|Directive|Ordinance|Statutes?|Rules?|Treaty|Terms|Agreement|Contract|FTC|CFR|U\.?S\.?C|C\.F\.R|Title \d+|[A-Z][A-Za-z]?[A-Z]{2,}[a-z]?)\b/;
/** "Section 5 of the FTC Act", but "Section 5 of this policy". */
const OF_ANOTHER =
  /^\s*(?:\(\w{1,4}\)\s*)*,?\s*of\s+(?!this\b|these\b|(?:our|the)\s+(?:present\s+|above\s+)?(?:privacy|policy|notice|statement|document)\b)/i;
/** Between a reference and the name of another text: "Section 5 of the German Federal Data Protection Act". */
const TO_ANOTHER =
  /^\s*(?:\(\w{1,4}\)\s*)*,?\s*(?:(?:under|in)\s+)?(?:the\s+)?(?:(?:\p{Lu}[\p{L}’'-]*|of|the|and|on)\s+){0,6}$/u;
const BEHIND_ANOTHER = new RegExp(`${ANOTHER.source}[^a-z]{0,8}(?:\\bthe\\s+)?$`);
const UNDER = /\b(?:under|pursuant to|by virtue of|required by)\s+$/i;
/** How far around a reference the name of another text is looked for. */
const REACH = 80;

/**
 * The numbers by which a draft refers to its own parts, in document order. References to laws and to other texts are left
 * out.
 */
export function readNumberReferences(draft: Draft): readonly NumberReference[] {
  const { text } = draft;
  const pattern = referencePattern(draft);
  const numbers = new RegExp(NUMBER, 'gu');
  return draft.blocks.flatMap((block): NumberReference[] => {
    if (block.kind === 'opaque') return [];
    const source = text.slice(block.start, block.end);
    return [...source.matchAll(pattern)].flatMap((match): NumberReference[] => {
      const run = match.groups?.run ?? '';
      const at = match.index + match[0].length - run.length;
      if (meansAnother(source, match.index, at + run.length)) return [];
      return [...run.matchAll(numbers)].map((number) => {
        const start = block.start + at + number.index;
        return { start, end: start + number[0].length, number: number[0] };
      });
    });
  });
}

function referencePattern({ text, sections }: Draft): RegExp {
  const own = new Set(
    sections.flatMap(({ heading }) => {
      const before = heading?.number === undefined ? '' : text.slice(heading.start, heading.name.start);
      const word = HEADING_WORD.exec(before.slice(0, before.lastIndexOf(heading?.number ?? '')))?.[1];
      return word === undefined ? [] : [`${word.toLowerCase()}s?`];
    }),
  );
  const names = [...NAMES, ...own].map((name) => {
    const [first = ''] = name;
    return `[${first}${first.toUpperCase()}]${name.slice(1)}|${name.replace(/[a-z]/g, (letter) => letter.toUpperCase())}`;
  });
  const word = `(?:(?<![\\p{L}\\d])(?:${names.join('|')})(?:${SPACE}|[*_])+|(?:§|&sect;){1,2}${SPACE}*)`;
  return new RegExp(`${word}(?<run>${NUMBER}(?:${BETWEEN}${NUMBER})*)`, 'gu');
}

function meansAnother(source: string, start: number, end: number): boolean {
  const before = source.slice(Math.max(0, start - REACH), start).replace(/^.*[;!?]|^.*\.\s(?=\p{Lu})/su, '');
  const [after = ''] = /^(?:[^.;]|\.(?!\s|$))*/.exec(source.slice(end, end + REACH)) ?? [];
  if (OF_ANOTHER.test(after)) return true;
  // In capitals throughout, every word looks like an abbreviation.
  if (!/\p{Ll}/u.test(before + after)) return false;
  if (BEHIND_ANOTHER.test(before)) return true;
  const name = ANOTHER.exec(after);
  return name !== null && (UNDER.test(before) || TO_ANOTHER.test(after.slice(0, name.index)));
}
