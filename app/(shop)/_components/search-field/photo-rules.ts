import { fill } from "@/app/(shop)/_components/search-field/fill";
import { MAX_PHOTO_BYTES, PHOTO_TYPES } from "@/lib/images/photo-limits";

const ACCEPTED_TYPES = PHOTO_TYPES.split(",");
const MEGABYTE = 1024 * 1024;

/** Why a file cannot be used; {name}, {megabytes} and {most} are filled in. */
export type PhotoRefusals = { empty: string; heic: string; notAPhoto: string; tooLarge: string };

/**
 * Why a file cannot be used to search, in words for the shopper, or null. Saves an upload that the server would refuse;
 * the server checks the bytes themselves.
 */
export function photoRefusal(
  { name, type, size }: Pick<File, "name" | "type" | "size">,
  refusals: PhotoRefusals,
): string | null {
  if (size === 0) return refusals.empty;
  if (/heic|heif/.test(type) || /\.hei[cf]$/i.test(name)) return refusals.heic;
  if (type !== "" && !ACCEPTED_TYPES.includes(type)) {
    return fill(refusals.notAPhoto, { name: shorten(name) });
  }
  if (size > MAX_PHOTO_BYTES) {
    const [megabytes, most] = [(size / MEGABYTE).toFixed(1), MAX_PHOTO_BYTES / MEGABYTE];
    return fill(refusals.tooLarge, { megabytes, most });
  }
  return null;
}

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 28)}…${name.slice(-8)}` : name;
}
