import { expect, test } from "vitest";
import {
  changePhotos,
  type PhotoItem,
  refusal,
  takenItem,
} from "@/app/admin/(staff)/products/_components/photo-list";

function photo(key: string): PhotoItem {
  const base = { alt: "", localUrl: null, taken: null, problem: null };
  return { key, fileName: `${key}.jpg`, state: "waiting", ...base };
}

const three = ["a", "b", "c"].map(photo);

function order(photos: PhotoItem[]): string {
  return photos.map(({ key }) => key).join("");
}

test("photos move to a place, and no further than the ends", () => {
  expect(order(changePhotos(three, { kind: "move", key: "c", to: 0 }))).toBe("cab");
  expect(order(changePhotos(three, { kind: "move", key: "a", to: 1 }))).toBe("bac");
  expect(order(changePhotos(three, { kind: "move", key: "a", to: 99 }))).toBe("bca");
  expect(order(changePhotos(three, { kind: "move", key: "b", to: -5 }))).toBe("bac");
});

test("a photo that was removed while it was sent stays removed", () => {
  const left = changePhotos(three, { kind: "remove", key: "b" });
  const taken = {
    token: "t",
    photo: { storageKey: "k", alt: "", widthPx: 1, heightPx: 1, placeholder: "" },
  };
  expect(changePhotos(left, { kind: "take", key: "b", taken })).toEqual(left);
  expect(changePhotos(left, { kind: "move", key: "b", to: 0 })).toEqual(left);
});

test("a failed photo can be tried again", () => {
  const failed = changePhotos(three, { kind: "fail", key: "a", problem: "Broken." });
  expect(failed[0]).toMatchObject({ state: "failed", problem: "Broken." });
  const again = changePhotos(failed, { kind: "retry", key: "a" });
  expect(again[0]).toMatchObject({ state: "waiting", problem: null });
});

test("files that cannot be photos are refused before they are sent", () => {
  const file = (name: string, type: string, size = 1000) => refusal({ name, type, size });
  expect(file("a.jpg", "image/jpeg")).toBeNull();
  expect(file("no-type", "")).toBeNull();
  expect(file("a.HEIC", "")).toMatch(/JPEG/);
  expect(file("a.pdf", "application/pdf")).toMatch(/not a photo/);
  expect(file("a.jpg", "image/jpeg", 0)).toMatch(/empty/);
  expect(file("a.jpg", "image/jpeg", 13 * 1024 * 1024)).toMatch(/13\.0 MB/);
});

function taken(storageKey: string) {
  const photo = { storageKey, alt: "", widthPx: 1, heightPx: 1, placeholder: "" };
  return { token: `token of ${storageKey}`, photo };
}

test("the same picture added twice is said to be, and not dropped when the product is saved", () => {
  const once = changePhotos(three, { kind: "take", key: "a", taken: taken("k") });
  const twice = changePhotos(once, { kind: "take", key: "b", taken: taken("k") });
  expect(twice[0]).toMatchObject({ state: "ready" });
  expect(twice[1]).toMatchObject({
    state: "failed",
    taken: null,
    problem: expect.stringContaining("same picture as photo 1"),
  });
  const other = changePhotos(once, { kind: "take", key: "b", taken: taken("l") });
  expect(other[1]).toMatchObject({ state: "ready", problem: null });
  const again = changePhotos(once, { kind: "take", key: "a", taken: taken("k") });
  expect(again[0]).toMatchObject({ state: "ready" });
});

test("photos of another state of the product take the place of all", () => {
  const theirs = [
    { ...taken("k"), alt: "Front" },
    { ...taken("l"), alt: "" },
  ];
  const loaded = changePhotos(three, { kind: "replace", items: theirs.map(takenItem) });
  expect(loaded.map(({ state, alt, taken }) => [state, alt, taken?.photo.storageKey])).toEqual([
    ["ready", "Front", "k"],
    ["ready", "", "l"],
  ]);
});
