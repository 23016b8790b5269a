import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import knowledge from 'proviso:knowledge';
import type { Condition } from '../../../server/src/knowledge/knowledge';
import { analyseTitle } from '../../../server/src/service/newDraft';
import type { Analysis } from '../../../server/src/service/policyService';
import {
  nextQuestion,
  type ProfileAnswers,
  type ProfileChoice,
  type ProfileStep,
} from '../../../server/src/service/questions';
import { joinSettings } from '../../../server/src/service/settings';
import { analyseText, service } from '../analyse';

const DAY = '2026-12-01';
const NOTHING: ProfileAnswers = { facts: {}, laws: {} };
const EMPTY = analyseTitle(service, 'policy', DAY);

function analyse(text: string, front: Parameters<typeof joinSettings>[0][number] = {}): Analysis {
  return analyseText(`# Privacy Policy\n\n${text}\n`, joinSettings([front], DAY));
}

interface Interview {
  readonly answers: ProfileAnswers;
  readonly asked: readonly string[];
  readonly steps: number;
  readonly end: ProfileStep;
}

/** Answers every question until none is left. */
function interview(analysis: Analysis, reply: (choice: ProfileChoice) => boolean | null): Interview {
  let answers = NOTHING;
  const asked: string[] = [];
  for (let steps = 0; ; steps++) {
    const end = nextQuestion(analysis, answers);
    assert.ok(steps < 60, 'the questions come to an end');
    if (!end.next) return { answers, asked, steps, end };
    const { facts, laws } = answers;
    const given = (kind: string): Record<string, boolean | null> =>
      Object.fromEntries(
        (end.next?.choices ?? []).flatMap((each) => (each.kind === kind ? [[each.id, reply(each)]] : [])),
      );
    asked.push(...end.next.choices.map(({ id }) => id));
    answers = { facts: { ...facts, ...given('fact') }, laws: { ...laws, ...given('law') } };
  }
}

function only(...ids: string[]): (choice: ProfileChoice) => boolean {
  return ({ id }) => ids.includes(id);
}

function laws({ end }: Interview): string[] {
  return end.laws.map(({ id }) => id);
}

function factsIn(condition: Condition): string[] {
  if ('fact' in condition) return [condition.fact];
  if ('not' in condition) return factsIn(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(factsIn);
}

suite('the profile', () => {
  test('starts with where the people are', () => {
    const { next, remaining } = nextQuestion(EMPTY, NOTHING);
    assert.equal(next?.id, 'places');
    assert.ok(next.choices.some(({ id }) => id === 'people-in-eu'));
    assert.ok(remaining > 2);
  });

  test('asks nothing twice, and comes to an end whatever is answered', () => {
    for (const reply of [() => true, () => false, () => null]) {
      const { asked } = interview(EMPTY, reply);
      assert.deepEqual(
        asked.filter((id, index) => asked.indexOf(id) !== index),
        [],
      );
    }
  });

  test('leads from people in the EU to the GDPR, and asks what the GDPR makes depend on it', () => {
    const eu = interview(EMPTY, only('people-in-eu', 'transfers-abroad'));
    assert.deepEqual(laws(eu), ['gdpr']);
    assert.ok(eu.asked.includes('has-dpo'));
    assert.ok(eu.asked.includes('transfers-without-adequacy'), 'a transfer raises the question of adequacy');
    assert.ok(!eu.asked.includes('ccpa-business'), 'thresholds of California do not matter');
    assert.ok(!eu.asked.includes('established-in-eu'), 'it is settled already');
  });

  test('does not ask about safeguards where nothing is transferred', () => {
    assert.ok(!interview(EMPTY, only('people-in-eu')).asked.includes('transfers-without-adequacy'));
  });

  test('leads from California and a threshold to the CCPA', () => {
    const california = interview(EMPTY, only('people-in-california', 'ccpa-business'));
    assert.deepEqual(laws(california), ['caloppa', 'ccpa']);
    assert.ok(!california.asked.includes('has-dpo'));
  });

  test('takes laws that no fact decides from the choice of the writer', () => {
    const { end, asked } = interview(EMPTY, only('google-play', 'virginia-vcdpa'));
    assert.deepEqual(
      end.laws.map(({ id, because }) => [id, because]),
      [
        ['google-play', 'chosen'],
        ['virginia-vcdpa', 'chosen'],
      ],
    );
    assert.ok(asked.includes('uses-advertising-id'));
  });

  test('decides every condition of the laws that follow', () => {
    const { answers, end } = interview(EMPTY, ({ id }) => id !== 'part2-program');
    const rare = new Set(knowledge.facts.flatMap(({ id, assume }) => (assume === undefined ? [] : [id])));
    const declared = Object.entries(answers.facts).map(([id, value]) => [id, { value: value === true }] as const);
    const settings = joinSettings([{ facts: Object.fromEntries(declared), laws: end.laws.map(({ id }) => id) }], DAY);
    const { judged } = service.analyseWith(EMPTY, settings);
    const open = judged.filter(({ requirement, unknownFact }) => requirement.when && unknownFact !== undefined);
    assert.deepEqual(
      open.map(({ unknownFact }) => unknownFact).filter((id) => id !== undefined && !rare.has(id)),
      [],
    );
  });

  test('skips what decides nothing: after a few answers about the EU, few questions are left', () => {
    const { steps } = interview(EMPTY, only('people-in-eu', 'has-recipients', 'relies-on-consent'));
    assert.ok(steps <= 12, `${steps} steps`);
  });

  test('shows what the draft says, with its words, as selected', () => {
    const draft = analyse('We rely on our legitimate interests (Art. 6(1)(f) GDPR) to keep our services safe.');
    const places = nextQuestion(draft, NOTHING).next?.choices.find(({ id }) => id === 'people-in-eu');
    assert.equal(places?.selected, true, 'the draft names the GDPR');
    assert.equal(places.because?.kind, 'named');
    const { asked, seen } = collect(draft);
    assert.ok(asked.includes('relies-on-legitimate-interests'));
    const interests = seen.find(({ id }) => id === 'relies-on-legitimate-interests');
    assert.equal(interests?.selected, true);
    assert.deepEqual(interests.because?.kind, 'evidence');
    assert.match(interests.because.text, /legitimate interests/);
  });

  test('grounds that stand in one list are each known', () => {
    const { seen } = collect(
      analyse('Under the GDPR we process data based on contract performance, legitimate interests, and consent.'),
    );
    for (const id of ['relies-on-legitimate-interests', 'relies-on-consent'])
      assert.equal(seen.find((one) => one.id === id)?.because?.kind, 'evidence', id);
  });

  test('shows what is declared, with its reason, and selected only where it is so', () => {
    const facts = { 'has-dpo': { value: false, because: 'fewer than the cases' } };
    const { seen } = collect(analyse('We follow the GDPR.', { facts }));
    const officer = seen.find(({ id }) => id === 'has-dpo');
    assert.deepEqual(
      [officer?.selected, officer?.because],
      [false, { kind: 'declared', text: 'fewer than the cases' }],
    );
  });

  test('asks only about the laws of the kind of notice', () => {
    const { end, asked } = interview(analyseTitle(service, 'hipaa-notice', DAY), () => false);
    assert.deepEqual(
      end.laws.filter(({ id }) => id !== 'hipaa-npp' && id !== 'part2'),
      [],
    );
    assert.ok(!asked.includes('people-in-eu'));
  });

  test('has a group for every fact that is asked for and not rare', () => {
    const grouped = new Set(knowledge.questions.flatMap(({ choices }) => choices.map(({ id }) => id)));
    const conditions = knowledge.laws.flatMap(({ impliedBy, requirements }) => [
      ...(impliedBy ? [impliedBy] : []),
      ...requirements.flatMap(({ when }) => when ?? []),
    ]);
    const needed = new Set(conditions.flatMap(factsIn));
    const without = knowledge.facts.filter(
      ({ id, assume }) => needed.has(id) && assume === undefined && !grouped.has(id),
    );
    assert.ok(without.length < 5, `asked one by one: ${without.map(({ id }) => id).join(', ')}`);
  });
});

/** The choices as they are shown on the way through the questions, each answered as it is selected. */
function collect(analysis: Analysis): { readonly asked: readonly string[]; readonly seen: readonly ProfileChoice[] } {
  const seen: ProfileChoice[] = [];
  const { asked } = interview(analysis, (choice) => {
    seen.push(choice);
    return choice.selected;
  });
  return { asked, seen };
}
