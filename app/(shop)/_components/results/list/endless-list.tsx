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

/** How far below the screen the end of the list may be for its next page to be fetched ahead. */
const NEAR = "800px";

/**
 * A page of results that grows by the next one in place. The address says up to which page it is shown, and what was
 * loaded is kept while the shop is open: back from a product it is all there again, before the browser scrolls to where
 * one was. Reloaded, the address shows that page alone, with a way to the one before. Without scripts, or when the
 * next page does not come, "Show more" is a link to it.
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
  /** Of the page that `children` are, which names this list. */
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per end of the list.
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: once per page that was added.
  useEffect(() => {
    if (firstNew.current === null) return;
    const item = list.current?.children[firstNew.current];
    item?.querySelector<HTMLElement>("h2 a")?.focus({ preventScroll: true });
    firstNew.current = null;
  }, [added.length]);

  // No transition: an unfinished one would hold up the page that the shopper goes on to meanwhile.
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
        {/* A node of its own each time: the same words twice are said twice. */}
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
