/** An item of a list that is open. */
export interface OpenItem {
  /** Blocks of the item so far. */
  blocks: number;
  readonly depth: number;
}

/** Keeps count of the lists and items that are open, however their tags are nested. */
export interface HtmlLists {
  /** @returns whether the list stands in no other one */
  openList(name: string): boolean;
  closeList(name: string): void;
  openItem(name: string): void;
  closeItem(): void;
  /** The innermost item that is open. */
  item(): OpenItem | undefined;
}

/** Tags of lists, and of their items. */
export const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir', 'dl']);
export const ITEMS: ReadonlySet<string> = new Set(['li', 'dt', 'dd']);

/** Begins to count, with nothing open. */
export function createHtmlLists(): HtmlLists {
  const lists: string[] = [];
  const items: OpenItem[] = [];
  const closeFrom = (depth: number): void => {
    while (items.length > 0 && (items.at(-1)?.depth ?? 0) >= depth) items.pop();
  };
  return {
    openList: (name) => lists.push(name) === 1,
    closeList: (name) => {
      const at = lists.lastIndexOf(name);
      if (at >= 0) lists.length = at;
      closeFrom(lists.length);
    },
    openItem: (name) => {
      const depth = Math.max(0, lists.length - 1) + (name === 'dd' ? 1 : 0);
      closeFrom(depth);
      items.push({ blocks: 0, depth });
    },
    closeItem: () => closeFrom(Math.max(0, lists.length - 1)),
    item: () => items.at(-1),
  };
}
