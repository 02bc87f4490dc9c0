"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { type Result, runAction } from "@/lib/action";
import { UserError } from "@/lib/errors";
import { readCrop } from "@/lib/search/crop-schema";
import { cropQueryPhoto, saveQueryPhoto } from "@/lib/search/query-photos";
import { parseSearchRequest, searchHref } from "@/lib/search/search-params";
import type { SearchRequest } from "@/lib/search/types";

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
    redirect(searchHref({ ...searchIn(form), photo: id, page: 1 }));
  });
}

/**
 * Cuts a part out of the photo with the id `photo`, by the fractions in `x`, `y`, `width` and `height`, and answers the
 * address of the search by it; what else is searched for is in the form's other fields. A redirect would mount the page
 * anew, and whoever moves the frame by keyboard would lose their place.
 */
export async function cropPhotoAction(form: FormData): Promise<Result<{ href: string }>> {
  return runAction(async () => {
    const photo = z.uuid().safeParse(form.get("photo"));
    if (!photo.success) {
      throw new UserError("no-photo", "There is no photo to cut from. Choose a photo first.");
    }
    const { id } = await cropQueryPhoto(photo.data, readCrop(Object.fromEntries(form)));
    return { href: searchHref({ ...searchIn(form), photo: id, page: 1, open: null }) };
  });
}

function searchIn(form: FormData): SearchRequest {
  const params = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") params.append(name, value);
  return parseSearchRequest(params).request;
}
