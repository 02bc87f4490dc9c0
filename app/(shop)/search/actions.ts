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
 * Takes the photo in `photo`, embeds it once and redirects to its results, keeping the words and views in the form's
 * other fields. Returns only if the photo is refused, with a message in the shopper's language.
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
 * Crops the photo with the id `photo` to the fractions in `x`, `y`, `width` and `height`, and returns the address of
 * the search by that part; the form's other fields hold the rest of the search. It does not redirect: that would
 * remount the page, and someone moving the frame by keyboard would lose their place.
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
 * Deletes the photo with the id `photo` and goes on to the search in the form's other fields, without it. A photo that
 * is already gone counts as deleted. Returns only if that failed, with a message in the shopper's language.
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

/** The search described by a form's fields; files in it are ignored. */
function searchIn(form: FormData): SearchRequest {
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") fields.append(name, value);
  return parseSearchRequest(fields).request;
}
