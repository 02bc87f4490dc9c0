import { expect, test } from "vitest";
import { photoRefusal } from "@/app/(shop)/_components/search-field/photo-rules";

const MEGABYTE = 1024 * 1024;

test("photos that the shop reads are let through", () => {
  expect(photoRefusal({ name: "shoe.jpg", type: "image/jpeg", size: 12 * MEGABYTE })).toBeNull();
  expect(photoRefusal({ name: "shoe", type: "", size: 10 })).toBeNull();
});

test("each refusal says what to do", () => {
  expect(photoRefusal({ name: "a.jpg", type: "image/jpeg", size: 0 })).toMatch(/choose another/i);
  expect(photoRefusal({ name: "a.HEIC", type: "", size: 10 })).toMatch(/save the photo as JPEG/i);
  expect(photoRefusal({ name: "a.pdf", type: "application/pdf", size: 10 })).toMatch(
    /choose a JPEG/i,
  );
  expect(photoRefusal({ name: "a.png", type: "image/png", size: 13 * MEGABYTE })).toMatch(
    /13\.0 MB; at most 12 MB/,
  );
});

test("a long file name does not flood the message", () => {
  const refusal = photoRefusal({ name: `${"x".repeat(300)}.txt`, type: "text/plain", size: 10 });
  expect(refusal?.length).toBeLessThan(140);
});
