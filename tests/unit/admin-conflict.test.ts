import { expect, test } from "vitest";
import { outcomeWords } from "@/app/admin/(staff)/_components/bulk-outcome";
import {
  differInPhotos,
  fieldDifferences,
  type Side,
} from "@/app/admin/(staff)/products/_components/differences";
import { EMPTY_DRAFT } from "@/app/admin/(staff)/products/_components/product-draft";

function side(draft: Partial<Side["draft"]> = {}, more: Partial<Side> = {}): Side {
  return { draft: { ...EMPTY_DRAFT, ...draft }, status: "draft", photos: [], ...more };
}

function photo(storageKey: string, alt = "") {
  const shown = { storageKey, alt, widthPx: 1, heightPx: 1, placeholder: "" };
  return { token: `token of ${storageKey} ${Math.random()}`, photo: shown, alt };
}

test("what differs is listed field by field, and whether one changed it oneself", () => {
  const opened = side({ title: "Red dress", price: "49.90", stock: "3" });
  const yours = side({ title: "Crimson dress", price: "49.90", stock: "3" });
  const theirs = side({ title: "Red dress", price: "59.00", stock: "3" }, { status: "published" });
  expect(fieldDifferences(yours, theirs, opened)).toEqual([
    { label: "Title", yours: "Crimson dress", theirs: "Red dress", changed: true },
    { label: "Price", yours: "49.90", theirs: "59.00", changed: false },
    { label: "Status", yours: "Draft", theirs: "Published", changed: false },
  ]);
  expect(fieldDifferences(yours, yours, opened)).toEqual([]);
});

test("photos differ by which they are, their order and their words, not by their tokens", () => {
  const of = (...photos: ReturnType<typeof photo>[]) => side({}, { photos });
  expect(differInPhotos(of(photo("a"), photo("b")), of(photo("a"), photo("b")))).toBe(false);
  expect(differInPhotos(of(photo("a"), photo("b")), of(photo("b"), photo("a")))).toBe(true);
  expect(differInPhotos(of(photo("a"), photo("b")), of(photo("a")))).toBe(true);
  expect(differInPhotos(of(photo("a", "Front")), of(photo("a")))).toBe(true);
  expect(differInPhotos(of(photo("a", "Front ")), of(photo("a", "Front")))).toBe(false);
});

test("a bulk action says what it did, what it passed over, and why", () => {
  const none = { done: [], same: [], changed: [], gone: [] };
  expect(outcomeWords({ ...none, done: ["1", "2", "3"] }, "archived")).toBe("3 products archived.");
  expect(
    outcomeWords({ done: ["1"], same: ["2"], changed: ["3", "4"], gone: ["5"] }, "published"),
  ).toBe(
    "1 product published. 1 was published already. 2 were changed by somebody else meanwhile and left alone: look again, then repeat it. 1 was deleted by somebody else meanwhile.",
  );
  expect(outcomeWords({ ...none, gone: ["1", "2"] }, "deleted")).toBe(
    "0 products deleted. 2 were deleted by somebody else meanwhile.",
  );
});
