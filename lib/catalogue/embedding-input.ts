import { createHash } from "node:crypto";

/** The product text that the text tower embeds. */
export function embeddingText({
  title,
  description,
}: {
  title: string;
  description: string;
}): string {
  return description === "" ? title : `${title}. ${description}`;
}

/** sha256, in hex, of everything the towers read of a product: it changes exactly when the product's vectors would. */
export function embeddingInputHash(input: {
  title: string;
  description: string;
  /** In the order of the photos. */
  photoContentHashes: string[];
}): string {
  const { title, description, photoContentHashes } = input;
  return createHash("sha256")
    .update(JSON.stringify([embeddingText({ title, description }), ...photoContentHashes]))
    .digest("hex");
}
