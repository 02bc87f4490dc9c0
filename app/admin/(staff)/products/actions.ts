"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { MAX_PHOTOS } from "@/app/admin/(staff)/products/_components/photo-list";
import {
  DRAFT_FIELDS,
  type Draft,
  draftOf,
  type EditedProduct,
  type OpenedProduct,
} from "@/app/admin/(staff)/products/_components/product-draft";
import { openProduct } from "@/app/admin/(staff)/products/open-product";
import { readSentPhotos } from "@/app/admin/(staff)/products/sent-photos";
import { requireStaff } from "@/lib/accounts/staff";
import { type Result, runAction } from "@/lib/action";
import { listPhotoKeys } from "@/lib/catalogue/admin-queries";
import { productSchema } from "@/lib/catalogue/product-input";
import { PRODUCT_STATUSES, type ProductStatus } from "@/lib/catalogue/product-status";
import type { BulkOutcome, ProductVersion } from "@/lib/catalogue/product-version";
import { saveProduct } from "@/lib/catalogue/save-product";
import { deleteProducts, setProductStatus } from "@/lib/catalogue/write-products";
import { UserError } from "@/lib/errors";

const seenSchema = z
  .array(z.object({ id: z.uuid(), version: z.int() }))
  .min(1, "No product is selected.")
  .max(200);
const statusSchema = z.object({ products: seenSchema, status: z.enum(PRODUCT_STATUSES) });
const deletionSchema = z
  .object({ products: seenSchema, count: z.number() })
  .refine(
    ({ products, count }) => products.length === count,
    "The number of products does not match.",
  );

const formSchema = z.object({
  product: z.object({ id: z.uuid(), version: z.int() }).nullable(),
  status: z.enum(PRODUCT_STATUSES),
  draft: z.record(z.enum(DRAFT_FIELDS), z.string().max(50_000)),
  photos: z
    .array(z.object({ token: z.string().max(5_000), alt: z.string().trim().max(300) }))
    .max(MAX_PHOTOS, `A product has ${MAX_PHOTOS} photos at most.`),
  photosNotTaken: z.int().min(0),
});

export type ProductForm = z.input<typeof formSchema>;

export type SaveAnswer =
  | { kind: "saved"; product: EditedProduct; draft: Draft }
  /**
   * The product was changed in the meantime, so nothing is written. `yours` is the form as it would have been saved.
   */
  | { kind: "changed"; yours: Draft; theirs: OpenedProduct };

/**
 * Creates a product (`product` null), or replaces an existing one if it still has the given version. Problems are
 * reported by field.
 */
export async function saveProductAction(form: ProductForm): Promise<Result<SaveAnswer>> {
  return runAction(async () => {
    const staff = await requireStaff();
    const { product, status, draft, photosNotTaken, ...sent } = formSchema.parse(form);
    const parsed = productSchema.safeParse({ ...draft, status });
    const kept = product ? await listPhotoKeys(product.id) : [];
    const photos = await readSentPhotos(sent.photos, photosNotTaken, kept);
    const issues = [...(parsed.error?.issues ?? []), ...photos.issues];
    if (!parsed.success || issues.length > 0) throw new z.ZodError(issues);
    // An empty handle lets the shop choose one that no other product has.
    const handle = draft.handle.trim() === "" ? "" : parsed.data.handle;
    const fields = { ...parsed.data, handle, photos: photos.stored };
    try {
      const saved = await saveProduct({ ...fields, ...product, updatedBy: staff.id });
      revalidatePath("/", "layout");
      const { id, version } = saved;
      return {
        kind: "saved",
        product: { id, version, status, handle: saved.handle },
        draft: draftOf({ ...fields, handle: saved.handle }),
      };
    } catch (error) {
      if (!product || !(error instanceof UserError) || error.code !== "product-changed")
        throw error;
      const theirs = await openProduct(product.id, staff.id);
      if (!theirs) throw error;
      const yours = draftOf({ ...fields, handle: handle || theirs.product.handle });
      return { kind: "changed", yours, theirs };
    }
  });
}

/** Publishes, archives, or moves to drafts the products that still have the given version. */
export async function setStatusAction(form: {
  products: ProductVersion[];
  status: ProductStatus;
}): Promise<Result<BulkOutcome>> {
  return runAction(async () => {
    const staff = await requireStaff();
    const { products, status } = statusSchema.parse(form);
    const outcome = await setProductStatus(products, status, staff.id);
    revalidatePath("/", "layout");
    return outcome;
  });
}

/**
 * Permanently deletes the products that still have the given version. `count` is the number that the person confirmed.
 */
export async function deleteProductsAction(form: {
  products: ProductVersion[];
  count: number;
}): Promise<Result<BulkOutcome>> {
  return runAction(async () => {
    await requireStaff();
    const { products } = deletionSchema.parse(form);
    const outcome = await deleteProducts(products);
    revalidatePath("/", "layout");
    return outcome;
  });
}
