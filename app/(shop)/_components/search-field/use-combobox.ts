"use client";

import { useRouter } from "next/navigation";
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useState,
} from "react";
import { FIELD, nextActive } from "@/app/(shop)/_components/search-field/combobox-keys";
import { useSuggestions } from "@/app/(shop)/_components/search-field/use-suggestions";
import type { SuggestionJson } from "@/app/api/suggest/endpoint";

/**
 * The field as a combobox: suggestions open below it while its words are typed, or before any are, and are chosen by
 * arrow keys and Enter or by pointer. A query is searched for as if it had been typed, the others are gone to.
 * @param startsWith whether an empty field suggests where to start
 */
export function useCombobox(field: RefObject<HTMLInputElement | null>, startsWith: boolean) {
  const listId = useId();
  const router = useRouter();
  const { suggestions, ask, clear } = useSuggestions();
  const [shown, setShown] = useState(suggestions);
  const [active, setActive] = useState(FIELD);
  const [entering, setEntering] = useState(false);
  const count = suggestions?.length ?? 0;
  const open = count > 0;

  // Another list: what was its third is not the third any more.
  if (shown !== suggestions) {
    setShown(suggestions);
    setActive(entering && open ? 0 : FIELD);
    setEntering(false);
  }

  function askForWords() {
    const words = field.current?.value.trim() ?? "";
    if (words === "" && !startsWith) clear();
    else ask(words);
  }

  // The field may have been focused, and typed into, before the page's script was there to hear of it.
  const askEarly = useEffectEvent(() => {
    if (document.activeElement === field.current) askForWords();
  });
  useEffect(() => askEarly(), []);

  // A tap beside the field does not take the focus from it everywhere.
  const closeFrom = useEffectEvent(({ target }: PointerEvent) => {
    if (!field.current?.closest("search")?.contains(target as Node)) clear();
  });
  useEffect(() => {
    if (!open) return;
    document.addEventListener("pointerdown", closeFrom);
    return () => document.removeEventListener("pointerdown", closeFrom);
  }, [open]);

  function choose({ kind, text, href }: SuggestionJson) {
    const input = field.current;
    if (!input) return;
    clear();
    if (kind !== "query") return router.push(href);
    input.value = text;
    input.form?.requestSubmit();
  }

  /** Whether the key was the list's; others are the field's own. */
  function take(key: string, alt: boolean): boolean {
    const chosen = suggestions?.[active];
    if (key === "Escape" && !open && field.current) field.current.value = "";
    if (key === "Escape" || (key === "ArrowUp" && alt)) clear();
    else if (key === "Enter" && chosen) choose(chosen);
    else if (key === "ArrowDown" && !open) {
      setEntering(!alt);
      askForWords();
    } else {
      const next = open ? nextActive(key, active, count) : null;
      if (next !== null) setActive(next);
      // Those that move the cursor in the field do so too.
      return next !== null && /Up|Down/.test(key);
    }
    return true;
  }

  const fieldProps = {
    role: "combobox",
    "aria-expanded": open,
    "aria-controls": listId,
    "aria-autocomplete": "list",
    "aria-activedescendant": open && active !== FIELD ? optionId(listId, active) : undefined,
    onInput: askForWords,
    onFocus: () => field.current?.value.trim() === "" && askForWords(),
    onBlur: clear,
    onKeyDown: (event: KeyboardEvent) => {
      const composing = event.nativeEvent.isComposing;
      if (!composing && take(event.key, event.altKey)) event.preventDefault();
    },
  } as const;

  return { suggestions, active, listId, choose, close: clear, fieldProps };
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
