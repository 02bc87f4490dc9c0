import type { LoadedPage } from "@/app/(shop)/_components/results/list/load-page-action";
import type { ResultItem } from "@/app/(shop)/_components/results/list/result-items";

/** So many lists are kept; a shopper who goes back further sees one page. */
const MOST_LISTS = 10;

const lists = new Map<string, LoadedPage[]>();

/** What was added to the list that begins at an address, in order. In the browser only: the server adds nothing. */
export function pagesKept(address: string): LoadedPage[] {
  return lists.get(address) ?? [];
}

/** Adds a page to the list that begins at an address, in place of any from there on. */
export function keepPage(address: string, loaded: LoadedPage): void {
  const before = pagesKept(address).filter(({ page }) => page < loaded.page);
  lists.delete(address);
  lists.set(address, [...before, loaded]);
  const [oldest] = lists.keys();
  if (lists.size > MOST_LISTS && oldest !== undefined) lists.delete(oldest);
}

/**
 * The items that pages add to those with `ids`, each once: not what an unfolded style shows already, nor what moved on
 * to a later page when others were published meanwhile.
 */
export function addedItems(ids: string[], pages: Pick<LoadedPage, "items">[]): ResultItem[] {
  const known = new Set(ids);
  return pages
    .flatMap(({ items }) => items)
    .filter(({ id }) => !known.has(id) && known.add(id).size > 0);
}

/**
 * The page at an address and those after it, up to one that shows something new: an unfolded style may show all of a
 * page already. Ends at the last page, and before one that does not come.
 */
export async function loadUntilNew(
  shown: string[],
  href: string,
  load: (href: string) => Promise<LoadedPage | null>,
): Promise<{ href: string; loaded: LoadedPage }[]> {
  const pages: { href: string; loaded: LoadedPage }[] = [];
  let next: string | null = href;
  while (next !== null) {
    const loaded: LoadedPage | null = await load(next);
    if (!loaded) break;
    pages.push({ href: next, loaded });
    next = addedItems(shown, [loaded]).length > 0 ? null : loaded.nextHref;
  }
  return pages;
}
