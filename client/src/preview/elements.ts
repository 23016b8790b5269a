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

/**
 * Makes the children of a node follow a list. A child whose key stays is kept, so that neither focus nor scroll is
 * lost and nothing flickers.
 */
export function reconcile<Item>(
  parent: Element,
  items: readonly Item[],
  keyOf: (item: Item, index: number) => string,
  create: (item: Item) => HTMLElement,
  update: (node: HTMLElement, item: Item) => void,
): void {
  const old = new Map(
    Array.from(parent.children, (child) => [(child as HTMLElement).dataset.key, child as HTMLElement]),
  );
  let next = parent.firstElementChild;
  items.forEach((item, index) => {
    const key = keyOf(item, index);
    const known = old.get(key);
    old.delete(key);
    const node = known ?? create(item);
    node.dataset.key = key;
    update(node, item);
    if (node === next) next = next.nextElementSibling;
    else parent.insertBefore(node, next);
  });
  for (const gone of old.values()) gone.remove();
}

const SVG = 'http://www.w3.org/2000/svg';

/** A crossed-out circle, for what is not said; the words beside it say the same. */
export function icon(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM3.4 12.6 12.6 3.4');
  svg.append(path);
  return svg;
}
