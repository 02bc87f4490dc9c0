"use client";

import { useRouter } from "next/navigation";
import { startTransition, useState } from "react";
import { useDraft } from "@/app/(shop)/search/_components/photo-panel/use-draft";
import { cropPhotoAction } from "@/app/(shop)/search/actions";
import { sendAction } from "@/components/sending/send-action";
import { type Crop, isWholePhoto, roundCrop } from "@/lib/shopper-photos/crop";

export type CropRefusal = { code: string; message: string; retryAfterS?: number | null };

/** Fields sent along with each crop: the photo's id as `photo`, and the rest of the search. */
export type KeptFields = [name: string, value: string][];

/**
 * The part of the photo that is searched by, and ways to change it. A short pause after a change starts a new search.
 * `refusal` is the code and message of the last part if it was refused.
 */
export function useCrop(crop: Crop, kept: KeptFields) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<CropRefusal | null>(null);
  const draft = useDraft(crop, async (next) => {
    const part = roundCrop(next);
    setRefusal(null);
    if (JSON.stringify(part) === JSON.stringify(crop)) return;
    const answer = await sendCrop(part, kept);
    startTransition(() => {
      if (!answer.ok) setRefusal(answer.error);
      // However often the frame is moved, going back takes a single step, to the whole photo.
      else if (isWholePhoto(crop)) router.push(answer.value.href, { scroll: false });
      else router.replace(answer.value.href, { scroll: false });
    });
  });
  return { ...draft, refusal };
}

type Answer = { ok: true; value: { href: string } } | { ok: false; error: CropRefusal };

async function sendCrop(part: Crop, kept: KeptFields): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of kept) form.append(name, value);
  for (const [name, value] of Object.entries(part)) form.set(name, String(value));
  const answer = await sendAction(() => cropPhotoAction(form));
  return answer.sent ? answer.value : { ok: false, error: { ...answer.problem, message: "" } };
}
