"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { MAX_PHOTOS } from "@/app/admin/(staff)/products/_components/photo-list";
import { DRAFT_FIELDS } from "@/app/admin/(staff)/products/_components/product-draft";
import { unseal } from "@/lib/accounts/sealed";
import { requireStaff } from "@/lib/accounts/staff";
import { type Result, runAction } from "@/lib/action";
import { productSchema } from "@/lib/catalogue/product-input";
import { PRODUCT_STATUSES, type ProductStatus } from "@/lib/catalogue/product-status";
import { requireStored } from "@/lib/catalogue/require-stored";
import { deleteProducts, saveProduct, setProductStatus } from "@/lib/catalogue/write-products";

const idsSchema = z.array(z.uuid()).min(1, "No product is selected.").max(200);
const statusSchema = z.object({ ids: idsSchema, status: z.enum(PRODUCT_STATUSES) });
const deletionSchema = z
  .object({ ids: idsSchema, count: z.number() })
  .refine(({ ids, count }) => ids.length === count, "The number of products does not match.");

const storedPhotoSchema = z.object({
  storageKey: z.string(),
  contentHash: z.string(),
  widthPx: z.number(),
  heightPx: z.number(),
  byteSize: z.number(),
  placeholder: z.string(),
});

const formSchema = z.object({
  id: z.uuid().nullable(),
  status: z.enum(PRODUCT_STATUSES),
  draft: z.record(z.enum(DRAFT_FIELDS), z.string().max(50_000)),
  photos: z
    .array(z.object({ token: z.string().max(5_000), alt: z.string().trim().max(300) }))
    .max(MAX_PHOTOS, `A product has ${MAX_PHOTOS} photos at most.`),
});

export type ProductForm = z.input<typeof formSchema>;

/** Creates a product (`id` null) or replaces everything about one. Problems are named by field. */
export async function saveProductAction(
  form: ProductForm,
): Promise<Result<{ id: string; handle: string }>> {
  return runAction(async () => {
    await requireStaff();
    const { id, status, draft, photos } = formSchema.parse(form);
    const fields = productSchema.parse({ ...draft, status });
    const stored = await Promise.all(
      photos.map(async ({ token, alt }) => ({
        ...(await unseal("photo", token, storedPhotoSchema)),
        alt,
      })),
    );
    await requireStored(id, stored);
    // Left empty, the handle is the shop's to choose: one that no other product has.
    const handle = draft.handle.trim() === "" ? "" : fields.handle;
    const saved = await saveProduct({ ...fields, handle, id, photos: stored });
    revalidatePath("/", "layout");
    return { id: saved.id, handle: saved.handle };
  });
}

/** Publishes, archives, or moves to the drafts. Answers how many products changed. */
export async function setStatusAction(form: {
  ids: string[];
  status: ProductStatus;
}): Promise<Result<number>> {
  return runAction(async () => {
    await requireStaff();
    const { ids, status } = statusSchema.parse(form);
    const count = await setProductStatus(ids, status);
    revalidatePath("/", "layout");
    return count;
  });
}

/** Deletes for good. `count` is what the person confirmed; answers how many there were. */
export async function deleteProductsAction(form: {
  ids: string[];
  count: number;
}): Promise<Result<number>> {
  return runAction(async () => {
    await requireStaff();
    const { ids } = deletionSchema.parse(form);
    const count = await deleteProducts(ids);
    revalidatePath("/", "layout");
    return count;
  });
}
