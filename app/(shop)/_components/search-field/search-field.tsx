"use client";

import Form from "next/form";
import { useEffect, useRef } from "react";
import { PhotoButton } from "@/app/(shop)/_components/search-field/photo-button";
import { PhotoChip, type SearchedPhoto } from "@/app/(shop)/_components/search-field/photo-chip";
import { SearchHint } from "@/app/(shop)/_components/search-field/search-hint";
import { SubmitButton } from "@/app/(shop)/_components/search-field/submit-button";
import { usePhotoDrop } from "@/app/(shop)/_components/search-field/use-photo-drop";
import { usePhotoSearch } from "@/app/(shop)/_components/search-field/use-photo-search";

/** Words and photo in one place. `kept` are parameters that the next search inherits. */
export function SearchField({
  q,
  photo,
  kept,
  maxCharacters,
}: {
  q: string;
  photo: SearchedPhoto | null;
  kept: [name: string, value: string][];
  maxCharacters: number;
}) {
  const form = useRef<HTMLFormElement>(null);
  const words = useRef<HTMLInputElement>(null);
  const { searchByPhoto, refusal, pending, preview } = usePhotoSearch(form);
  const { dragging, dropHandlers } = usePhotoDrop(searchByPhoto);

  useEffect(() => {
    if (words.current) words.current.value = q;
  }, [q]);

  return (
    <search {...dropHandlers} className="group/search block">
      <Form
        ref={form}
        action="/search"
        prefetch={false}
        className={`flex h-16 items-center border-b transition-shadow focus-within:border-accent focus-within:shadow-[0_1px_0_var(--color-accent)] ${
          dragging ? "border-accent shadow-[0_1px_0_var(--color-accent)]" : "border-edge"
        }`}
      >
        {kept.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <PhotoChip photo={photo} preview={preview} />
        <input
          ref={words}
          type="search"
          name="q"
          defaultValue={q}
          maxLength={maxCharacters}
          aria-label="What are you looking for?"
          aria-describedby="search-hint"
          placeholder={photo ? "Add words" : "Describe the look"}
          autoComplete="off"
          enterKeyHint="search"
          className="h-full min-w-0 flex-1 bg-transparent text-large outline-none placeholder:text-muted placeholder:opacity-100 [&::-webkit-search-cancel-button]:hidden"
        />
        <PhotoButton disabled={pending} onPhoto={searchByPhoto} />
        <SubmitButton />
      </Form>
      <SearchHint dragging={dragging} pending={pending} refusal={refusal} />
    </search>
  );
}
