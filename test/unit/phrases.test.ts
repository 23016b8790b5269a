// What the phrase language means, and that matching is linear.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import { createInflection } from '../../server/src/detect/inflect';
import { createMatcher, joinWords } from '../../server/src/detect/matcher';
import type { Phrase, PhraseItem, PhraseNode } from '../../server/src/detect/phrase';
import { AtomTable, PhraseError, parsePhrase } from '../../server/src/detect/phraseParser';
import { readWords } from '../../server/src/draft/words';

const same = (offset: number): number => offset;

function matches(phrase: string, sentence: string, leadIn?: string): string[] {
  const atoms = new AtomTable(
    createInflection({
      invariant: ['the', 'not', 'we', 'us'],
      irregular: { keep: ['kept'] },
      doubled: ['submit'],
      our: ['col'],
    }),
  );
  const concept = atoms.declareConcept('keep');
  for (const word of ['keep', 'keeps', 'kept', 'retain', 'retained']) atoms.addWord(word, concept);
  const parsed = parsePhrase(
    phrase,
    atoms,
    () => 0,
    (word) => word === 'not',
  );
  const matcher = createMatcher(
    {
      atoms: atoms.size,
      words: Object.fromEntries(atoms.words),
      prefixes: atoms.prefixes,
      classes: Object.fromEntries(atoms.classes),
      concepts: [],
      owners: [{ kind: 'disclosure', id: 'x', role: 'core' }],
      phrases: [[parsed]],
      light: ['the'],
      negators: ['not'],
      hedges: [],
      asking: [],
    },
    () => 'always',
  );
  const lead = leadIn === undefined ? [] : [readWords(leadIn, same)];
  const input = joinWords(lead, readWords(sentence, same), 60);
  return matcher.match(input, false).map(({ start, end }) => input.texts.slice(start, end).join(' '));
}

suite('phrases', () => {
  test('a word matches its inflections, a written form only itself', () => {
    assert.deepEqual(matches('delete', 'Deleting data.'), ['deleting']);
    assert.deepEqual(matches('=delete', 'Deleting data.'), []);
    assert.deepEqual(matches('submit', 'Requests submitted.'), ['submitted']);
    assert.deepEqual(matches('organise', 'organizing'), ['organizing']);
    assert.deepEqual(matches('colour', 'colors'), ['colors']);
  });

  test('a prefix matches every word that starts with it', () => {
    assert.deepEqual(matches('rectif*', 'the rectification of data'), ['rectification']);
  });

  test('adjacent items let articles stand between, gaps are bounded', () => {
    assert.deepEqual(matches('share data', 'we share the data'), ['share the data']);
    assert.deepEqual(matches('share data', 'we share some data'), []);
    assert.deepEqual(matches('share … data', 'we share a b c d e f data'), ['share a b c d e f data']);
    assert.deepEqual(matches('share … data', 'we share a b c d e f g data'), []);
    assert.deepEqual(matches('share …2 data', 'we share a b c data'), []);
  });

  test('the tightest match wins', () => {
    assert.deepEqual(matches('share … data', 'share or share your data'), ['share your data']);
  });

  test('alternatives, options, concepts and word classes', () => {
    assert.deepEqual(matches('{keep} it? (for #number year | forever)', 'We kept it for 7 years.'), [
      'kept it for 7 years',
    ]);
    assert.deepEqual(matches('{keep} it? (for #number year | forever)', 'We retain forever.'), ['retain forever']);
    assert.deepEqual(matches('write to #email', 'Write to dpo@example.org.'), ['write to dpo@example.org']);
  });

  test('both parts of a conjunction must occur, in any order', () => {
    assert.deepEqual(matches('cookies & refuse', 'You can refuse all cookies.'), ['refuse all cookies']);
    assert.deepEqual(matches('cookies & refuse', 'You can refuse.'), []);
  });

  test('start and end of the sentence can be asked for', () => {
    assert.deepEqual(matches('^ access', 'Access to data'), ['access']);
    assert.deepEqual(matches('^ access', 'The access'), []);
    assert.deepEqual(matches('^ access', '2.1 Access to data'), ['access']);
    assert.deepEqual(matches('^ access', 'In 2 accesses'), []);
    assert.deepEqual(matches('access $', 'the right of access'), ['access']);
  });

  test('a list item is read behind its lead-in, and the match must reach into it', () => {
    assert.deepEqual(matches('right … delete', 'delete your data', 'You have the right to:'), ['right to delete']);
    assert.deepEqual(matches('right … know', 'delete your data', 'You have the right to know:'), []);
  });

  test('contractions and hyphens are taken apart', () => {
    assert.deepEqual(matches('do not sell', "We don't sell data."), ['do not sell']);
    assert.deepEqual(matches('opt out', 'Opt-out here.'), ['opt out']);
  });

  test('a broken phrase says what is wrong', () => {
    assert.throws(() => matches('(a | b', 'x'), new PhraseError('a bracket is not closed'));
    assert.throws(() => matches('{nothing}', 'x'), /no concept \{nothing\}/);
    assert.throws(() => matches('a?', 'x'), /must occur/);
  });
});

suite('every phrase is linear', () => {
  const wordsOfAtom = new Map<number, string>();
  for (const [word, atoms] of Object.entries(knowledge.phrases.words)) {
    for (const atom of atoms) if (!wordsOfAtom.has(atom)) wordsOfAtom.set(atom, word);
  }

  /** A copy of a phrase that counts how often the matcher looks at one of its items. */
  function counting(phrase: Phrase, count: () => void): Phrase {
    const items = (list: readonly PhraseItem[]): PhraseItem[] =>
      list.map((item) => {
        const inner = node(item.node);
        const copy = { ...item };
        Object.defineProperty(copy, 'node', {
          get: () => {
            count();
            return inner;
          },
        });
        return copy;
      });
    const node = (one: PhraseNode): PhraseNode => {
      if ('atom' in one) return one;
      return 'items' in one ? { items: items(one.items) } : { any: one.any.map(node) };
    };
    return { ...phrase, parts: phrase.parts.map(items) };
  }

  /** Steps that a sentence of these words takes, and the same sentence twice over. */
  function work(phrase: Phrase, texts: readonly string[]): readonly [number, number] {
    let steps = 0;
    const words = Object.fromEntries(texts.map((text) => [text, knowledge.phrases.words[text] ?? []]));
    const owners = [{ kind: 'disclosure', id: 'x', role: 'core' }] as const;
    const phrases = [[counting(phrase, () => steps++)]];
    const matcher = createMatcher({ ...knowledge.phrases, words, concepts: [], owners, phrases }, () => 'always');
    const count = (sentence: readonly string[]): number => {
      steps = 0;
      matcher.match({ texts: sentence, flags: sentence.map(() => 0), from: 0 }, false);
      return steps;
    };
    return [count(texts), count([...texts, ...texts])];
  }

  /** Words that all gaps of a phrase together may skip. */
  function reach(phrase: Phrase): number {
    return phrase.parts.flat().reduce((sum, { gap }) => sum + gap, 0);
  }

  test('twice the text is at most twice the work, on text made of the words of the phrase', () => {
    const slow = knowledge.phrases.phrases.flat().filter((phrase) => {
      const groups = [phrase.anchor, ...phrase.required];
      const own = groups.flatMap((group) => group.slice(0, 1).flatMap((atom) => wordsOfAtom.get(atom) ?? []));
      if (own.length < groups.length) return false;
      const length = 6 * reach(phrase) + 30;
      const [once, twice] = work(phrase, Array.from({ length: Math.ceil(length / own.length) }, () => own).flat());
      return twice > 2.2 * once + 50;
    });
    assert.deepEqual(
      slow.map(({ text }) => text),
      [],
    );
  });
});
