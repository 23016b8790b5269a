import * as vscode from 'vscode';

/** What the user did in a step. */
export type Outcome<State> =
  | { readonly to: 'next'; readonly state: State }
  | { readonly to: 'back' }
  | { readonly to: 'cancel' };

/** Asks one thing. `before` is the state that the step led to when it was asked before, so that it can show the old answer. */
export type Step<State> = (place: {
  readonly number: number;
  readonly before: State | undefined;
}) => Promise<Outcome<State>>;

/**
 * Asks step by step, with a way back, until there is no next step. Nothing is done before the end: who leaves early is
 * asked whether that was meant.
 * @returns the last state; undefined when the user gave up
 */
export async function walk<State>(
  start: State,
  nextStep: (state: State) => Promise<Step<State> | undefined>,
): Promise<State | undefined> {
  const states = [start];
  let before: State | undefined;
  for (;;) {
    const state = states.at(-1) ?? start;
    const step = await nextStep(state);
    if (!step) return state;
    const outcome = await step({ number: states.length, before });
    if (outcome.to === 'next') states.push(outcome.state);
    before = outcome.to === 'back' ? states.pop() : undefined;
    if (outcome.to === 'cancel' && (states.length === 1 || !(await goesOn()))) return undefined;
  }
}

async function goesOn(): Promise<boolean> {
  const stay = vscode.l10n.t('Continue');
  const message = vscode.l10n.t('The questions were closed. Nothing has been recorded yet.');
  return (await vscode.window.showInformationMessage(message, stay, vscode.l10n.t('Discard Answers'))) === stay;
}

/** How a step looks. */
export interface Page<Item extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  readonly number: number;
  readonly total: number;
  readonly items: readonly Item[];
  readonly selected: readonly Item[];
  readonly many: boolean;
}

/** What the user picked, or where they went instead. */
export type Picked<Item> = { readonly items: readonly Item[] } | 'back' | 'cancel';

/** Shows a step and waits for the user. */
export function showPage<Item extends vscode.QuickPickItem>(page: Page<Item>): Promise<Picked<Item>> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = page.title;
  pick.placeholder = page.placeholder;
  pick.step = page.number;
  pick.totalSteps = Math.max(page.total, page.number);
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.canSelectMany = page.many;
  pick.buttons = page.number > 1 ? [vscode.QuickInputButtons.Back] : [];
  pick.items = page.items;
  if (page.many) pick.selectedItems = page.selected;
  else if (page.selected.length > 0) pick.activeItems = page.selected;
  return new Promise((resolve) => {
    const end = (picked: Picked<Item>): void => {
      resolve(picked);
      pick.hide();
    };
    pick.onDidTriggerButton(() => end('back'));
    pick.onDidAccept(() => {
      if (page.many || pick.selectedItems.length > 0) end({ items: pick.selectedItems });
    });
    pick.onDidHide(() => {
      resolve('cancel');
      pick.dispose();
    });
    pick.show();
  });
}

/** A step of which one item is picked. */
export async function pickOne<Item extends vscode.QuickPickItem, State>(
  page: Omit<Page<Item>, 'many'>,
  toState: (item: Item) => State,
): Promise<Outcome<State>> {
  const picked = await showPage({ ...page, many: false });
  if (typeof picked === 'string') return { to: picked };
  const [item] = picked.items;
  return item ? { to: 'next', state: toState(item) } : { to: 'cancel' };
}
