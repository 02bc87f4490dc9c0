"use client";

import Link from "next/link";
import type { CSSProperties, KeyboardEvent, ReactNode } from "react";
import { fill } from "@/app/(shop)/_components/search-field/fill";
import {
  CropFrame,
  type FrameWords,
  KEYS_ID,
} from "@/app/(shop)/search/_components/photo-panel/crop-frame";
import {
  type Handle,
  keyMove,
  moveHandle,
} from "@/app/(shop)/search/_components/photo-panel/crop-geometry";
import {
  type CropRefusal,
  type KeptFields,
  useCrop,
} from "@/app/(shop)/search/_components/photo-panel/use-crop";
import { useFramePointer } from "@/app/(shop)/search/_components/photo-panel/use-frame-pointer";
import { PendingMark } from "@/components/pending-mark";
import { whenAgain } from "@/components/sending/unsent";
import { type Crop, isWholePhoto } from "@/lib/shopper-photos/crop";

export type CropWords = FrameWords & {
  /** The accessible name of the frame and its edges as a group. */
  group: string;
  hint: string;
  keys: string;
  whole: string;
  /** By refusal code; some contain a {when} for when to try again. */
  refusals: Record<string, string>;
  soon: string;
  locale: string;
};

/**
 * The shopper's photo with an adjustable frame around the part that is searched by. `children` are the photo. It is as
 * high as the layout allows, and `ratio` gives its width before the photo has loaded.
 */
export function PhotoCrop({
  crop,
  ratio,
  kept,
  wholeHref,
  words,
  children,
  controls,
}: {
  crop: Crop;
  /** Width over height. */
  ratio: number;
  kept: KeptFields;
  /** Null if the whole photo is no longer stored. */
  wholeHref: string | null;
  words: CropWords;
  children: ReactNode;
  controls: ReactNode;
}) {
  const { draft, pending, hold, commit, reset, refusal } = useCrop(crop, kept);
  const pointer = useFramePointer(draft, { hold, commit, reset });

  function moveByKey(handle: Handle, event: KeyboardEvent) {
    if (event.key === "Escape") reset();
    const by = keyMove(handle, event.key, event.shiftKey);
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    commit(moveHandle(draft, handle, by));
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields of a form */}
      <div
        role="group"
        aria-label={words.group}
        style={{ "--ratio": ratio, aspectRatio: ratio } as CSSProperties}
        className="relative w-[min(100%,calc(13rem*var(--ratio)))] select-none lg:w-[min(100%,calc(16rem*var(--ratio)))]"
        {...pointer}
      >
        {children}
        <CropFrame crop={draft} words={words} onKey={moveByKey} />
      </div>
      <div className="min-w-36 flex-1">
        <div className="flex max-w-sm flex-wrap items-center justify-between gap-x-4 text-small">
          <p className="text-muted" data-needs-script>
            {words.hint}{" "}
            <span id={KEYS_ID} className="sr-only">
              {words.keys}
            </span>
          </p>
          {wholeHref ? (
            <Link
              href={wholeHref}
              scroll={false}
              prefetch={false}
              onClick={reset}
              aria-current={isWholePhoto(crop) ? "true" : undefined}
              className="target underline decoration-hairline underline-offset-[0.3em] transition-colors hover:decoration-current aria-[current]:text-muted aria-[current]:no-underline"
            >
              {words.whole}
              <PendingMark />
            </Link>
          ) : null}
        </div>
        <p role="alert" className="text-small text-accent">
          {refusal ? refusalWords(refusal, words) : null}
        </p>
        {pending ? <span data-pending className="sr-only" /> : null}
        {controls}
      </div>
    </>
  );
}

function refusalWords({ code, message, retryAfterS = null }: CropRefusal, words: CropWords) {
  const known = words.refusals[code];
  if (known === undefined && message !== "") return message;
  const when = whenAgain(retryAfterS, words.locale, words.soon);
  return fill(known ?? words.refusals["no-answer"] ?? "", { when });
}
