import { MAX_PHOTO_BYTES, PHOTO_TYPES } from "@/lib/images/photo-limits";

const ACCEPTED_TYPES = PHOTO_TYPES.split(",");
const MEGABYTE = 1024 * 1024;

/**
 * Why a file cannot be searched with, in words for the shopper, or null. Spares an upload that the server would
 * refuse; the server looks at the bytes themselves.
 */
export function photoRefusal({
  name,
  type,
  size,
}: Pick<File, "name" | "type" | "size">): string | null {
  if (size === 0) return "This file is empty. Choose another photo.";
  if (/heic|heif/.test(type) || /\.hei[cf]$/i.test(name)) {
    return "HEIC photos cannot be read here. Save the photo as JPEG and try again.";
  }
  if (type !== "" && !ACCEPTED_TYPES.includes(type)) {
    return `“${shorten(name)}” is not a photo that can be read. Choose a JPEG, PNG, WebP, AVIF or GIF.`;
  }
  if (size > MAX_PHOTO_BYTES) {
    const [megabytes, most] = [(size / MEGABYTE).toFixed(1), MAX_PHOTO_BYTES / MEGABYTE];
    return `This photo has ${megabytes} MB; at most ${most} MB can be sent. Choose a smaller one.`;
  }
  return null;
}

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 28)}…${name.slice(-8)}` : name;
}
