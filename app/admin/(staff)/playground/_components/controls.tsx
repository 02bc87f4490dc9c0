"use client";

import Form from "next/form";
import { useEffect, useRef, useState } from "react";
import { CompactButton } from "@/app/admin/_components/compact-button";
import { CONTROL } from "@/app/admin/_components/field";
import { useUnsaved } from "@/app/admin/(staff)/_components/leave-guard/unsaved";
import { Slider } from "@/app/admin/(staff)/playground/_components/slider";
import { LIMITS } from "@/app/admin/(staff)/playground/limits";
import type { PlaygroundParams } from "@/app/admin/(staff)/playground/playground-params";
import type { RerankerName } from "@/lib/env/reranker-names";

const pauseMs = 350;
/** The form's id, for inputs outside it. */
export const CONTROLS_ID = "playground-controls";

/** The query's words and all ranking settings. Changing a setting submits the form. */
export function Controls({
  params,
  rerankers,
  shop,
}: {
  params: PlaygroundParams;
  rerankers: readonly RerankerName[];
  /** The shop's own settings. */
  shop: { reranker: RerankerName; imageWeight: number };
}) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const [words, setWords] = useState(params.q);
  useUnsaved(words.trim() !== params.q, words);

  function askSoon(): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current?.requestSubmit(), pauseMs);
  }

  return (
    <Form ref={form} id={CONTROLS_ID} action="/admin/playground" prefetch={false} scroll={false}>
      {params.photo && <input type="hidden" name="photo" value={params.photo} />}
      <div className="flex gap-2">
        <input
          type="search"
          name="q"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          maxLength={1000}
          aria-label="The query’s words"
          placeholder={params.photo ? "Add words" : "Describe the look"}
          autoComplete="off"
          className={`${CONTROL} flex-1`}
        />
        <CompactButton type="submit" strong>
          Compare
        </CompactButton>
      </div>
      <div className="mt-3 grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3 xl:grid-cols-5">
        <Slider
          name="styles"
          label="Styles"
          value={params.styles}
          onCommit={askSoon}
          {...LIMITS.styles}
        />
        <Slider
          name="candidates"
          label="Candidates"
          value={params.candidates}
          onCommit={askSoon}
          {...LIMITS.candidates}
        />
        <Slider
          name="weight"
          label="Photo’s weight"
          value={params.imageWeight ?? shop.imageWeight}
          onCommit={askSoon}
          {...LIMITS.weight}
        />
        <Slider name="rows" label="Shown" value={params.rows} onCommit={askSoon} {...LIMITS.rows} />
        <label className="text-small">
          <span className="mb-1 block">Reranker</span>
          <select
            name="reranker"
            defaultValue={params.reranker ?? ""}
            onChange={askSoon}
            className={`${CONTROL} py-1 text-small`}
          >
            <option value="">{shop.reranker}, the shop’s</option>
            {rerankers.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </div>
    </Form>
  );
}
