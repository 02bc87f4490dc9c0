"use server";

import { redirect } from "next/navigation";
import { type Result, runAction } from "@/lib/action";
import { UserError } from "@/lib/errors";
import { readCropRequest } from "@/lib/search/crop-schema";
import { cropQueryPhoto, saveQueryPhoto } from "@/lib/search/query-photos";
import { parseSearchRequest, searchHref } from "@/lib/search/search-params";

/**
 * Takes the photo in `photo`, embeds it once and redirects to its results; words and views in the form's other
 * fields go along. Answers only when the photo is refused.
 */
export async function searchByPhotoAction(form: FormData): Promise<Result<never>> {
  return runAction(async () => {
    const file = form.get("photo");
    if (!(file instanceof File) || file.size === 0) {
      throw new UserError("no-photo", "This file is empty. Choose a photo to search with.");
    }
    const { id } = await saveQueryPhoto(Buffer.from(await file.arrayBuffer()));
    const words = new URLSearchParams();
    for (const [name, value] of form) if (typeof value === "string") words.append(name, value);
    const { request } = parseSearchRequest(words);
    redirect(searchHref({ ...request, photo: id, page: 1 }));
  });
}

/**
 * Cuts a part out of the photo with the id `photo`, by the fractions in `x`, `y`, `width` and `height`, and answers the
 * address of the search by it; what else is searched for is in the form's other fields. A redirect would mount the page
 * anew, and whoever moves the frame by keyboard would lose their place.
 */
export async function cropPhotoAction(form: FormData): Promise<Result<{ href: string }>> {
  return runAction(async () => {
    const { photo, crop } = readCropRequest(Object.fromEntries(form));
    const { id } = await cropQueryPhoto(photo, crop);
    const others = new URLSearchParams();
    for (const [name, value] of form) if (typeof value === "string") others.append(name, value);
    const { request } = parseSearchRequest(others);
    return { href: searchHref({ ...request, photo: id, page: 1, open: null }) };
  });
}
