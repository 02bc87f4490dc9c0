const ACCEPTED_TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"];
const MAX_PHOTO_MB = 12;

/** For the file chooser. HEIC is left out, so that a phone converts its photos to JPEG by itself. */
export const ACCEPT = ACCEPTED_TYPES.join(",");

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
  if (size > MAX_PHOTO_MB * 1024 * 1024) {
    const megabytes = (size / 1024 / 1024).toFixed(1);
    return `This photo has ${megabytes} MB; at most ${MAX_PHOTO_MB} MB can be sent. Choose a smaller one.`;
  }
  return null;
}

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 28)}…${name.slice(-8)}` : name;
}
