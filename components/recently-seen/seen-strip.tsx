"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { InlineScript } from "@/components/inline-script";
import type { PriceWords } from "@/components/price-text";
import { readSeen, SEEN_KEY, withSeen, writeSeen } from "@/components/recently-seen/seen-handles";
import { SeenProduct, type SeenProductData } from "@/components/recently-seen/seen-product";
import type { Locale } from "@/i18n/locales";

export type SeenWords = PriceWords & {
  title: string;
  clear: string;
  clearLabel: string;
  cleared: string;
};

const ID = "recently-seen";

/**
 * Before the first paint, reserves the section's space if any products are remembered, so that nothing moves when they
 * arrive. Runs in pages loaded from the server; after client-side navigation the effect below is early enough.
 */
function showEarly(current: string | null): string {
  return `try{var s=JSON.parse(localStorage.getItem(${JSON.stringify(SEEN_KEY)}));if(s.some(function(h){return h!==${JSON.stringify(current)}}))document.getElementById(${JSON.stringify(ID)}).hidden=false}catch(e){}`;
}

/**
 * The products seen last, without `current`, which is remembered for the next page. Only their handles are stored, and
 * only in the browser.
 */
export function SeenStrip({
  current,
  words,
  locale,
  nonce,
}: {
  current: string | null;
  words: SeenWords;
  locale: Locale;
  nonce: string | undefined;
}) {
  const [handles, setHandles] = useState<string[]>([]);
  const [products, setProducts] = useState<SeenProductData[] | null>(null);
  const [cleared, setCleared] = useState(false);
  const note = useRef<HTMLParagraphElement>(null);

  useLayoutEffect(() => {
    const seen = readSeen();
    setHandles(seen.filter((handle) => handle !== current));
    setCleared(false);
    if (current !== null) writeSeen(withSeen(seen, current));
  }, [current]);

  useEffect(() => {
    if (handles.length === 0) return;
    const leaving = new AbortController();
    listProducts(handles, leaving.signal)
      .then((found) => {
        setProducts(found);
        // Remove products that the shop no longer sells.
        const known = new Set([current, ...found.map(({ handle }) => handle)]);
        writeSeen(readSeen().filter((handle) => known.has(handle) || !handles.includes(handle)));
        if (found.length === 0) setHandles([]);
      })
      .catch(() => {
        if (!leaving.signal.aborted) setHandles([]);
      });
    return () => leaving.abort();
  }, [handles, current]);

  function clear() {
    writeSeen([]);
    setHandles([]);
    setProducts(null);
    setCleared(true);
  }
  useEffect(() => {
    if (cleared) note.current?.focus({ preventScroll: true });
  }, [cleared]);

  const shown = products?.filter(({ handle }) => handle !== current);
  return (
    <>
      <section
        id={ID}
        aria-label={words.title}
        hidden={handles.length === 0 && !cleared}
        suppressHydrationWarning
        className="mt-16"
      >
        <div className="mb-4 flex items-center justify-between border-t border-hairline pt-2">
          <h2 className="font-serif text-large">{words.title}</h2>
          {cleared ? (
            <span className="target" />
          ) : (
            <button
              type="button"
              aria-label={words.clearLabel}
              onClick={clear}
              className="target quiet-link text-small text-muted"
            >
              {words.clear}
            </button>
          )}
        </div>
        {/* As high as a card, whatever it contains: 9rem wide, 4:5, and two lines. */}
        <div className="min-h-[15rem]">
          {cleared ? (
            <p ref={note} role="status" tabIndex={-1} className="text-muted outline-none">
              {words.cleared}
            </p>
          ) : (
            <ul className="flex snap-x gap-3 overflow-x-auto pb-2" aria-label={words.title}>
              {shown?.map((product) => (
                <li key={product.handle} className="w-36 shrink-0 snap-start">
                  <SeenProduct product={product} words={words} locale={locale} />
                </li>
              )) ??
                handles.map((handle) => (
                  <li key={handle} className="w-36 shrink-0" aria-hidden="true">
                    <div className="skeleton aspect-4/5" />
                  </li>
                ))}
            </ul>
          )}
        </div>
      </section>
      <InlineScript code={showEarly(current)} nonce={nonce} />
    </>
  );
}

async function listProducts(handles: string[], signal: AbortSignal): Promise<SeenProductData[]> {
  const response = await fetch(`/api/products?handles=${handles.join(",")}`, { signal });
  if (!response.ok) throw new Error(`The shop answered ${response.status}.`);
  return (await response.json()).products;
}
