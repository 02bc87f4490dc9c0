"use client";

import type { MouseEvent } from "react";
import { fill } from "@/app/(shop)/_components/search-field/fill";
import type { SearchFieldWords } from "@/app/(shop)/_components/search-field/words";
import type { SuggestionJson } from "@/app/api/suggest/endpoint";
import { CategoryIcon, SearchIcon } from "@/components/ui/icons";

/** One suggestion: a query, a category with its count, or a product with its photo. */
export function SuggestionOption({
  id,
  suggestion,
  selected,
  onChoose,
  words,
}: {
  id: string;
  suggestion: SuggestionJson;
  selected: boolean;
  onChoose: (suggestion: SuggestionJson) => void;
  words: SearchFieldWords;
}) {
  function choose(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey) window.open(suggestion.href);
    else onChoose(suggestion);
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: as in any combobox, the field handles the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      onClick={choose}
      className="flex min-h-12 cursor-pointer items-center gap-3 px-4 py-1 -outline-offset-2 outline-accent hover:bg-plate aria-selected:bg-plate aria-selected:outline-2"
    >
      <Picture suggestion={suggestion} />
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          <Marked suggestion={suggestion} />
        </span>
        {suggestion.kind === "product" && suggestion.brand ? (
          <span className="block truncate text-small text-muted">{suggestion.brand}</span>
        ) : null}
      </span>
      {suggestion.kind === "category" ? <Category {...suggestion} words={words} /> : null}
    </div>
  );
}

/** The text with the typed part marked. */
function Marked({ suggestion: { text, marks } }: { suggestion: SuggestionJson }) {
  let from = 0;
  const parts = marks.flatMap(([start, end]) => {
    const before = text.slice(from, start);
    from = end;
    return [
      before,
      <mark key={start} className="bg-transparent font-medium text-current">
        {text.slice(start, end)}
      </mark>,
    ];
  });
  return [...parts, text.slice(from)];
}

function Picture({ suggestion }: { suggestion: SuggestionJson }) {
  const photoUrl = suggestion.kind === "product" ? suggestion.photoUrl : null;
  return (
    <span className="flex w-9 shrink-0 items-center justify-center text-muted">
      {suggestion.kind === "query" ? <SearchIcon /> : null}
      {suggestion.kind === "category" ? <CategoryIcon /> : null}
      {photoUrl ? (
        <picture>
          <img
            src={photoUrl}
            alt=""
            width={36}
            height={45}
            className="full-photo h-11.25 w-9 bg-plate object-cover"
          />
        </picture>
      ) : null}
    </span>
  );
}

function Category({
  within,
  count,
  words,
}: {
  within: string | null;
  count: number;
  words: SearchFieldWords;
}) {
  const number = count.toLocaleString(words.locale);
  return (
    <>
      <span className="max-w-2/5 truncate text-small text-muted">
        {within === null ? words.category : fill(words.within, { category: within })}
      </span>
      <span className="shrink-0 text-small text-muted tabular-nums">
        <span aria-hidden="true">{number}</span>
        <span className="sr-only">
          {count === 1 ? words.oneProduct : fill(words.manyProducts, { count: number })}
        </span>
      </span>
    </>
  );
}
