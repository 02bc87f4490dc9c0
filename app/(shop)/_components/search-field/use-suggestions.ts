"use client";

import { useEffect, useRef, useState } from "react";
import type { SuggestionJson } from "@/app/api/suggest/endpoint";
import { MAX_TYPED_CHARACTERS } from "@/lib/suggestions/suggestion";

/** A fluent typist's keystrokes are closer together; someone who pauses this long wants suggestions. */
const PAUSE_MS = 80;

/**
 * Suggestions for the words last asked for; null before there are any. An answer that arrives after a newer request is
 * dropped, so the list never goes back in time.
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

  /** Clears the suggestions and cancels pending ones. */
  function clear() {
    asking.current?.abort();
    setSuggestions(null);
  }

  return { suggestions, ask, clear };
}

/** Null if there is no answer: someone typing does not want to hear why nothing is suggested. */
async function fetchSuggestions(q: string, signal: AbortSignal): Promise<SuggestionJson[] | null> {
  if (q.length > MAX_TYPED_CHARACTERS) return null;
  try {
    const response = await fetch(`/api/suggest?${new URLSearchParams({ q })}`, { signal });
    return response.ok ? (await response.json()).suggestions : null;
  } catch {
    return null;
  }
}
