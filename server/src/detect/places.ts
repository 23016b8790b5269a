import { WordFlag } from '../draft/words';
import type { Atom, PhraseSet } from './phrase';

/** Where which atoms stand in one sentence; reused from sentence to sentence. */
export interface Places {
  readonly length: number;
  /** Takes the next sentence; everything known about the one before is forgotten. */
  read(texts: readonly string[], flags: readonly number[]): void;
  /** The atoms that occur, each once. */
  atoms(): readonly Atom[];
  holds(atom: Atom): boolean;
  /** Whether of each of these groups an atom occurs. */
  holdsOfEach(groups: readonly (readonly Atom[])[]): boolean;
  /** Where occurrences of the atom start, ascending. */
  starts(atom: Atom): readonly number[];
  /** Ends of the occurrences that start at a place. */
  ends(atom: Atom, start: number): readonly number[];
  isLight(place: number): boolean;
  isNumber(place: number): boolean;
  /** Adds an occurrence of several words. */
  add(atom: Atom, start: number, end: number): void;
}

/** What is known of a word, once for all texts. */
interface Word {
  readonly atoms: readonly Atom[];
  readonly light: boolean;
  readonly number: boolean;
}

/** Words are remembered up to this many, then forgotten all at once. */
const VOCABULARY_LIMIT = 50_000;

/** "2" and "2.1". */
const NUMBER = /^\d+(?:\.\d+)*$/;

const NOWHERE: readonly number[] = [];

/** One-word ends, so that looking one up allocates nothing. */
const SINGLE_ENDS: readonly (readonly number[])[] = Array.from({ length: 1024 }, (_, place) => [place + 1]);

/** Makes room for the atoms of a set, to be used for one sentence after another. */
export function createPlaces(set: PhraseSet): Places {
  const lookUp = createVocabulary(set);
  /** The sentence in which an atom was last seen; sentences are numbered. */
  const seen = new Float64Array(set.atoms);
  /** Filled when an atom is first seen: most never are. */
  const starts: (number[] | undefined)[] = new Array(set.atoms);
  let sentence = 0;
  let words: Word[] = [];
  let present: Atom[] = [];
  const longer = new Map<Atom, Map<number, number[]>>();

  const note = (atom: Atom, place: number): void => {
    let list = starts[atom];
    if (!list) {
      list = [];
      starts[atom] = list;
    }
    if (seen[atom] !== sentence) {
      seen[atom] = sentence;
      list.length = 0;
      present.push(atom);
    }
    const last = list.at(-1) ?? -1;
    if (last < place) list.push(place);
    else if (!list.includes(place)) {
      list.splice(
        list.findIndex((other) => other > place),
        0,
        place,
      );
    }
  };

  return {
    get length() {
      return words.length;
    },
    read(texts, flags) {
      sentence++;
      words = [];
      present = [];
      if (longer.size > 0) longer.clear();
      for (let place = 0; place < texts.length; place++) {
        const word = lookUp(texts[place] ?? '', flags[place] ?? 0);
        words.push(word);
        for (const atom of word.atoms) note(atom, place);
      }
    },
    atoms: () => present,
    holds: (atom) => seen[atom] === sentence,
    holdsOfEach(groups) {
      for (const group of groups) {
        let held = false;
        for (const atom of group) {
          if (seen[atom] === sentence) {
            held = true;
            break;
          }
        }
        if (!held) return false;
      }
      return true;
    },
    starts: (atom) => (seen[atom] === sentence ? (starts[atom] ?? NOWHERE) : NOWHERE),
    ends(atom, start) {
      if (seen[atom] !== sentence) return NOWHERE;
      const single = words[start]?.atoms.includes(atom) ? (SINGLE_ENDS[start] ?? [start + 1]) : NOWHERE;
      const more = longer.get(atom)?.get(start);
      if (!more) return single;
      return single.length === 0 ? more : [...single, ...more];
    },
    isLight: (place) => words[place]?.light ?? false,
    isNumber: (place) => words[place]?.number ?? false,
    add(atom, start, end) {
      note(atom, start);
      let byStart = longer.get(atom);
      if (!byStart) {
        byStart = new Map();
        longer.set(atom, byStart);
      }
      const ends = byStart.get(start);
      if (!ends) byStart.set(start, [end]);
      else if (!ends.includes(end)) ends.push(end);
    },
  };
}

/** The flags that phrases ask for as word classes. */
function classesOf(set: PhraseSet): readonly (readonly [number, Atom])[] {
  return Object.entries(set.classes).map(([name, atom]) => [WordFlag[name as keyof typeof WordFlag], atom] as const);
}

function createVocabulary(set: PhraseSet): (text: string, flags: number) => Word {
  const classes = classesOf(set);
  const mask = classes.reduce((all, [flag]) => all | flag, 0);
  const light = new Set(set.light);
  const atomsByWord = new Map(Object.entries(set.words));
  const plain = new Map<string, Word>();
  const flagged = new Map<string, Word>();

  const describe = (text: string, flags: number): Word => {
    const atoms = [...(atomsByWord.get(text) ?? [])];
    for (const [start, atom] of set.prefixes) if (text.startsWith(start) && !atoms.includes(atom)) atoms.push(atom);
    for (const [flag, atom] of classes) if (flags & flag) atoms.push(atom);
    return { atoms, light: light.has(text), number: NUMBER.test(text) };
  };

  return (text, flags) => {
    const relevant = flags & mask;
    const known = relevant === 0 ? plain : flagged;
    const key = relevant === 0 ? text : `${relevant} ${text}`;
    let word = known.get(key);
    if (!word) {
      word = describe(text, relevant);
      if (known.size >= VOCABULARY_LIMIT) known.clear();
      known.set(key, word);
    }
    return word;
  };
}
