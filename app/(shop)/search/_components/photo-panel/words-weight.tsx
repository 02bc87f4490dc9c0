"use client";

import { useRouter } from "next/navigation";
import type { KeptFields } from "@/app/(shop)/search/_components/photo-panel/use-crop";
import { useDraft } from "@/app/(shop)/search/_components/photo-panel/use-draft";

export type WeightWords = {
  label: string;
  photo: string;
  words: string;
  /** Contains `{photo}` and `{words}` in percent. */
  value: string;
  submit: string;
};

/**
 * How much the words count beside the photo. Moving it searches again; without scripts there is a button.
 * @param kept all other fields of the search
 */
export function WordsWeight({
  weight,
  usualWeight,
  kept,
  words,
}: {
  weight: number;
  usualWeight: number;
  kept: KeptFields;
  words: WeightWords;
}) {
  const router = useRouter();
  const { draft, pending, commit } = useDraft(weight, (next) => {
    const params = new URLSearchParams(kept);
    if (next !== usualWeight) params.set("wordsWeight", String(next));
    router.replace(`/search?${params}`, { scroll: false });
  });
  const value = words.value
    .replace("{words}", String(draft))
    .replace("{photo}", String(100 - draft));
  return (
    <form action="/search" className="max-w-sm text-small">
      {kept.map(([name, field]) => (
        <input key={`${name} ${field}`} type="hidden" name={name} value={field} />
      ))}
      <label htmlFor="words-weight">{words.label}</label>
      <input
        id="words-weight"
        type="range"
        name="wordsWeight"
        min={0}
        max={100}
        step={5}
        value={draft}
        aria-valuetext={value}
        onChange={(event) => commit(Number(event.target.value))}
        className="block h-11 w-full accent-ink pointer-fine:h-8"
      />
      <div aria-hidden="true" className="flex justify-between text-muted">
        <span>{words.photo}</span>
        <span>{words.words}</span>
      </div>
      <button type="submit" className="target hidden underline noscript:inline-flex">
        {words.submit}
      </button>
      {pending ? <span data-pending className="sr-only" /> : null}
    </form>
  );
}
