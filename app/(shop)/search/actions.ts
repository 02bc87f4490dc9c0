"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { errorWords } from "@/app/(shop)/error-words";
import { hrefAfterDeletion } from "@/app/(shop)/search/photo-deleted";
import { type Result, requireForm, runAction } from "@/lib/action";
import { UserError } from "@/lib/errors";
import { clientAddress } from "@/lib/http/client-address";
import { requireWithinRate } from "@/lib/http/rates/rate-limit";
import { requireAllowedSize } from "@/lib/images/decode";
import { parseSearchRequest, searchHref } from "@/lib/search/request/search-params";
import type { SearchRequest } from "@/lib/search/types";
import { readCropRequest } from "@/lib/shopper-photos/crop-schema";
import { deleteQueryPhoto } from "@/lib/shopper-photos/delete-photos";
import { withPhotoInHand } from "@/lib/shopper-photos/photos-in-hand";
import { cropQueryPhoto, saveQueryPhoto } from "@/lib/shopper-photos/shopper-photos";

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
  const client = clientAddress(await headers());
  await requireWithinRate("photo-upload", client);
  await requireWithinRate("photo-upload-day", client);
  const file = form.get("photo");
  if (!(file instanceof File) || file.size === 0) {
    throw new UserError("no-photo", "This file is empty. Choose a photo to search with.");
  }
  requireAllowedSize(file.size);
  const { id } = await withPhotoInHand(client, file.size, async () =>
    saveQueryPhoto(Buffer.from(await file.arrayBuffer())),
  );
  redirect(searchHref({ ...searchIn(form), photo: id, page: 1 }));
}

/**
 * Cuts a part out of the photo with the id `photo`, by the fractions in `x`, `y`, `width` and `height`, and answers the
 * address of the search by it; what else is searched for is in the form's other fields. A redirect would mount the page
 * anew, and whoever moves the frame by keyboard would lose their place.
 */
export async function cropPhotoAction(form: FormData): Promise<Result<{ href: string }>> {
  return runAction(async () => {
    await requireWithinRate("photo-crop", clientAddress(await headers()));
    const { photo, crop } = readCropRequest(Object.fromEntries(requireForm(form)));
    const { id } = await cropQueryPhoto(photo, crop);
    return { href: searchHref({ ...searchIn(form), photo: id, page: 1, open: null }) };
  });
}

/**
 * Deletes the photo with the id `photo`, and goes on to the search for what the form's other fields say, without it.
 * One that is gone already is as good as deleted. Answers only when that failed, in the shopper's language.
 */
export async function deletePhotoAction(
  _previous: Result<never> | null,
  form: FormData,
): Promise<Result<never>> {
  const answer = await runAction(() => deletePhoto(requireForm(form)));
  if (answer.ok) return answer;
  return { ok: false, error: { ...answer.error, message: await errorWords(answer.error) } };
}

async function deletePhoto(form: FormData): Promise<never> {
  const id = z.uuid().safeParse(form.get("photo"));
  if (id.success) await deleteQueryPhoto(id.data);
  redirect(hrefAfterDeletion(searchIn(form)));
}

/** The search that a form's fields say; files among them are not part of it. */
function searchIn(form: FormData): SearchRequest {
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") fields.append(name, value);
  return parseSearchRequest(fields).request;
}
