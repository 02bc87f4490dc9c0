import { useEffect, useEffectEvent } from "react";
import { keepText, tabMemory, takeText } from "@/components/sending/kept-text";
import { beforeNewBuild } from "@/components/sending/new-build";

/**
 * Carries what was typed over the reload that a new build of the shop asks for. `read` answers it, or null while there
 * is nothing; `restore` gets it back in the page that was loaded anew.
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
