import { expect, test } from "vitest";
import { placeholderOf } from "@/lib/images/placeholder";

function image(width: number, height: number, colour: (x: number, y: number) => number[]) {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(colour(x, y), (y * width + x) * 3);
  }
  return { data, width, height };
}

function decoded(url: string) {
  const bytes = Buffer.from(url.replace("data:image/bmp;base64,", ""), "base64");
  const [width, height] = [bytes.readInt32LE(18), bytes.readInt32LE(22)];
  const stride = (bytes.length - 54) / height;
  const pixel = (x: number, y: number) => {
    const at = 54 + (height - 1 - y) * stride + x * 3;
    return [bytes[at + 2], bytes[at + 1], bytes[at]];
  };
  return { width, height, pixel };
}

test.each([
  [800, 1000, 4, 5],
  [60, 80, 4, 5],
  [1000, 800, 5, 4],
  [500, 500, 5, 4],
  [1, 1, 5, 4],
  [1, 3000, 1, 5],
  [2048, 3, 5, 1],
])(
  "of %i × %i pixels it has %i × %i, in at most 200 characters",
  (width, height, columns, rows) => {
    const url = placeholderOf(image(width, height, () => [1, 2, 3]));
    expect(url.length).toBeLessThanOrEqual(200);
    const found = decoded(url);
    expect([found.width, found.height]).toEqual([columns, rows]);
    expect(found.pixel(columns - 1, rows - 1)).toEqual([1, 2, 3]);
  },
);

test("colours are where they are in the photo", () => {
  const url = placeholderOf(
    image(80, 100, (x, y) => (y < 50 ? [255, 0, 0] : x < 40 ? [0, 255, 0] : [0, 0, 255])),
  );
  const { pixel } = decoded(url);
  expect(pixel(0, 0)).toEqual([255, 0, 0]);
  expect(pixel(0, 4)).toEqual([0, 255, 0]);
  expect(pixel(3, 4)).toEqual([0, 0, 255]);
});
