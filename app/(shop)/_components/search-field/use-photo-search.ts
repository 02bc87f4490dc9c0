"use client";

import { type RefObject, useEffect, useState, useTransition } from "react";
import { fill } from "@/app/(shop)/_components/search-field/fill";
import { photoRefusal } from "@/app/(shop)/_components/search-field/photo-rules";
import type { SearchFieldWords } from "@/app/(shop)/_components/search-field/words";
import { searchByPhotoAction } from "@/app/(shop)/search/actions";
import { sendAction } from "@/components/sending/send-action";
import { whenAgain } from "@/components/sending/unsent";
import { useKeptText } from "@/components/sending/use-kept-text";
import { shrinkPhoto } from "@/components/shrink-photo/shrink-photo";

type Words = Pick<SearchFieldWords, "locale" | "refusals" | "unsent" | "soon" | "renewed">;

/**
 * Searches by a photo together with the form's other fields: shrinks it to the size the shop keeps, checks it, sends it
 * and follows the action's redirect. `preview` is a URL of the photo while it is being sent, `refusal` why it was
 * refused.
 */
export function usePhotoSearch(form: RefObject<HTMLFormElement | null>, words: Words) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  useEffect(() => (preview ? () => URL.revokeObjectURL(preview) : undefined), [preview]);
  // A photo cannot be kept across a reload, but the shopper can be told to choose it again.
  useKeptText("photo", {
    read: () => (pending ? "sent" : null),
    restore: () => setRefusal(words.renewed),
  });

  function searchByPhoto(photo: File) {
    setRefusal(null);
    if (!form.current) return;
    const data = new FormData(form.current);
    setPreview(URL.createObjectURL(photo));
    startTransition(async () => {
      try {
        const problem = await send(photo, data, words);
        startTransition(() => setRefusal(problem));
      } finally {
        startTransition(() => setPreview(null));
      }
    });
  }

  return { searchByPhoto, refusal, pending, preview: pending ? preview : null };
}

/** Returns why the photo was refused, or null. */
async function send(photo: File, data: FormData, words: Words): Promise<string | null> {
  const sent = await shrinkPhoto(photo);
  const refusal = photoRefusal(sent, words.refusals);
  if (refusal) return refusal;
  data.set("photo", sent);
  const answer = await sendAction(() => searchByPhotoAction(data));
  if (!answer.sent) {
    const { code, retryAfterS } = answer.problem;
    return fill(words.unsent[code], { when: whenAgain(retryAfterS, words.locale, words.soon) });
  }
  return answer.value && !answer.value.ok ? answer.value.error.message : null;
}
