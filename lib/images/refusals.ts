import { UserError } from "@/lib/errors";
import type { PhotoFormat } from "@/lib/images/sniff";

export const SAVE_IT_AS = "Save it as JPEG, PNG or WebP and try again.";

export function damagedPhoto(format: PhotoFormat, cause: unknown): UserError {
  return new UserError(
    "photo-damaged",
    `This ${format.toUpperCase()} file is damaged or incomplete. Open it, save it again and upload that.`,
    { cause },
  );
}

export function slowPhoto(cause?: unknown): UserError {
  return new UserError("photo-too-slow", `This photo takes too long to read. ${SAVE_IT_AS}`, {
    cause,
  });
}

const BUSY_FOR_S = 5;

/** The shop is handling as many photos as it can; it refuses at once instead of letting more wait. */
export function shopBusy(): UserError {
  return new UserError(
    "busy",
    "The shop is reading many photos right now. Please try again in a moment.",
    { retryAfterS: BUSY_FOR_S },
  );
}
