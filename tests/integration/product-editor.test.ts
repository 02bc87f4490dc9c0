import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Draft } from "@/app/admin/(staff)/products/_components/product-draft";
import {
  deleteProductsAction,
  saveProductAction,
  setStatusAction,
} from "@/app/admin/(staff)/products/actions";
import { openProduct } from "@/app/admin/(staff)/products/open-product";
import { createAdmin } from "@/lib/accounts/create-admin";
import { seal } from "@/lib/accounts/sealed";
import { signIn } from "@/lib/accounts/sign-in";
import { saveProduct } from "@/lib/catalogue/save-product";
import { db } from "@/lib/database/db";
import { storePhoto } from "@/lib/images/store-photo";
import { closeJobs } from "@/lib/queue/jobs";
import { createProduct } from "@/tests/support/factories";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

const ann = { email: "ann@shop.example", password: "three plain words" };
const ben = { email: "ben@shop.example", password: "three other words" };

async function accountId({ email }: { email: string }): Promise<string> {
  return (await db().user.findUniqueOrThrow({ where: { email } })).id;
}

const cookies = new Map<typeof ann, string>();

function actAs(account: typeof ann): void {
  request.headers = new Headers({ cookie: cookies.get(account) ?? "" });
}

beforeAll(async () => {
  for (const account of [ann, ben]) {
    await createAdmin(account);
    const { sessionCookie } = await signIn(account, new Headers());
    cookies.set(account, sessionCookie.split(";")[0] ?? "");
  }
});
beforeEach(async () => {
  await db().product.deleteMany();
  actAs(ann);
});
afterAll(closeJobs);

/** What an editor holds after it was opened. */
async function open(id: string) {
  const opened = await openProduct(id, await accountId(ann));
  if (!opened) throw new Error("no such product");
  return opened;
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Saves what an editor holds, with what was typed into it. */
function save({ product, draft, photos }: Opened, typed: Partial<Draft> = {}, notTaken = 0) {
  return saveProductAction({
    product: { id: product.id, version: product.version },
    status: product.status,
    draft: { ...draft, ...typed },
    photos: photos.map(({ token, alt }) => ({ token, alt })),
    photosNotTaken: notTaken,
  });
}

async function photo(background: string) {
  const image = sharp({ create: { width: 30, height: 40, channels: 3, background } });
  const stored = await storePhoto(await image.png().toBuffer());
  return { stored, token: await seal("photo", stored) };
}

test("the older of two editors is told who saved meanwhile and what, and writes nothing", async () => {
  const { id } = await createProduct({ title: "Red dress", priceMinor: 4990 });
  const [mine, theirs] = [await open(id), await open(id)];
  actAs(ben);
  expect(await save(theirs, { price: "59" })).toMatchObject({ value: { kind: "saved" } });
  actAs(ann);

  const answer = await save(mine, { title: "Crimson dress", price: "49.9" });
  expect(answer).toMatchObject({
    ok: true,
    value: {
      kind: "changed",
      yours: { title: "Crimson dress", price: "49.90" },
      theirs: {
        product: { id, version: mine.product.version + 1 },
        draft: { title: "Red dress", price: "59.00" },
        lastChange: { by: { name: expect.stringContaining("ben"), isYou: false } },
      },
    },
  });
  const row = await db().product.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ title: "Red dress", priceMinor: 5900 });

  if (!answer.ok || answer.value.kind !== "changed") throw new Error("not told");
  const { version } = answer.value.theirs.product;
  const over = { ...mine, product: { ...mine.product, version } };
  expect(await save(over, { title: "Crimson dress" })).toMatchObject({ value: { kind: "saved" } });
  expect((await open(id)).draft).toMatchObject({ title: "Crimson dress", price: "49.90" });
});

test("one's own other window is named as that, an import as nobody", async () => {
  const { id } = await createProduct({ title: "Red dress" });
  const mine = await open(id);
  await save(await open(id), { title: "Blue dress" });
  const answer = await save(mine, { title: "Green dress" });
  expect(answer).toMatchObject({ value: { theirs: { lastChange: { by: { isYou: true } } } } });

  const { product, draft } = await open(id);
  const fields = { ...(await db().product.findUniqueOrThrow({ where: { id } })), photos: null };
  await saveProduct({ ...fields, title: "Imported dress", updatedBy: null, version: null });
  const late = await saveProductAction({
    product,
    status: "draft",
    draft,
    photos: [],
    photosNotTaken: 0,
  });
  expect(late).toMatchObject({ value: { kind: "changed", theirs: { lastChange: { by: null } } } });
});

test("photos put in order, described and removed in two windows meet in the same way", async () => {
  const photos = await Promise.all(["#c02030", "#20c030"].map(photo));
  const { id } = await createProduct();
  const empty = await open(id);
  const withPhotos = photos.map(({ token, stored }) => ({
    token,
    photo: { ...stored, alt: "" },
    alt: "",
  }));
  await save({ ...empty, photos: withPhotos });
  const [reordered, described, removed] = [await open(id), await open(id), await open(id)];
  const changed = { value: { kind: "changed" } };
  expect(await save({ ...reordered, photos: reordered.photos.toReversed() })).toMatchObject({
    value: { kind: "saved" },
  });
  expect(
    await save({
      ...described,
      photos: described.photos.map((each) => ({ ...each, alt: "From behind" })),
    }),
  ).toMatchObject(changed);
  expect(await save({ ...removed, photos: [] })).toMatchObject(changed);
  const now = await open(id);
  expect(now.photos.map(({ photo }) => photo.storageKey)).toEqual(
    photos.map(({ stored }) => stored.storageKey).toReversed(),
  );
});

test("a save answers the product as its form shows it from now on", async () => {
  const { id } = await createProduct();
  const opened = await open(id);
  const answer = await save(opened, { price: "31", tags: "one,two" });
  expect(answer).toMatchObject({
    value: {
      kind: "saved",
      product: { id, version: opened.product.version + 1 },
      draft: { price: "31.00", tags: "one, two" },
    },
  });
  expect(answer.ok && answer.value.kind === "saved" && answer.value.draft).toEqual(
    (await open(id)).draft,
  );
});

test("a product that was deleted meanwhile is said to be, and not made again", async () => {
  const { id } = await createProduct();
  const opened = await open(id);
  await db().product.delete({ where: { id } });
  expect(await save(opened, { title: "Ghost" })).toMatchObject({
    ok: false,
    error: { code: "product-gone" },
  });
  expect(await db().product.count()).toBe(0);
});

test("no photo is left out without a word, and all that is wrong is said at once", async () => {
  const { id } = await createProduct();
  const opened = await open(id);
  expect(await save(opened, { price: "a lot" }, 2)).toMatchObject({
    ok: false,
    error: {
      fields: {
        photos: expect.stringContaining("2 photos were not taken"),
        price: expect.stringContaining("not a price"),
      },
    },
  });
  expect(await db().product.findUnique({ where: { id } })).toMatchObject({ version: 1 });
});

test("bulk actions act on what is still as it was listed", async () => {
  const [one, two] = [await createProduct(), await createProduct()];
  await save(await open(two.id), { title: "Edited" });
  const products = [one, two].map(({ id, version }) => ({ id, version }));
  expect(await setStatusAction({ products, status: "published" })).toMatchObject({
    value: { done: [one.id], changed: [two.id] },
  });
  expect(await deleteProductsAction({ products, count: 2 })).toMatchObject({
    value: { done: [], changed: [one.id, two.id] },
  });
  expect(await db().product.findUniqueOrThrow({ where: { id: one.id } })).toMatchObject({
    status: "published",
    updatedBy: await accountId(ann),
  });
});
