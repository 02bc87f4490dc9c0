import type { LoadedPage } from "@/app/(shop)/_components/results/list/load-page-action";
import type { ResultItem } from "@/app/(shop)/_components/results/list/result-items";

/** How many lists are kept. Going back further shows a single page. */
const MOST_LISTS = 10;

const lists = new Map<string, LoadedPage[]>();

/** The pages added to the list that begins at an address, in order. Only in the browser: the server never adds any. */
export function pagesKept(address: string): LoadedPage[] {
  return lists.get(address) ?? [];
}

/** Adds a page to the list that begins at an address, replacing that page and all later ones. */
export function keepPage(address: string, loaded: LoadedPage): void {
  const before = pagesKept(address).filter(({ page }) => page < loaded.page);
  lists.delete(address);
  lists.set(address, [...before, loaded]);
  const [oldest] = lists.keys();
  if (lists.size > MOST_LISTS && oldest !== undefined) lists.delete(oldest);
}

/**
 * The items that `pages` add to those with `ids`, each once. Leaves out what an unfolded style already shows, and what
 * moved to a later page because other products were published in the meantime.
 */
export function addedItems(ids: string[], pages: Pick<LoadedPage, "items">[]): ResultItem[] {
  const known = new Set(ids);
  return pages
    .flatMap(({ items }) => items)
    .filter(({ id }) => !known.has(id) && known.add(id).size > 0);
}

/**
 * Loads the page at an address and the following ones until one shows something new; an unfolded style may already show
 * a whole page. Stops at the last page, or when a page fails to load.
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
