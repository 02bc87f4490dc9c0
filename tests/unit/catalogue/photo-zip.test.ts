import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openZipPhotos } from "@/lib/catalogue/import/photo-zip";
import { zipOf } from "@/tests/support/zip";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "photo-zip-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function open(archive: Buffer) {
  const file = path.join(folder, "photos.zip");
  await writeFile(file, archive);
  return openZipPhotos(file);
}

/** An archive of one packed file that claims to unpack to `claimed` bytes. */
function packed(bytes: Buffer, claimed = bytes.length): Buffer {
  const content = deflateRawSync(bytes);
  const archive = zipOf({ "a.jpg": content });
  const directory = archive.indexOf("PK\x01\x02");
  archive.writeUInt16LE(8, 8);
  archive.writeUInt16LE(8, directory + 10);
  archive.writeUInt32LE(claimed, directory + 24);
  return archive;
}

const NOISE = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * index) >> 3));

test("every file is read whole: small, larger than what is read at once, empty, in any order", async () => {
  const files: Record<string, Buffer> = {
    "large.jpg": NOISE,
    "empty.jpg": Buffer.alloc(0),
    "__MACOSX/large.jpg": NOISE.subarray(0, 9),
  };
  for (let index = 0; index < 500; index++) {
    files[`${index}.jpg`] = NOISE.subarray(index, index + 1_000);
  }
  const photos = await open(zipOf(files));
  expect(photos.files).toHaveLength(502);
  const shuffled = photos.files.toSorted((one, other) =>
    one.name.slice(1).localeCompare(other.name.slice(1)),
  );
  const read = await Promise.all(shuffled.map((file) => file.read()));
  for (const [index, { name, byteSize }] of shuffled.entries()) {
    expect(read[index]?.equals(files[name] as Buffer), name).toBe(true);
    expect(byteSize).toBe(files[name]?.length);
  }
  await photos.close();
});

test("a packed file is unpacked, to no more and no less than the directory says", async () => {
  const photos = await open(packed(NOISE));
  expect((await photos.files[0]?.read())?.equals(NOISE)).toBe(true);
  await photos.close();
  for (const claimed of [NOISE.length - 1, NOISE.length + 1, 1]) {
    const lying = await open(packed(NOISE, claimed));
    await expect(lying.files[0]?.read()).rejects.toThrow();
    await lying.close();
  }
});

test("an archive that was cut off is refused, and so is a file that lies beyond its end", async () => {
  const archive = zipOf({ "a.jpg": NOISE });
  await expect(open(archive.subarray(0, -30))).rejects.toMatchObject({ code: "import-photos" });
  const directory = archive.indexOf("PK\x01\x02");
  archive.writeUInt32LE(archive.length + 9, directory + 42);
  const photos = await open(archive);
  await expect(photos.files[0]?.read()).rejects.toThrow("ends too early");
  await photos.close();
});
