import { z } from "zod";
import { countOf } from "@/components/count";
import { unseal } from "@/lib/accounts/sealed";
import type { ProductPhotoInput } from "@/lib/catalogue/write-products";
import { renewStoredPhoto } from "@/lib/images/store-photo";

const storedPhotoSchema = z.object({
  storageKey: z.string(),
  contentHash: z.string(),
  widthPx: z.number(),
  heightPx: z.number(),
  byteSize: z.number(),
  placeholder: z.string(),
});

type SentPhotos = { stored: ProductPhotoInput[]; issues: z.core.$ZodIssue[] };

/**
 * The photos of a form in order, and any problems with them, under the field `photos`: no photo is silently left out of
 * a product.
 * @param notTaken the number of the form's photos that never arrived
 * @param kept storage keys of the photos that the product already has
 * @throws UserError `seal` for a form that is out of date
 */
export async function readSentPhotos(
  sent: { token: string; alt: string }[],
  notTaken: number,
  kept: string[],
): Promise<SentPhotos> {
  const stored = await Promise.all(
    sent.map(async ({ token, alt }) => ({
      ...(await unseal("photo", token, storedPhotoSchema)),
      alt,
    })),
  );
  const isThere = await Promise.all(
    stored.map(
      // Renewed, so that it is not cleaned up as a never-saved upload before the product refers to it.
      async ({ storageKey }) => (await renewStoredPhoto(storageKey)) || kept.includes(storageKey),
    ),
  );
  const lost = isThere.flatMap((there, index) => (there ? [] : [index + 1]));
  const issues = [
    ...(notTaken > 0 ? [problem(sent, notTakenWords(notTaken))] : []),
    ...(lost.length > 0 ? [problem(sent, lostWords(lost))] : []),
  ];
  return { stored, issues };
}

function problem(input: unknown, message: string): z.core.$ZodIssue {
  return { code: "custom", path: ["photos"], message, input };
}

function notTakenWords(count: number): string {
  const [them, were] = count === 1 ? ["it", "was"] : ["them", "were"];
  return `${countOf(count, "photo")} ${were} not taken. Try again or remove ${them}, then save.`;
}

function lostWords(places: number[]): string {
  const which = places.length === 1 ? "Photo" : "Photos";
  const them = places.length === 1 ? "it" : "them";
  return `${which} ${places.join(", ")} can no longer be found in the storage. Remove ${them} and add the file again.`;
}
