import { expect, test } from "vitest";
import { photoRefusal } from "@/app/(shop)/_components/search-field/photo-rules";
import { SearchField as words } from "@/messages/en.json";

const MEGABYTE = 1024 * 1024;

function refusalOf(file: Parameters<typeof photoRefusal>[0]): string | null {
  return photoRefusal(file, {
    empty: words.photoEmpty,
    heic: words.photoHeic,
    notAPhoto: words.photoNotAPhoto,
    tooLarge: words.photoTooLarge,
  });
}

test("photos that the shop reads are let through", () => {
  expect(refusalOf({ name: "shoe.jpg", type: "image/jpeg", size: 12 * MEGABYTE })).toBeNull();
  expect(refusalOf({ name: "shoe", type: "", size: 10 })).toBeNull();
});

test("each refusal says what to do", () => {
  expect(refusalOf({ name: "a.jpg", type: "image/jpeg", size: 0 })).toMatch(/choose another/i);
  expect(refusalOf({ name: "a.HEIC", type: "", size: 10 })).toMatch(/save the photo as JPEG/i);
  expect(refusalOf({ name: "a.pdf", type: "application/pdf", size: 10 })).toMatch(/choose a JPEG/i);
  expect(refusalOf({ name: "a.png", type: "image/png", size: 13 * MEGABYTE })).toMatch(
    /13\.0 MB; at most 12 MB/,
  );
});

test("a long file name does not flood the message", () => {
  const refusal = refusalOf({ name: `${"x".repeat(300)}.txt`, type: "text/plain", size: 10 });
  expect(refusal?.length).toBeLessThan(140);
});
