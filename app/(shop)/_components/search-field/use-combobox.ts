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
 * Makes the field a combobox. Suggestions open below it while words are typed, or before, and are chosen with the arrow
 * keys and Enter or with a pointer. A chosen query is searched for as if typed; other suggestions open their page.
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

  // A new list: the old position means nothing in it.
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

  // The field may have been focused, and typed into, before the page's script loaded.
  const askEarly = useEffectEvent(() => {
    if (document.activeElement === field.current) askForWords();
  });
  useEffect(() => askEarly(), []);

  // Not every browser takes the focus away when the shopper taps outside the field.
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

  /** Whether the list handled the key; all others belong to the field. */
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
      // Keys that move the cursor must also reach the field.
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
