"use client";

import { useSearchParams } from "next/navigation";
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import {
  type LoadedPage,
  loadPageAction,
} from "@/app/(shop)/_components/results/list/load-page-action";
import {
  addedItems,
  keepPage,
  loadUntilNew,
  pagesKept,
} from "@/app/(shop)/_components/results/list/loaded-pages";

/** The next page is fetched once the end of the list is this close to the bottom of the screen. */
const NEAR = "800px";

/**
 * A page of results that grows in place as further pages are loaded. The address names the last page shown, and loaded
 * pages are kept while the shop is open: coming back from a product, the whole list is there before the browser
 * restores the scroll position. After a reload only the page in the address is shown, with a link to the previous one.
 * Without scripts, or when the next page fails to load, "Show more" is a plain link to it.
 */
export function EndlessList({
  address,
  page,
  ids,
  label,
  previousHref,
  nextHref,
  words,
  foot,
  children,
}: {
  /** The address of the page that `children` belong to; it identifies this list. */
  address: string;
  page: number;
  ids: string[];
  label: string;
  previousHref: string | null;
  nextHref: string | null;
  words: { previous: string; more: string; loading: string };
  foot: ReactNode;
  children: ReactNode;
}) {
  const shownPage = Number(useSearchParams().get("page") ?? 1);
  const added = pagesKept(address).filter((kept) => kept.page > page && kept.page <= shownPage);
  const addedNow = addedItems(ids, added);
  const last: Pick<LoadedPage, "foot" | "nextHref"> = added.at(-1) ?? { foot, nextHref };
  const list = useRef<HTMLUListElement>(null);
  const more = useRef<HTMLAnchorElement>(null);
  const firstNew = useRef<number | null>(null);
  const ahead = useRef<{ href: string; answer: Promise<LoadedPage | null> } | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const [pending, setPending] = useState(false);

  function load(href: string): Promise<LoadedPage | null> {
    if (ahead.current?.href !== href) {
      ahead.current = { href, answer: loadPageAction(href).catch(() => null) };
    }
    return ahead.current.answer;
  }

  const href = last.nextHref;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new end of the list.
  useEffect(() => {
    if (!more.current || href === null) return;
    const observer = new IntersectionObserver(
      ([end]) => {
        if (end?.isIntersecting) void load(href);
      },
      { rootMargin: NEAR },
    );
    observer.observe(more.current);
    return () => observer.disconnect();
  }, [href]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each added page.
  useEffect(() => {
    if (firstNew.current === null) return;
    const item = list.current?.children[firstNew.current];
    item?.querySelector<HTMLElement>("h2 a")?.focus({ preventScroll: true });
    firstNew.current = null;
  }, [added.length]);

  // Not in a transition: while unfinished, it would block navigation to another page.
  async function showMore(event: MouseEvent<HTMLAnchorElement>) {
    if (href === null || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setPending(true);
    const pages = await loadUntilNew([...ids, ...addedNow.map(({ id }) => id)], href, load);
    setPending(false);
    if (!list.current) return;
    const shown = pages.at(-1);
    if (!shown) return window.location.assign(href);
    firstNew.current = list.current.childElementCount;
    for (const { loaded } of pages) keepPage(address, loaded);
    window.history.replaceState(null, "", shown.href);
    setAnnouncement(shown.loaded.announcement);
  }

  return (
    <>
      {previousHref === null ? null : (
        <a href={previousHref} rel="prev" className="more-pages mb-6">
          {words.previous}
        </a>
      )}
      <ul ref={list} className="product-grid results-grid" aria-label={label}>
        {children}
        {addedNow.map(({ node }) => node)}
      </ul>
      <p role="status" className="sr-only">
        {/* A new node each time, so that screen readers announce the same words again. */}
        <span key={added.length}>{announcement}</span>
      </p>
      {href === null ? null : (
        <a
          ref={more}
          href={href}
          rel="next"
          aria-disabled={pending}
          className="more-pages mt-10"
          onClick={showMore}
        >
          {pending ? words.loading : words.more}
        </a>
      )}
      {last.foot}
    </>
  );
}
