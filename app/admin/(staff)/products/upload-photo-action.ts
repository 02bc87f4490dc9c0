"use server";

import type { TakenPhoto } from "@/app/admin/(staff)/products/_components/photo-list";
import { seal } from "@/lib/accounts/sealed";
import { requireStaff } from "@/lib/accounts/staff";
import { type Result, requireForm, runAction } from "@/lib/action";
import { UserError } from "@/lib/errors";
import { MAX_PHOTO_BYTES } from "@/lib/images/photo-limits";
import { storePhoto } from "@/lib/images/store-photo";

/**
 * Stores one photo of a product that is being edited. The browser gets a sealed token for it, and sends the token back
 * when the product is saved.
 */
export async function uploadPhotoAction(form: FormData): Promise<Result<TakenPhoto>> {
  return runAction(async () => {
    await requireStaff();
    const file = requireForm(form).get("photo");
    if (!(file instanceof File)) {
      throw new UserError("no-photo", "No photo arrived. Choose the file again.");
    }
    if (file.size > MAX_PHOTO_BYTES) {
      throw new UserError(
        "photo-too-big",
        "A photo may have 12 MB. Save it smaller and try again.",
      );
    }
    const stored = await storePhoto(Buffer.from(await file.arrayBuffer()));
    const { storageKey, widthPx, heightPx, placeholder } = stored;
    return {
      token: await seal("photo", stored),
      photo: { storageKey, alt: "", widthPx, heightPx, placeholder },
    };
  });
}
