"use server";

import { redirect } from "next/navigation";
import { errorWords } from "@/app/(shop)/error-words";
import { type Result, requireForm, runAction } from "@/lib/action";
import { UserError } from "@/lib/errors";
import { readCropRequest } from "@/lib/search/crop-schema";
import { cropQueryPhoto, saveQueryPhoto } from "@/lib/search/query-photos";
import { parseSearchRequest, searchHref } from "@/lib/search/search-params";

/**
 * Takes the photo in `photo`, embeds it once and redirects to its results; words and views in the form's other
 * fields go along. Answers only when the photo is refused, in the shopper's language.
 */
export async function searchByPhotoAction(form: FormData): Promise<Result<never>> {
  const answer = await runAction(() => searchByPhoto(requireForm(form)));
  if (answer.ok) return answer;
  return { ok: false, error: { ...answer.error, message: await errorWords(answer.error) } };
}

async function searchByPhoto(form: FormData): Promise<never> {
  const file = form.get("photo");
  if (!(file instanceof File) || file.size === 0) {
    throw new UserError("no-photo", "This file is empty. Choose a photo to search with.");
  }
  const { id } = await saveQueryPhoto(Buffer.from(await file.arrayBuffer()));
  const words = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") words.append(name, value);
  const { request } = parseSearchRequest(words);
  redirect(searchHref({ ...request, photo: id, page: 1 }));
}

/**
 * Cuts a part out of the photo with the id `photo`, by the fractions in `x`, `y`, `width` and `height`, and answers the
 * address of the search by it; what else is searched for is in the form's other fields. A redirect would mount the page
 * anew, and whoever moves the frame by keyboard would lose their place.
 */
export async function cropPhotoAction(form: FormData): Promise<Result<{ href: string }>> {
  return runAction(async () => {
    const { photo, crop } = readCropRequest(Object.fromEntries(requireForm(form)));
    const { id } = await cropQueryPhoto(photo, crop);
    const others = new URLSearchParams();
    for (const [name, value] of form) if (typeof value === "string") others.append(name, value);
    const { request } = parseSearchRequest(others);
    return { href: searchHref({ ...request, photo: id, page: 1, open: null }) };
  });
}
