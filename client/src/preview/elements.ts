/** Creates an element. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className?: string,
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name);
  if (className !== undefined) node.className = className;
  return node;
}

/** Sets text; touches nothing where it is the same. */
export function setText(node: Element | null, text: string): void {
  if (node && node.textContent !== text) node.textContent = text;
}

/** Sets an attribute; touches nothing where it is the same. Undefined takes it away. */
export function setAttribute(node: Element | null, name: string, value: string | undefined): void {
  if (!node || node.getAttribute(name) === (value ?? null)) return;
  if (value === undefined) node.removeAttribute(name);
  else node.setAttribute(name, value);
}

/** Shows or hides a node; touches nothing where it is so already. */
export function setHidden(node: HTMLElement, isHidden: boolean): void {
  node.toggleAttribute('hidden', isHidden);
}

/** Sets a style, which by script passes the content security policy; touches nothing where it is the same. */
export function setStyle(node: HTMLElement, name: string, value: string): void {
  if (node.style.getPropertyValue(name) !== value) node.style.setProperty(name, value);
}

/** A button that does something when it is pressed. */
export function createButton(className: string, press: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const button = element('button', className);
  button.type = 'button';
  button.addEventListener('click', () => press(button));
  return button;
}

/** A part of the page with a heading that names it. */
export function createSection(id: string): { readonly section: HTMLElement; readonly heading: HTMLHeadingElement } {
  const section = element('section', id);
  const heading = element('h2');
  heading.id = id;
  heading.tabIndex = -1;
  section.setAttribute('aria-labelledby', id);
  section.append(heading);
  return { section, heading };
}

/**
 * Makes the children of a node follow a list. A child whose key stays is kept, so that nothing flickers; where the one
 * with the focus goes, the focus moves to the one in its place.
 */
export function reconcile<Item>(
  parent: Element,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  create: (item: Item) => HTMLElement,
  update: (node: HTMLElement, item: Item) => void,
): void {
  const focused = document.activeElement;
  const before = Array.from(parent.children);
  const place = before.findIndex((child) => child.contains(focused));
  const old = new Map(before.map((child) => [child instanceof HTMLElement ? child.dataset.key : undefined, child]));
  const keys = uniqueKeys(items.map(keyOf));
  const wanted = new Set<string | undefined>(keys);
  // First of all, so that what stays need not be moved: a node that is moved loses the focus.
  for (const [key, child] of old) if (!wanted.has(key)) child.remove();
  let next = parent.firstElementChild;
  items.forEach((item, index) => {
    const key = keys[index] ?? '';
    const known = old.get(key);
    const node = known instanceof HTMLElement ? known : create(item);
    setAttribute(node, 'data-key', key);
    update(node, item);
    if (node === next) next = next.nextElementSibling;
    else parent.insertBefore(node, next);
  });
  if (place >= 0 && focused instanceof HTMLElement) restoreFocus(parent, place, focused);
}

/** Two items may look the same. */
function uniqueKeys(keys: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key} (${count})`;
  });
}

function restoreFocus(parent: Element, place: number, focused: HTMLElement): void {
  const heir =
    parent.children[Math.min(place, parent.children.length - 1)]?.querySelector<HTMLElement>('button, input');
  const target = focused.isConnected ? focused : heir;
  if (target && document.activeElement !== target) target.focus({ preventScroll: true });
}

/** A list that shows its first items, and the others when its button is pressed. */
export interface FoldedList {
  readonly list: HTMLUListElement;
  readonly more: HTMLButtonElement;
  /** Shows and hides what has to be, after the items have changed. */
  fold(words: FoldWords): void;
}

/** Makes such a list; `shown` items are always there. The button says what `words` say at the time. */
export function createFoldedList(className: string, shown: number): FoldedList {
  const list = element('ul', className);
  const more = createButton('more', () => {
    isOpen = !isOpen;
    if (said) fold(said);
  });
  let isOpen = false;
  let said: FoldWords | undefined;
  const fold = (words: FoldWords): void => {
    said = words;
    const rows = Array.from(list.children);
    const isLong = rows.length > shown + 1; // a button for one item more takes the place of that item
    for (const [index, row] of rows.entries()) row.classList.toggle('folded', isLong && !isOpen && index >= shown);
    setHidden(more, !isLong);
    setAttribute(more, 'aria-expanded', String(isOpen));
    setText(more, isOpen ? words.showFewer : words.showAll.replace('{0}', String(rows.length)));
  };
  return { list, more, fold };
}

/** What the button of a folded list says. */
export interface FoldWords {
  /** "Show all: {0}" */
  readonly showAll: string;
  readonly showFewer: string;
}
