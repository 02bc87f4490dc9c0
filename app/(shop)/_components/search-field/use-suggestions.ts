"use client";

import { useEffect, useRef, useState } from "react";
import type { SuggestionJson } from "@/app/api/suggest/endpoint";
import { MAX_TYPED_CHARACTERS } from "@/lib/suggestions/suggestion";

/** A fluent typist's letters come faster; whoever pauses this long wants to see something. */
const PAUSE_MS = 80;

/**
 * Suggestions for the words last asked for; null before there are any. An answer that comes after the next request
 * is dropped, so what is shown never goes back.
 */
export function useSuggestions() {
  const [suggestions, setSuggestions] = useState<SuggestionJson[] | null>(null);
  const asking = useRef<AbortController | null>(null);

  useEffect(() => () => asking.current?.abort(), []);

  function ask(q: string) {
    asking.current?.abort();
    asking.current = new AbortController();
    const { signal } = asking.current;
    setTimeout(async () => {
      if (signal.aborted) return;
      const answer = await fetchSuggestions(q, signal);
      if (!signal.aborted) setSuggestions(answer);
    }, PAUSE_MS);
  }

  /** Clears the suggestions, and those that are on their way. */
  function clear() {
    asking.current?.abort();
    setSuggestions(null);
  }

  return { suggestions, ask, clear };
}

/** Null where there is no answer: nobody who types wants to hear why nothing is suggested. */
async function fetchSuggestions(q: string, signal: AbortSignal): Promise<SuggestionJson[] | null> {
  if (q.length > MAX_TYPED_CHARACTERS) return null;
  try {
    const response = await fetch(`/api/suggest?${new URLSearchParams({ q })}`, { signal });
    return response.ok ? (await response.json()).suggestions : null;
  } catch {
    return null;
  }
}
