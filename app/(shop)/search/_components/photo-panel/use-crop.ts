"use client";

import { unstable_rethrow } from "next/navigation";
import { useState } from "react";
import { useDraft } from "@/app/(shop)/search/_components/photo-panel/use-draft";
import { cropPhotoAction } from "@/app/(shop)/search/actions";
import { type Crop, roundCrop } from "@/lib/search/crop";

/** Fields that go along with each crop: the photo's id as `photo`, and what else is searched for. */
export type KeptFields = [name: string, value: string][];

/**
 * The part of the photo that is searched by, and ways to change it; a changed part is searched by after a moment.
 * `refusal` is the code and the words of the last part that was not taken.
 */
export function useCrop(crop: Crop, kept: KeptFields) {
  const [refusal, setRefusal] = useState<{ code: string; message: string } | null>(null);
  const draft = useDraft(crop, async (next) => {
    const part = roundCrop(next);
    setRefusal(null);
    if (JSON.stringify(part) === JSON.stringify(crop)) return;
    setRefusal(await sendCrop(part, kept));
  });
  return { ...draft, refusal };
}

async function sendCrop(
  part: Crop,
  kept: KeptFields,
): Promise<{ code: string; message: string } | null> {
  const form = new FormData();
  for (const [name, value] of kept) form.append(name, value);
  for (const [name, value] of Object.entries(part)) form.set(name, String(value));
  try {
    const answer = await cropPhotoAction(form);
    return answer && !answer.ok ? answer.error : null;
  } catch (error) {
    unstable_rethrow(error);
    return { code: "not-sent", message: "" };
  }
}
