"use client";

import Form from "next/form";
import { useEffect, useRef } from "react";
import { PhotoButton } from "@/app/(shop)/_components/search-field/photo-button";
import { PhotoChip, type SearchedPhoto } from "@/app/(shop)/_components/search-field/photo-chip";
import { SearchHint } from "@/app/(shop)/_components/search-field/search-hint";
import { SubmitButton } from "@/app/(shop)/_components/search-field/submit-button";
import { SuggestionList } from "@/app/(shop)/_components/search-field/suggestion-list";
import { useCombobox } from "@/app/(shop)/_components/search-field/use-combobox";
import { usePhotoDrop } from "@/app/(shop)/_components/search-field/use-photo-drop";
import { usePhotoSearch } from "@/app/(shop)/_components/search-field/use-photo-search";
import { SHORTCUT, useShortcut } from "@/app/(shop)/_components/search-field/use-shortcut";
import type { SearchFieldWords } from "@/app/(shop)/_components/search-field/words";
import { useKeptText } from "@/components/sending/use-kept-text";

/** One field for words and photo. `kept` are parameters that the next search inherits. */
export function SearchField({
  q,
  photo,
  kept,
  maxCharacters,
  words,
}: {
  q: string;
  photo: SearchedPhoto | null;
  kept: [name: string, value: string][];
  maxCharacters: number;
  words: SearchFieldWords;
}) {
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { searchByPhoto, refusal, pending, preview } = usePhotoSearch(form, words);
  const { dragging, dropHandlers } = usePhotoDrop(searchByPhoto);
  const { suggestions, active, listId, choose, close, fieldProps } = useCombobox(field, !photo);
  const shortcut = useShortcut(field);

  useEffect(() => {
    if (field.current) field.current.value = q;
  }, [q]);
  useKeptText("q", {
    read: () => (field.current && field.current.value !== q ? field.current.value : null),
    restore: (typed) => {
      if (field.current) field.current.value = typed;
    },
  });

  return (
    <search {...dropHandlers} className="group/search relative block">
      <Form
        ref={form}
        action="/search"
        prefetch={false}
        onSubmit={close}
        className={`flex h-16 items-center border-b transition-shadow focus-within:border-accent focus-within:shadow-[0_1px_0_var(--color-accent)] ${
          dragging ? "border-accent shadow-[0_1px_0_var(--color-accent)]" : "border-edge"
        }`}
      >
        {kept.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <PhotoChip photo={photo} preview={preview} words={words} />
        <input
          {...fieldProps}
          ref={field}
          type="search"
          name="q"
          defaultValue={q}
          maxLength={maxCharacters}
          aria-label={words.label}
          aria-describedby="search-hint"
          aria-keyshortcuts={shortcut.on ? SHORTCUT : undefined}
          placeholder={photo ? words.placeholderWithPhoto : words.placeholder}
          autoComplete="off"
          enterKeyHint="search"
          className="h-full min-w-0 flex-1 bg-transparent text-large outline-none placeholder:text-muted placeholder:opacity-100 [&::-webkit-search-cancel-button]:hidden"
        />
        <PhotoButton disabled={pending} onPhoto={searchByPhoto} label={words.byPhoto} />
        <SubmitButton label={words.submit} />
      </Form>
      <SuggestionList
        id={listId}
        suggestions={suggestions}
        active={active}
        onChoose={choose}
        words={words}
      />
      <SearchHint
        dragging={dragging}
        pending={pending}
        refusal={refusal}
        shortcut={shortcut}
        words={words}
      />
    </search>
  );
}
