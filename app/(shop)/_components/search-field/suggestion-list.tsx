"use client";

import { useEffect, useRef } from "react";
import { SuggestionOption } from "@/app/(shop)/_components/search-field/suggestion-option";
import { optionId } from "@/app/(shop)/_components/search-field/use-combobox";
import type { SearchFieldWords } from "@/app/(shop)/_components/search-field/words";
import type { SuggestionJson } from "@/app/api/suggest/endpoint";

/** The suggestions, overlaying what is below the field, and their number for screen readers. */
export function SuggestionList({
  id,
  suggestions,
  active,
  onChoose,
  words,
}: {
  id: string;
  /** Null before there are any. */
  suggestions: SuggestionJson[] | null;
  active: number;
  onChoose: (suggestion: SuggestionJson) => void;
  words: SearchFieldWords;
}) {
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);

  return (
    <>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={words.suggestions}
        hidden={!suggestions?.length}
        // Keeps the focus in the field, and a phone's keyboard open, until something is chosen.
        onMouseDown={(event) => event.preventDefault()}
        className="absolute inset-x-0 top-16.25 z-20 max-h-[min(30rem,70svh)] max-w-2xl overflow-y-auto overscroll-contain border-x border-b border-hairline bg-paper py-1 transition-opacity starting:opacity-0 max-sm:-inset-x-4 max-sm:border-x-0"
      >
        {suggestions?.map((suggestion, index) => (
          <SuggestionOption
            key={suggestion.kind + suggestion.href}
            id={optionId(id, index)}
            suggestion={suggestion}
            selected={index === active}
            onChoose={onChoose}
            words={words}
          />
        ))}
      </div>
      <p role="status" className="sr-only">
        {suggestions ? words.suggested[suggestions.length] : null}
      </p>
    </>
  );
}
