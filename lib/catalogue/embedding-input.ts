import { createHash } from "node:crypto";

/** What the text tower reads of a product. */
export function embeddingText({
  title,
  description,
}: {
  title: string;
  description: string;
}): string {
  return description === "" ? title : `${title}. ${description}`;
}

/** sha256, in hex, of everything the towers read of a product: it changes exactly when its vectors would. */
export function embeddingInputHash(input: {
  title: string;
  description: string;
  /** In the photos' order. */
  photoContentHashes: string[];
}): string {
  const { title, description, photoContentHashes } = input;
  return createHash("sha256")
    .update(JSON.stringify([embeddingText({ title, description }), ...photoContentHashes]))
    .digest("hex");
}
