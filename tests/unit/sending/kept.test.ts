import { expect, test } from "vitest";
import { keptText, readKept } from "@/app/admin/(staff)/products/_components/kept-product";
import type { PhotoItem } from "@/app/admin/(staff)/products/_components/photo-list";
import { EMPTY_DRAFT } from "@/app/admin/(staff)/products/_components/product-draft";
import { keepText, takeText } from "@/components/sending/kept-text";

/** What the tests need of a tab's memory. */
function memory(most = Number.POSITIVE_INFINITY): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > most) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

test("what was put aside comes back once, and only soon after", () => {
  const tab = memory();
  keepText(tab, "q", "red dress", 1_000);
  expect(takeText(tab, "other", 2_000)).toBeNull();
  expect(takeText(tab, "q", 2_000)).toBe("red dress");
  expect(takeText(tab, "q", 2_000)).toBeNull();
  keepText(tab, "q", "red dress", 1_000);
  expect(takeText(tab, "q", 1_000 + 6 * 60_000)).toBeNull();
});

test("a tab without memory, one that is full and one that holds something else lose nothing but the text", () => {
  keepText(null, "q", "red dress", 1_000);
  expect(takeText(null, "q", 1_000)).toBeNull();
  const full = memory(10);
  keepText(full, "q", "red dress", 1_000);
  expect(takeText(full, "q", 1_000)).toBeNull();
  for (const text of ["", "null", "7", '"text"', "{}", '{"text":5,"atMs":1000}', "{bad"]) {
    const strange = memory();
    strange.setItem("q", text);
    expect(takeText(strange, "q", 1_000), text).toBeNull();
  }
});

const photo = { storageKey: "k", alt: "", widthPx: 2, heightPx: 3, placeholder: "" };
const ready: PhotoItem = {
  key: "t",
  fileName: "",
  alt: "from behind",
  state: "ready",
  localUrl: null,
  taken: { token: "t", photo },
  problem: null,
};

test("a product's form is kept with the photos that had arrived", () => {
  const draft = { ...EMPTY_DRAFT, title: "Wrap skirt", price: "19.9" };
  expect(readKept(keptText(3, draft, [ready]))).toEqual({
    version: 3,
    draft,
    photos: [{ token: "t", photo, alt: "from behind" }],
    lost: false,
  });
  const sending: PhotoItem = { ...ready, key: "u", state: "uploading", taken: null };
  const refused: PhotoItem = { ...sending, state: "failed", problem: "Broken." };
  expect(readKept(keptText(null, draft, [ready, sending]))?.lost).toBe(true);
  expect(readKept(keptText(null, draft, [ready, refused]))?.lost).toBe(false);
});

test("a form of another build is not restored", () => {
  for (const text of ["", "null", "{}", '{"draft":{},"photos":[]}', '{"draft":{"title":"a"}}']) {
    expect(readKept(text), text).toBeNull();
  }
  const unversioned = { draft: EMPTY_DRAFT, photos: [], lost: false };
  expect(readKept(JSON.stringify(unversioned))).toBeNull();
  const { colour: _, ...older } = EMPTY_DRAFT;
  expect(
    readKept(JSON.stringify({ version: 1, draft: older, photos: [], lost: false })),
  ).toBeNull();
});
