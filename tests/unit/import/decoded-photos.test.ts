import { expect, test } from "vitest";
import { createDecodedPhotos } from "@/lib/import/decoded-photos";

test("photos are kept as far as there is room, each once; a large one does not keep small ones out", () => {
  const photo = (bytes: number) => ({ data: new Uint8Array(bytes), width: bytes / 3, height: 1 });
  const photos = createDecodedPhotos(30);
  photos.keep("a", photo(12));
  photos.keep("a", photo(12));
  photos.keep("too-large", photo(21));
  photos.keep("b", photo(18));
  photos.keep("full", photo(3));
  expect([...photos.images.keys()]).toEqual(["a", "b"]);
});
