/** Words that follow the draft's own usage. */
export type UsageWord = 'we' | 'us' | 'our' | 'data' | 'verb';

/** A part of a template's running text. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'usage';
      readonly word: UsageWord;
      readonly capital: boolean;
      /** The verb that goes with "we", in the form that goes with "we". */
      readonly verb?: string;
    }
  /** `choices` is empty for a free text; a tab stop used again repeats what is typed at the first one. */
  | {
      readonly kind: 'tabStop';
      readonly number: number;
      readonly placeholder: string;
      readonly choices: readonly string[];
    }
  | { readonly kind: 'repeat'; readonly number: number; readonly placeholder: string }
  | { readonly kind: 'strong'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'link'; readonly label: readonly Piece[]; readonly target: readonly Piece[] };

/** One alternative per kind of markup; the bounded classes keep the scan linear. */
const MARKUP =
  /\$\{(?<number>\d+)(?::(?<placeholder>[^{}]*)|\|(?<choices>(?:\\.|[^\\|])*)\|)?\}|\{\{(?<usage>[^{}]*)\}\}|\*\*(?<strong>[^*]+)\*\*|\[(?<label>[^[\]]+)\]\((?<target>[^()]+)\)/g;

const USAGE = /^(?:(?<word>[Ww]e|[Uu]s|[Oo]ur|[Dd]ata)|(?<subject>[Ww]e) (?<verb>[a-z]+)|verb (?<alone>[a-z]+))$/;

/**
 * Reads the inline markup of a template: tab stops, choices, usage words, bold and links. `seen` holds
 * the placeholders of the form's tab stops so far, for those that are used again.
 * @throws Error saying what is malformed
 */
export function parsePieces(text: string, seen: Map<number, string>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const addText = (until: number): void => {
    if (until > end) pieces.push({ kind: 'text', text: checkProse(text.slice(end, until)) });
  };
  for (const match of text.matchAll(MARKUP)) {
    addText(match.index);
    pieces.push(toPiece(match.groups ?? {}, seen));
    end = match.index + match[0].length;
  }
  addText(text.length);
  return pieces;
}

function checkProse(prose: string): string {
  const odd = /\$\{|\{\{|\}\}|\*\*|\|/.exec(prose);
  if (odd) throw new Error(`malformed markup near "${prose.slice(odd.index, odd.index + 20)}"`);
  return prose;
}

function toPiece(groups: Readonly<Record<string, string | undefined>>, seen: Map<number, string>): Piece {
  if (groups.number !== undefined) return toTabStop(Number(groups.number), groups.placeholder, groups.choices, seen);
  if (groups.usage !== undefined) return toUsage(groups.usage);
  if (groups.strong !== undefined) return { kind: 'strong', pieces: parsePieces(groups.strong, seen) };
  return {
    kind: 'link',
    label: parsePieces(groups.label ?? '', seen),
    target: parsePieces(groups.target ?? '', seen),
  };
}

function toTabStop(
  number: number,
  placeholder: string | undefined,
  choices: string | undefined,
  seen: Map<number, string>,
): Piece {
  const options = choices === undefined ? [] : splitChoices(choices);
  const text = placeholder ?? options.join(' / ');
  const known = seen.get(number);
  if (text === '') {
    if (known === undefined) throw new Error(`the tab stop ${number} has neither a placeholder nor choices`);
    return { kind: 'repeat', number, placeholder: known };
  }
  if (known !== undefined && known !== text) throw new Error(`the tab stop ${number} stands for two things`);
  if (options.length === 1) throw new Error(`the tab stop ${number} leaves no choice`);
  seen.set(number, text);
  return { kind: 'tabStop', number, placeholder: text, choices: options };
}

function splitChoices(choices: string): string[] {
  return (choices.match(/(?:\\.|[^\\,])+/g) ?? []).map((choice) => choice.replace(/\\(.)/g, '$1').trim());
}

function toUsage(text: string): Piece {
  const groups = USAGE.exec(text)?.groups;
  if (!groups) throw new Error(`unknown usage word {{${text}}}`);
  if (groups.alone !== undefined) return { kind: 'usage', word: 'verb', capital: false, verb: groups.alone };
  const written = groups.word ?? groups.subject ?? '';
  const word = written.toLowerCase() as UsageWord;
  const capital = written !== word;
  return groups.verb === undefined
    ? { kind: 'usage', word, capital }
    : { kind: 'usage', word, capital, verb: groups.verb };
}
