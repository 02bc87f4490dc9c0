"use client";

import { SHORTCUT, type Shortcut } from "@/app/(shop)/_components/search-field/use-shortcut";
import type { SearchFieldWords } from "@/app/(shop)/_components/search-field/words";

const QUIET =
  "opacity-0 transition-opacity group-focus-within/search:opacity-100 group-hover/search:opacity-100";

/** One line under the field, always present: how to ask, what is happening, or why a photo was refused. */
export function SearchHint({
  dragging,
  pending,
  refusal,
  shortcut,
  words,
}: {
  dragging: boolean;
  pending: boolean;
  refusal: string | null;
  shortcut: Shortcut;
  words: SearchFieldWords;
}) {
  const idle = !pending && !dragging && !refusal;
  return (
    <div className="flex min-h-7 flex-wrap gap-x-2 pt-2 text-small text-muted">
      <div id="search-hint">
        <p role="status">
          {pending ? <span data-pending>{words.sending}</span> : null}
          {!pending && dragging ? words.drop : null}
          {idle ? (
            <span className={QUIET}>
              {words.hint} <span className="pointer-coarse:hidden">{words.hintPhoto}</span>
            </span>
          ) : null}
        </p>
        <p role="alert" className="text-accent">
          {!pending && !dragging ? refusal : null}
        </p>
      </div>
      {idle ? <ShortcutSwitch {...shortcut} words={words} /> : null}
    </div>
  );
}

/** What the shortcut key does, on devices with a keyboard, and how to turn it off. */
function ShortcutSwitch({ on, turn, words }: Shortcut & { words: SearchFieldWords }) {
  const [before, after] = (on ? words.shortcut : words.shortcutOff).split("{key}");
  return (
    <p data-needs-script className={`pointer-coarse:hidden ${QUIET}`}>
      {before}
      <kbd className="border border-hairline px-1.5 font-sans">{SHORTCUT}</kbd>
      {after}{" "}
      <button type="button" onClick={() => turn(!on)} className="quiet-link decoration-current">
        {on ? words.turnOff : words.turnOn}
      </button>
    </p>
  );
}
