import { z } from "zod";
import { countOf } from "@/components/count";
import { unseal } from "@/lib/accounts/sealed";
import type { ProductPhotoInput } from "@/lib/catalogue/write-products";

const storedPhotoSchema = z.object({
  storageKey: z.string(),
  contentHash: z.string(),
  widthPx: z.number(),
  heightPx: z.number(),
  byteSize: z.number(),
  placeholder: z.string(),
});

/**
 * The photos of a form, by position.
 * @throws UserError `seal` for a form that is out of date
 */
export async function readSentPhotos(
  sent: { token: string; alt: string }[],
): Promise<ProductPhotoInput[]> {
  return Promise.all(
    sent.map(async ({ token, alt }) => ({
      ...(await unseal("photo", token, storedPhotoSchema)),
      alt,
    })),
  );
}

/** What is wrong with a form some of whose photos never arrived: they are not left out without a word. */
export function photosNotTakenIssues(count: number): z.core.$ZodIssue[] {
  if (count === 0) return [];
  const [were, them] = count === 1 ? ["was", "it"] : ["were", "them"];
  const message = `${countOf(count, "photo")} ${were} not taken. Try again or remove ${them}, then save.`;
  return [{ code: "custom", path: ["photos"], message, input: count }];
}
