"use server";

import { redirect } from "next/navigation";
import {
  parsePlaygroundParams,
  playgroundHref,
} from "@/app/admin/(staff)/playground/playground-params";
import { requireStaff } from "@/lib/accounts/staff";
import { type Result, requireForm, runAction } from "@/lib/action";
import { UserError } from "@/lib/errors";
import { MAX_PHOTO_BYTES } from "@/lib/images/photo-limits";
import { saveQueryPhoto } from "@/lib/shopper-photos/shopper-photos";

/**
 * Takes the photo in `photo`, embeds it once and redirects to its comparison, keeping the form's other fields. Returns
 * only if the photo is refused.
 */
export async function comparePhotoAction(
  _previous: Result<never> | null,
  form: FormData,
): Promise<Result<never>> {
  return runAction(async () => {
    await requireStaff();
    const file = requireForm(form).get("photo");
    if (!(file instanceof File) || file.size === 0) {
      throw new UserError("no-photo", "Choose a photo to compare by.");
    }
    if (file.size > MAX_PHOTO_BYTES) {
      throw new UserError(
        "photo-too-big",
        "A photo may have 12 MB. Save it smaller and try again.",
      );
    }
    const { id } = await saveQueryPhoto(Buffer.from(await file.arrayBuffer()));
    const fields = [...form].filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    const params = parsePlaygroundParams(Object.fromEntries(fields));
    redirect(playgroundHref({ ...params, photo: id }));
  });
}
