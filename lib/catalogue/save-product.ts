import {
  carryOut,
  idsToEmbed,
  queueEmbedding,
  type SavedProduct,
  toSaved,
} from "@/lib/catalogue/carry-out";
import { handleFrom, MAX_HANDLE_CHARACTERS } from "@/lib/catalogue/handle";
import { type ProductInput, planWrite } from "@/lib/catalogue/plan-write";
import { getFreeHandle, getStoredProduct, SUFFIX_CHARACTERS } from "@/lib/catalogue/write-queries";
import { UserError } from "@/lib/errors";

/** Each attempt lost to a faster writer lets that writer finish, so this many simultaneous saves all succeed. */
const ATTEMPTS = 100;

/**
 * Saves one product, existing (by `id`) or new; a job embeds it afterwards. A new product without a handle gets the
 * first free one made from its title.
 * @param input.version the version that was edited. If the product has changed since and this save would change it,
 * nothing is written. Without it, the save overwrites whatever is stored.
 * @param input.updatedBy the account that saves
 * @throws UserError `handle-taken`, `product-gone`, `product-changed`
 */
export async function saveProduct(
  input: ProductInput & {
    id?: string | null;
    version?: number | null;
    updatedBy?: string | null;
  },
): Promise<SavedProduct> {
  const { id = null, version = null, updatedBy = null } = input;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const existing = id === null ? null : await getStoredProduct(id);
    if (id !== null && !existing) throw productGone();
    const handle = input.handle || existing?.handle || (await freeHandle(input.title));
    const plan = planWrite({ ...input, handle }, existing, { updatedBy });
    const movedOn = existing !== null && version !== null && existing.version !== version;
    if (movedOn && plan.outcome !== "unchanged") throw productChanged();
    const outcome = await carryOut([plan]);
    if (outcome === "handle-taken" && input.handle !== "") throw handleTaken(handle);
    if (outcome !== "written") continue;
    await queueEmbedding(idsToEmbed([plan]));
    return toSaved(plan);
  }
  throw input.handle === "" ? handleTaken(handleFrom(input.title)) : productChanged();
}

/** The handle made from the title, with a number appended if it is taken. */
async function freeHandle(title: string): Promise<string> {
  const base = handleFrom(handleFrom(title).slice(0, MAX_HANDLE_CHARACTERS - SUFFIX_CHARACTERS));
  const free = await getFreeHandle(base);
  if (free === null) throw handleTaken(base);
  return free;
}

function handleTaken(handle: string): UserError {
  return new UserError(
    "handle-taken",
    `Another product has the handle “${handle}”. Choose another one.`,
  );
}

function productGone(): UserError {
  return new UserError("product-gone", "This product has been deleted meanwhile.");
}

function productChanged(): UserError {
  return new UserError(
    "product-changed",
    "Somebody else has changed this product meanwhile, and nothing was written. Look at what differs, then save again.",
  );
}
