import type { LoadedPage } from "@/app/(shop)/_components/results/list/load-page-action";

/** So many lists are kept; a shopper who goes back further sees one page. */
const MOST_LISTS = 10;

const lists = new Map<string, LoadedPage[]>();

/** What was added to the list that begins at an address, in order. In the browser only: the server adds nothing. */
export function pagesKept(address: string): LoadedPage[] {
  return lists.get(address) ?? [];
}

/**
 * Adds a page to the list that begins at an address, less what the list shows already: an unfolded style, or products
 * that moved on when others were published meanwhile. `ids` are those of the list's first page.
 */
export function keepPage(address: string, ids: string[], loaded: LoadedPage): void {
  const before = pagesKept(address).filter(({ page }) => page < loaded.page);
  const known = new Set([...ids, ...before.flatMap(({ items }) => items.map(({ id }) => id))]);
  const items = loaded.items.filter(({ id }) => !known.has(id));
  lists.delete(address);
  lists.set(address, [...before, { ...loaded, items }]);
  const [oldest] = lists.keys();
  if (lists.size > MOST_LISTS && oldest !== undefined) lists.delete(oldest);
}
