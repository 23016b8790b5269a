import * as vscode from 'vscode';
import type { ProfileAnswers, ProfileChoice, ProfileStep } from '../../../server/src/messages';
import { type Outcome, pickOne, type Step, showPage } from './steps';

/** A profile while it is asked. */
export interface ProfileState {
  readonly answers: ProfileAnswers;
  /** The laws to check against: `auto` where they follow from draft and facts. Absent: not asked yet. */
  readonly laws?: 'auto' | readonly string[];
}

export const NO_ANSWERS: ProfileState = { answers: { facts: {}, laws: {} } };

/** Steps behind the questions: the laws, and where the profile is written. */
const LAST_STEPS = 2;

interface ChoiceItem extends vscode.QuickPickItem {
  /** Absent: what is not ticked stays open. */
  readonly choice?: ProfileChoice;
}

interface AnswerItem extends vscode.QuickPickItem {
  readonly value: boolean | null;
}

interface LawItem extends vscode.QuickPickItem {
  readonly id: string;
}

/** The step for where a profile stands: its next question, or the laws that follow; undefined when both are answered. */
export function profileStep<State extends ProfileState>(state: State, stand: ProfileStep): Step<State> | undefined {
  const { next, remaining, laws } = stand;
  if (next) {
    const [only, ...others] = next.choices;
    const total = remaining - 1 + LAST_STEPS;
    return only?.kind === 'fact' && others.length === 0
      ? askFact(state, only, total)
      : askChoices(state, next.question, next.choices, total);
  }
  return state.laws === undefined ? confirmLaws(state, laws) : undefined;
}

function titleText(): string {
  return vscode.l10n.t('Describe Your Organisation');
}

function withFacts<State extends ProfileState>(state: State, facts: ProfileAnswers['facts']): State {
  return { ...state, answers: { ...state.answers, facts: { ...state.answers.facts, ...facts } } };
}

/** A single fact is a question with three answers. */
function askFact<State extends ProfileState>(state: State, choice: ProfileChoice, after: number): Step<State> {
  return ({ number, before }) => {
    const items: readonly AnswerItem[] = [
      { label: vscode.l10n.t('Yes'), value: true, ...reasonOf(choice, true) },
      { label: vscode.l10n.t('No'), value: false, ...reasonOf(choice, false) },
      { label: vscode.l10n.t('Not sure'), value: null, description: leftOpenText() },
    ];
    const answered = before?.answers.facts[choice.id];
    const value = answered === undefined ? (choice.because ? choice.selected : undefined) : answered;
    const selected = items.filter((item) => item.value === value);
    const page = { title: titleText(), placeholder: choice.detail, number, total: number + after, items, selected };
    return pickOne(page, (item) => withFacts(state, { [choice.id]: item.value }));
  };
}

function askChoices<State extends ProfileState>(
  state: State,
  question: string,
  choices: readonly ProfileChoice[],
  after: number,
): Step<State> {
  return async ({ number, before }) => {
    const listed = choices.map((choice): ChoiceItem & { choice: ProfileChoice } => {
      return { label: choice.label, ...reasonOf(choice, choice.selected), choice };
    });
    const open = openItem(choices);
    const selected = listed.filter(({ choice }) => answerOf(choice, before) ?? choice.selected);
    const picked = await showPage<ChoiceItem>({
      title: titleText(),
      placeholder: vscode.l10n.t('{0} Tick what is so.', question),
      number,
      total: number + after,
      items: [...listed, ...open],
      selected,
      many: true,
    });
    if (typeof picked === 'string') return { to: picked };
    const ticked = new Set(picked.items.flatMap(({ choice }) => choice?.id ?? []));
    const rest = picked.items.some(({ choice }) => !choice) ? null : false;
    return { to: 'next', state: withChoices(state, choices, (id) => (ticked.has(id) ? true : rest)) };
  };
}

function withChoices<State extends ProfileState>(
  state: State,
  choices: readonly ProfileChoice[],
  answer: (id: string) => boolean | null,
): State {
  const of = (kind: ProfileChoice['kind']): Record<string, boolean | null> =>
    Object.fromEntries(choices.flatMap((choice) => (choice.kind === kind ? [[choice.id, answer(choice.id)]] : [])));
  const { answers } = state;
  return { ...state, answers: { facts: { ...answers.facts, ...of('fact') }, laws: { ...answers.laws, ...of('law') } } };
}

function answerOf(choice: ProfileChoice, before: ProfileState | undefined): boolean | null | undefined {
  return before?.answers[choice.kind === 'fact' ? 'facts' : 'laws'][choice.id];
}

/** Not ticking something says that it is not so; who does not know can leave it open. */
function openItem(choices: readonly ProfileChoice[]): readonly ChoiceItem[] {
  if (!choices.some(({ kind }) => kind === 'fact')) return [];
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator };
  return [separator, { label: `$(question) ${vscode.l10n.t('Not sure about the rest')}`, description: leftOpenText() }];
}

function leftOpenText(): string {
  return vscode.l10n.t('stays open, and is asked in the draft');
}

/** Why something is selected already, beside the answer that it speaks for. */
function reasonOf({ because, selected, detail }: ProfileChoice, value: boolean): Partial<vscode.QuickPickItem> {
  if (!because || selected !== value) return { detail };
  const { kind, text } = because;
  const quoted = text === '' ? detail : vscode.l10n.t('“{0}”', text);
  if (kind === 'declared') return { description: vscode.l10n.t('as recorded'), detail: text === '' ? detail : text };
  if (kind === 'named') return { description: vscode.l10n.t('the draft names the law'), detail: quoted };
  return {
    description: value ? vscode.l10n.t('the draft says so') : vscode.l10n.t('the draft says that it is not so'),
    detail: quoted,
  };
}

/** Shows the laws that follow; the user may still change them. */
function confirmLaws<State extends ProfileState>(state: State, laws: ProfileStep['laws']): Step<State> {
  return async ({ number, before }): Promise<Outcome<State>> => {
    const items = laws.map((law): LawItem => {
      return { id: law.id, label: law.short, description: followsText(law.because), detail: law.appliesWhen };
    });
    const chosen = before?.laws;
    const isChosen = ({ id }: LawItem): boolean => chosen === undefined || chosen === 'auto' || chosen.includes(id);
    const picked = await showPage({
      title: vscode.l10n.t('The Laws That Follow'),
      placeholder:
        items.length === 0
          ? vscode.l10n.t('None: what every privacy policy should say is checked. Press Enter to go on.')
          : vscode.l10n.t('The draft is checked against these. Press Enter to go on.'),
      number,
      total: number + LAST_STEPS - 1,
      items,
      selected: items.filter(isChosen),
      many: true,
    });
    if (typeof picked === 'string') return { to: picked };
    const ids = picked.items.map(({ id }) => id);
    // What follows by itself needs no list, and goes on following when draft or facts change.
    const isAutomatic = ids.length === laws.length && laws.every(({ because }) => because !== 'chosen');
    return { to: 'next', state: { ...state, laws: isAutomatic ? 'auto' : ids } };
  };
}

function followsText(because: ProfileStep['laws'][number]['because']): string {
  if (because === 'chosen') return vscode.l10n.t('chosen');
  return because === 'named' ? vscode.l10n.t('named in the draft') : vscode.l10n.t('follows from the answers');
}
