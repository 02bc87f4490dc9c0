import { z } from "zod";
import { UserError } from "@/lib/errors";
import { type Crop, MIN_CROP_SIDE, roundCrop } from "@/lib/shopper-photos/crop";

/** For sums of fractions, each of which is rounded. */
const TOLERANCE = 1e-6;

const fraction = z
  .string()
  .trim()
  .min(1)
  .transform(Number)
  .pipe(
    z
      .number()
      .min(0)
      .max(1 + TOLERANCE),
  );

const cropSchema = z
  .object({ x: fraction, y: fraction, width: fraction, height: fraction })
  .refine(({ x, width }) => x + width <= 1 + TOLERANCE)
  .refine(({ y, height }) => y + height <= 1 + TOLERANCE);

/**
 * Reads a crop request from a form's fields: the photo's id in `photo`, and `x`, `y`, `width` and `height` as fractions
 * of the photo, in digits.
 * @throws UserError `no-photo`, `crop-outside` or `crop-too-small`
 */
export function readCropRequest(fields: Record<string, unknown>): { photo: string; crop: Crop } {
  const photo = z.uuid().safeParse(fields.photo);
  if (!photo.success) {
    throw new UserError("no-photo", "There is no photo to cut from. Choose a photo first.");
  }
  return { photo: photo.data, crop: readCrop(fields) };
}

function readCrop(fields: Record<string, unknown>): Crop {
  const parsed = cropSchema.safeParse(fields);
  if (!parsed.success) {
    throw new UserError(
      "crop-outside",
      "This part does not lie inside the photo. Drag the frame again, or search with the whole photo.",
    );
  }
  const crop = parsed.data;
  const least = MIN_CROP_SIDE - TOLERANCE;
  if (crop.width < least || crop.height < least) {
    throw new UserError(
      "crop-too-small",
      `This part is too small to search by. Make the frame at least ${MIN_CROP_SIDE * 100} % of the photo wide and high.`,
    );
  }
  return roundCrop(crop);
}
