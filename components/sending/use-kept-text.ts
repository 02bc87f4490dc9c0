import { useEffect, useEffectEvent } from "react";
import { keepText, tabMemory, takeText } from "@/components/sending/kept-text";
import { beforeNewBuild } from "@/components/sending/new-build";

/**
 * Keeps typed text across the reload that a new build of the shop requires. `read` returns it, or null if there is
 * none; `restore` receives it in the reloaded page.
 */
export function useKeptText(
  name: string,
  { read, restore }: { read: () => string | null; restore: (text: string) => void },
): void {
  const keep = useEffectEvent(() => {
    const text = read();
    if (text !== null) keepText(tabMemory(), keyOf(name), text, Date.now());
  });
  const giveBack = useEffectEvent((text: string) => restore(text));
  useEffect(() => {
    const kept = takeText(tabMemory(), keyOf(name), Date.now());
    if (kept !== null) giveBack(kept);
    return beforeNewBuild(() => keep());
  }, [name]);
}

function keyOf(name: string): string {
  return `kept:${window.location.pathname}${window.location.search}:${name}`;
}
