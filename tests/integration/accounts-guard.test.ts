import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import sharp from "sharp";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { createAdmin } from "@/lib/accounts/create-admin";
import { signIn } from "@/lib/accounts/sign-in";
import { countByStatus, getAdminProduct } from "@/lib/catalogue/admin-queries";
import type { ProductVersion } from "@/lib/catalogue/product-version";
import { db } from "@/lib/database/db";
import { storePhoto } from "@/lib/images/store-photo";
import { closeJobs } from "@/lib/queue/jobs";
import { createProduct } from "@/tests/support/factories";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

/** The only actions for people who are not signed in. */
const forVisitors = ["signInAction", "signOutAction"];
const admin = path.resolve("app/admin");
const files = readdirSync(admin, { recursive: true, encoding: "utf8" }).map((file) =>
  path.join(admin, file),
);

beforeEach(() => {
  request.headers = new Headers();
});
afterAll(closeJobs);

async function listActions(): Promise<[name: string, action: (...args: unknown[]) => unknown][]> {
  const modules = files.filter(
    (file) => /\.tsx?$/.test(file) && readFileSync(file, "utf8").includes('"use server"'),
  );
  const exported = await Promise.all(modules.map((file) => import(/* @vite-ignore */ file)));
  return exported.flatMap((module) => Object.entries(module)) as never;
}

async function signedIn(): Promise<void> {
  const account = { email: "you@shop.example", password: "three plain words" };
  await db().user.deleteMany();
  await createAdmin(account);
  const { sessionCookie } = await signIn(account, new Headers());
  request.headers = new Headers({ cookie: sessionCookie.split(";")[0] ?? "" });
}

test("without a session every action of the admin refuses, whatever it is given", async () => {
  const product = await createProduct();
  const actions = (await listActions()).filter(([name]) => !forVisitors.includes(name));
  expect(actions.map(([name]) => name).sort()).toEqual([
    "comparePhotoAction",
    "deleteProductsAction",
    "deleteRunAction",
    "saveProductAction",
    "setStatusAction",
    "startRunAction",
    "stopRunAction",
    "uploadPhotoAction",
  ]);
  for (const [name, action] of actions) {
    const form = new FormData();
    form.set("photo", new File(["x"], "x.jpg"));
    for (const given of [form, seen(product, { count: 1, status: "published" }), undefined]) {
      const result = await action(given);
      expect(result, name).toMatchObject({ ok: false, error: { code: "signed-out" } });
    }
  }
  expect(await db().product.findUnique({ where: { id: product.id } })).toMatchObject({
    status: "draft",
  });
});

test("without a session every page of the admin leads to the sign-in", async () => {
  const pages = files.filter((file) => /\(staff\).*\/page\.tsx$/.test(file));
  expect(pages.length).toBeGreaterThanOrEqual(3);
  for (const file of pages) {
    const { default: Page } = await import(/* @vite-ignore */ file);
    const props = { params: Promise.resolve({ id: "x" }), searchParams: Promise.resolve({}) };
    await expect(Page(props), file).rejects.toMatchObject({
      digest: expect.stringMatching(/^NEXT_REDIRECT;.*\/admin\/sign-in/),
    });
  }
});

test("a signed-in person creates, publishes, archives and deletes a product", async () => {
  await signedIn();
  const { saveProductAction, setStatusAction, deleteProductsAction } = await import(
    "@/app/admin/(staff)/products/actions"
  );
  const draft = emptyDraft({ title: "Red linen dress", broadCategory: "Dresses" });
  const form = { product: null, status: "draft", draft, photos: [], photosNotTaken: 0 } as const;
  const invalid = await saveProductAction({ ...form, photos: [] });
  expect(invalid).toMatchObject({
    ok: false,
    error: { fields: { fineCategory: expect.any(String) } },
  });

  draft.fineCategory = "Midi dress";
  draft.price = "59.00";
  const create = (given: typeof draft) => saveProductAction({ ...form, draft: given, photos: [] });
  const saved = await create(draft);
  if (!saved.ok || saved.value.kind !== "saved") throw new Error("not saved");
  const { id, handle } = saved.value.product;
  expect(handle).toBe("red-linen-dress");
  expect(await getAdminProduct(id)).toMatchObject({ status: "draft", priceMinor: 5900 });

  expect(await create(draft)).toMatchObject({
    ok: true,
    value: { product: { handle: expect.not.stringMatching(/^red-linen-dress$/) } },
  });
  expect(await create({ ...draft, handle })).toMatchObject({
    ok: false,
    error: { code: "handle-taken" },
  });

  const now = async () => ({ id, version: (await getAdminProduct(id))?.version ?? 0 });
  for (const status of ["published", "archived"] as const) {
    expect(await setStatusAction({ products: [await now()], status })).toMatchObject({
      ok: true,
      value: { done: [id] },
    });
  }
  expect((await countByStatus("linen")).archived).toBe(1);
  const products = [await now()];
  expect(await deleteProductsAction({ products, count: 2 })).toMatchObject({ ok: false });
  expect(await deleteProductsAction({ products, count: 1 })).toMatchObject({
    ok: true,
    value: { done: [id] },
  });
  expect(await getAdminProduct(id)).toBeNull();
});

test("photos are taken one by one, and refused with what to do", async () => {
  await signedIn();
  const { uploadPhotoAction } = await import("@/app/admin/(staff)/products/upload-photo-action");
  const upload = (...parts: BlobPart[]) => {
    const form = new FormData();
    form.set("photo", new File(parts, "photo.png"));
    return uploadPhotoAction(form);
  };
  const png = await sharp({ create: { width: 30, height: 40, channels: 3, background: "#c02030" } })
    .png()
    .toBuffer();
  expect(await upload(new Uint8Array(png))).toMatchObject({
    ok: true,
    value: { token: expect.any(String), photo: { widthPx: 30, heightPx: 40 } },
  });
  expect(await upload(new Uint8Array(13 * 1024 * 1024))).toMatchObject({
    error: { code: "photo-too-big" },
  });
  expect(await upload()).toMatchObject({ error: { message: expect.stringMatching(/empty/) } });
  expect(await upload("<svg/>")).toMatchObject({ ok: false });
  expect(await uploadPhotoAction(new FormData())).toMatchObject({ error: { code: "no-photo" } });
});

test("while nobody has an account the sign-in says how to create one", async () => {
  await db().user.deleteMany();
  const { default: SignInPage } = await import("@/app/admin/sign-in/page");
  const page = await SignInPage({
    params: Promise.resolve({}),
    searchParams: Promise.resolve({}),
  });
  expect(renderToStaticMarkup(page)).toContain("npm run admin:create");
});

test("photos come back as they were stored, or not at all", async () => {
  await signedIn();
  const { saveProductAction } = await import("@/app/admin/(staff)/products/actions");
  const { seal } = await import("@/lib/accounts/sealed");
  const draft = emptyDraft({ title: "Hat", broadCategory: "Accessories", fineCategory: "Hat" });
  const png = await sharp({ create: { width: 30, height: 40, channels: 3, background: "#c02030" } })
    .png()
    .toBuffer();
  const photo = await storePhoto(png);
  const save = (...tokens: string[]) =>
    saveProductAction({
      product: null,
      status: "draft",
      draft,
      photos: tokens.map((token) => ({ token, alt: "A hat" })),
      photosNotTaken: 0,
    });
  const token = await seal("photo", photo);
  const forged = `${Buffer.from(JSON.stringify({ ...photo, storageKey: "../auth-secret" })).toString("base64url")}.${token.split(".")[1]}`;
  for (const bad of [forged, await seal("other", photo), "", "."]) {
    expect(await save(bad)).toMatchObject({ ok: false, error: { code: "seal" } });
  }
  const saved = await save(token);
  if (!saved.ok || saved.value.kind !== "saved") throw new Error("not saved");
  const product = await getAdminProduct(saved.value.product.id);
  expect(product?.photos).toEqual([{ ...photo, alt: "A hat" }]);
});

/** A product as the list shows it, for actions on several. */
function seen({ id, version }: ProductVersion, more: object) {
  return { products: [{ id, version }], ...more };
}

function emptyDraft(values: Partial<Record<string, string>>) {
  const fields = {
    title: "",
    handle: "",
    description: "",
    brand: "",
    price: "",
    currency: "EUR",
    stock: "",
    broadCategory: "",
    fineCategory: "",
    colour: "",
    tags: "",
    variantGroup: "",
  };
  return { ...fields, ...values };
}
