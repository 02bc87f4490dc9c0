"use client";

import { unstable_rethrow } from "next/navigation";
import { type RefObject, useEffect, useState, useTransition } from "react";
import { photoRefusal } from "@/app/(shop)/_components/search-field/photo-rules";
import type { SearchFieldWords } from "@/app/(shop)/_components/search-field/words";
import { searchByPhotoAction } from "@/app/(shop)/search/actions";

/**
 * Searches by a photo, together with what the form holds: checks it, sends it, and follows the action's redirect.
 * `preview` is an address of the photo while it is on its way, `refusal` why it was not taken.
 */
export function usePhotoSearch(
  form: RefObject<HTMLFormElement | null>,
  { refusals, notSent }: Pick<SearchFieldWords, "refusals" | "notSent">,
) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  useEffect(() => (preview ? () => URL.revokeObjectURL(preview) : undefined), [preview]);

  function searchByPhoto(photo: File) {
    const problem = photoRefusal(photo, refusals);
    setRefusal(problem);
    if (problem || !form.current) return;
    setPreview(URL.createObjectURL(photo));
    const data = new FormData(form.current);
    data.set("photo", photo);
    startTransition(async () => {
      try {
        const error = await sendPhoto(data, notSent);
        startTransition(() => setRefusal(error));
      } finally {
        startTransition(() => setPreview(null));
      }
    });
  }

  return { searchByPhoto, refusal, pending, preview: pending ? preview : null };
}

/** Why the photo was not searched with, or null. */
async function sendPhoto(data: FormData, notSent: string): Promise<string | null> {
  try {
    const answer = await searchByPhotoAction(data);
    return answer && !answer.ok ? answer.error.message : null;
  } catch (error) {
    unstable_rethrow(error);
    return notSent;
  }
}
