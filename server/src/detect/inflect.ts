/** Words whose forms the rules below do not give. */
export interface Irregular {
  /** "keep": ["kept"] */
  readonly irregular: Readonly<Record<string, readonly string[]>>;
  /** Words without inflection: function words, whose “forms” would be other words ("us" – "used"). */
  readonly invariant: readonly string[];
  /** Verbs of more than one syllable that double their last consonant: "submit", "transfer". */
  readonly doubled: readonly string[];
  /** Words in -our, American -or, without this ending: "behavi". */
  readonly our: readonly string[];
}

export interface Inflection {
  /** The word, its plural, past and -ing forms, in British and American spelling. */
  forms(word: string): readonly string[];
}

/** English inflection by rule; it may give forms that do not exist, which then simply never match. */
export function createInflection(data: Irregular): Inflection {
  const invariant = new Set(data.invariant);
  const doubled = new Set(data.doubled);
  const our = data.our.length > 0 ? new RegExp(`^(${data.our.join('|')})(ou?)r`) : undefined;
  return {
    forms(word) {
      if (invariant.has(word) || !/^\p{L}{2,}$/u.test(word)) return [word];
      const forms = [word, ...regularForms(word, doubled.has(word)), ...(data.irregular[word] ?? [])];
      return [...new Set(forms.flatMap((form) => bothSpellings(form, our)))];
    },
  };
}

function regularForms(word: string, doubles: boolean): string[] {
  if (/[^aeiou]y$/.test(word)) {
    const stem = word.slice(0, -1);
    return [`${stem}ies`, `${stem}ied`, `${word}ing`];
  }
  if (word.endsWith('e')) return [`${word}s`, `${word}d`, `${word.slice(0, -1)}ing`];
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [`${word}es`, `${word}ed`, `${word}ing`];
  const verbs = [`${word}s`, `${word}ed`, `${word}ing`];
  if (!doubles && !/^[^aeiou]*[aeiou][^aeiouwxy]$/.test(word)) return verbs;
  const last = word.at(-1) ?? '';
  return [...verbs, `${word}${last}ed`, `${word}${last}ing`];
}

function bothSpellings(form: string, our: RegExp | undefined): string[] {
  const one = form.replace(
    /i([sz])(e|ed|es|ing|ation|ations|er|ers)$/,
    (_, letter: string, ending: string) => `i${letter === 's' ? 'z' : 's'}${ending}`,
  );
  const other = our
    ? one.replace(our, (_, stem: string, vowel: string) => `${stem}${vowel === 'o' ? 'ou' : 'o'}r`)
    : one;
  return other === form ? [form] : [form, other];
}
