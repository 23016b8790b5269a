import { readWords, WordFlag } from '../draft/words';
import type { Inflection } from './inflect';
import type { Atom, Phrase, PhraseItem, PhraseNode, PhraseSet, Vocabulary } from './phrase';

/** Words between two items joined by `…` where no number is given. */
const DEFAULT_GAP = 6;

export class PhraseError extends Error {}

/** Tells negating words by the lexicon's list of them. */
export function negatorTest(negators: readonly string[]): (word: string) => boolean {
  const known = new Set(negators);
  return (word) => known.has(word) || word.endsWith("n't");
}

/** Hands out atoms; the one mutable table while phrases are parsed. */
export class AtomTable {
  readonly words = new Map<string, Atom[]>();
  readonly prefixes: [string, Atom][] = [];
  readonly classes = new Map<string, Atom>();
  readonly concepts = new Map<string, Atom>();
  /** What each atom stands for, as messages show it. */
  readonly shown: (readonly string[])[] = [];
  private readonly byKey = new Map<string, Atom>();
  private next: Atom;

  /** @param known the atoms that there are already, with their number; the table then holds what is new */
  constructor(
    private readonly inflection: Inflection,
    known?: Pick<PhraseSet, 'atoms' | 'classes'> & Pick<Vocabulary, 'concepts'>,
  ) {
    this.next = known?.atoms ?? 0;
    for (const [name, atom] of Object.entries(known?.concepts ?? {})) this.concepts.set(name, atom);
    for (const [name, atom] of Object.entries(known?.classes ?? {})) this.byKey.set(`class ${name}`, atom);
  }

  get size(): number {
    return this.next;
  }

  /** The atom of a word and its inflections. */
  lemma(word: string): Atom {
    return this.keyed(`lemma ${word}`, word, (atom) => {
      for (const form of this.inflection.forms(word)) this.addWord(form, atom);
    });
  }

  exact(word: string): Atom {
    return this.keyed(`exact ${word}`, word, (atom) => this.addWord(word, atom));
  }

  prefix(start: string): Atom {
    return this.keyed(`prefix ${start}`, `${start}…`, (atom) => this.prefixes.push([start, atom]));
  }

  wordClass(name: string): Atom {
    if (!(name in WordFlag)) throw new PhraseError(`there is no word class #${name}`);
    return this.keyed(`class ${name}`, `#${name}`, (atom) => this.classes.set(name, atom));
  }

  concept(name: string): Atom {
    const atom = this.concepts.get(name);
    if (atom === undefined) throw new PhraseError(`there is no concept {${name}} in the lexicon`);
    return atom;
  }

  /** @param shown words that show what the concept stands for */
  declareConcept(name: string, shown: readonly string[] = []): Atom {
    const atom = this.next++;
    this.shown[atom] = shown;
    this.concepts.set(name, atom);
    return atom;
  }

  addWord(word: string, atom: Atom): void {
    const atoms = this.words.get(word) ?? [];
    if (!atoms.includes(atom)) atoms.push(atom);
    this.words.set(word, atoms);
  }

  private keyed(key: string, shown: string, fill: (atom: Atom) => void): Atom {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const atom = this.next++;
    this.byKey.set(key, atom);
    this.shown[atom] = [shown];
    fill(atom);
    return atom;
  }
}

const TOKEN = /\s*(?:(…|\.\.\.)(\d+)?|(\(\?[a-z]\w*)|([(){}|?^$&])|(#[a-z]+)|(=?[^\s(){}|?^$&…#]+))/gy;

interface Token {
  readonly kind: 'gap' | 'open' | 'sign' | 'class' | 'word';
  readonly text: string;
}

/**
 * Parses a phrase: words (matching their inflections), `=word` (that form only), `word*` (prefix),
 * `{concept}`, `#class`, `(a | b)`, `x?` (optional), `…` (up to six words between) or `…3`,
 * `(?name x)` (capture), `^` and `$` (start and end of the sentence), `a & b` (both, in any order).
 * @throws PhraseError with the reason
 */
export function parsePhrase(
  text: string,
  atoms: AtomTable,
  frequency: (atom: Atom) => number,
  isNegator: (word: string) => boolean,
): Phrase {
  const tokens = tokenize(text);
  const parser = new Parser(tokens, atoms);
  const atStart = parser.take('^');
  const parts: (readonly PhraseItem[])[] = [parser.sequence()];
  while (parser.take('&')) parts.push(parser.sequence());
  const atEnd = parser.take('$');
  parser.expectEnd();
  for (const part of parts) {
    if (part.length === 0 || part.every((item) => item.optional))
      throw new PhraseError(`nothing in “${text}” must occur`);
  }
  const required = parts.flat().flatMap((item) => requiredAtoms(item));
  const rarity = (group: readonly Atom[]): number => group.reduce((sum, atom) => sum + frequency(atom), 0);
  const [anchor = [], ...rest] = required.sort((a, b) => rarity(a) - rarity(b));
  const negative = tokens.some((token) => token.kind === 'word' && isNegator(token.text));
  return { text, parts, atStart, atEnd, anchor, required: rest, negative };
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const trimmed = text.trimEnd();
  while (TOKEN.lastIndex < trimmed.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(trimmed);
    if (!match) throw new PhraseError(`“${text}”: cannot read “${trimmed.slice(at)}”`);
    const [, gap, number, open, sign, wordClass, word] = match;
    if (gap) tokens.push({ kind: 'gap', text: number ?? String(DEFAULT_GAP) });
    else if (open) tokens.push({ kind: 'open', text: open.slice(2) });
    else if (sign) tokens.push({ kind: 'sign', text: sign });
    else if (wordClass) tokens.push({ kind: 'class', text: wordClass.slice(1) });
    else if (word) tokens.push({ kind: 'word', text: word });
  }
  return tokens;
}

class Parser {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly atoms: AtomTable,
  ) {}

  take(sign: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.at++;
    return true;
  }

  expectEnd(): void {
    const token = this.tokens[this.at];
    if (token) throw new PhraseError(`unexpected “${token.text}”`);
  }

  sequence(): PhraseItem[] {
    const items: PhraseItem[] = [];
    for (;;) {
      const gap = this.gap();
      const read = this.nodes();
      if (!read) return items;
      const optional = this.take('?');
      read.nodes.forEach((node, index) => {
        const capture = read.capture;
        items.push({ node, gap: index === 0 ? gap : 0, optional, ...(capture === undefined ? {} : { capture }) });
      });
    }
  }

  private gap(): number {
    const token = this.tokens[this.at];
    if (token?.kind !== 'gap') return 0;
    this.at++;
    return Number(token.text);
  }

  /** One item; a written word may be several ("opt-out", "don't"). */
  private nodes(): { nodes: readonly PhraseNode[]; capture?: string } | undefined {
    const token = this.tokens[this.at];
    if (!token) return undefined;
    if (token.kind === 'class') {
      this.at++;
      return { nodes: [{ atom: this.atoms.wordClass(token.text) }] };
    }
    if (token.kind === 'word') {
      this.at++;
      return { nodes: this.words(token.text) };
    }
    if (token.kind === 'open') {
      this.at++;
      return { nodes: [this.alternatives()], capture: token.text };
    }
    if (this.take('(')) return { nodes: [this.alternatives()] };
    if (this.take('{')) return { nodes: [this.conceptName()] };
    return undefined;
  }

  private alternatives(): PhraseNode {
    const any: PhraseNode[] = [];
    do {
      const items = this.sequence();
      if (items.length === 0) throw new PhraseError('an alternative is empty');
      const [only] = items;
      any.push(items.length === 1 && only && !only.optional && only.capture === undefined ? only.node : { items });
    } while (this.take('|'));
    if (!this.take(')')) throw new PhraseError('a bracket is not closed');
    const [first] = any;
    return any.length === 1 && first ? first : { any };
  }

  private conceptName(): PhraseNode {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word') throw new PhraseError('a concept needs a name');
    this.at++;
    if (!this.take('}')) throw new PhraseError(`{${token.text} is not closed`);
    return { atom: this.atoms.concept(token.text) };
  }

  private words(written: string): PhraseNode[] {
    if (written.endsWith('*')) return [{ atom: this.atoms.prefix(written.slice(0, -1).toLowerCase()) }];
    const exact = written.startsWith('=');
    const texts = readWords(exact ? written.slice(1) : written, (offset) => offset).texts;
    if (texts.length === 0) throw new PhraseError(`“${written}” holds no word`);
    return texts.map((word) => ({ atom: exact ? this.atoms.exact(word) : this.atoms.lemma(word) }));
  }
}

/** The groups of atoms of which one each must occur for the item to match. */
function requiredAtoms(item: PhraseItem): Atom[][] {
  if (item.optional) return [];
  const { node } = item;
  if ('atom' in node) return [[node.atom]];
  if ('items' in node) return node.items.flatMap((inner) => requiredAtoms(inner));
  const firsts = node.any.map((alternative) => requiredAtoms({ node: alternative, gap: 0, optional: false })[0] ?? []);
  return firsts.some((group) => group.length === 0) ? [] : [firsts.flat()];
}
