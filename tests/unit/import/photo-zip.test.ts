import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openZipPhotos } from "@/lib/import/photo-zip";
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
  archive.writeUInt32LE(crc32(bytes), directory + 16);
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

/** Where an entry stands in an archive's directory. */
function recordOf(archive: Buffer, name: string): number {
  const record = archive.indexOf("PK\x01\x02");
  return archive.indexOf(name, record) - 46;
}

const [A, B, C] = [NOISE.subarray(0, 900), NOISE.subarray(5, 800), NOISE.subarray(9, 700)];

test.each<[string, (archive: Buffer, at: number) => void, string]>([
  ["encrypted", (zip, at) => zip.writeUInt16LE(0x0801, at + 8), "is encrypted"],
  ["strongly encrypted", (zip, at) => zip.writeUInt16LE(0x0840, at + 8), "is encrypted"],
  ["packed in an unknown way", (zip, at) => zip.writeUInt16LE(93, at + 10), "packed by method 93"],
  ["of two sizes", (zip, at) => zip.writeUInt32LE(9, at + 24), "two sizes"],
  ["said to be packed into the whole archive", packedInto(2_000), "packed into more than"],
  ["beyond the end", (zip, at) => zip.writeUInt32LE(zip.length, at + 42), "ends too early"],
  ["of a size that is nowhere", (zip, at) => zip.writeUInt32LE(0xffffffff, at + 24), "damaged"],
])("an entry that is %s is named, and the others are taken", async (_, damage, words) => {
  const archive = zipOf({ "a.jpg": A, "bad.jpg": B, "c.jpg": C });
  damage(archive, recordOf(archive, "bad.jpg"));
  const photos = await open(archive);
  expect(photos.problems).toEqual([expect.stringContaining("“bad.jpg” ")]);
  expect(photos.problems[0]).toContain(words);
  const [a, bad, c] = photos.files;
  expect((await a?.read())?.equals(A)).toBe(true);
  expect((await c?.read())?.equals(C)).toBe(true);
  await expect(bad?.read()).rejects.toThrow(words);
  await photos.close();
});

function packedInto(bytes: number) {
  return (archive: Buffer, at: number) => {
    archive.writeUInt16LE(8, at + 10);
    archive.writeUInt32LE(bytes, at + 20);
    archive.writeUInt32LE(10, at + 24);
  };
}

test("paths that lead out of the archive are named, and the rest is taken", async () => {
  const names = [
    "../../up.jpg",
    "/etc/root.jpg",
    "C:/drive.jpg",
    "in/../../out.jpg",
    "..\\win.jpg",
  ];
  const files = Object.fromEntries(
    [...names, "./good.jpg", "in/good.jpg"].map((name) => [name, A]),
  );
  const photos = await open(zipOf(files));
  expect(photos.problems).toHaveLength(names.length);
  expect(photos.problems[0]).toBe("“../../up.jpg” has a path that leads out of the archive.");
  for (const file of photos.files) {
    if (file.name.endsWith("good.jpg")) expect((await file.read()).equals(A)).toBe(true);
    else await expect(file.read()).rejects.toThrow("leads out of the archive");
  }
  await photos.close();
});

test("a name cannot steer the terminal that it is printed on", async () => {
  const photos = await open(zipOf({ "../\x1b]0;owned\x07\u202egpj.exe": A }));
  expect(photos.problems[0]).toContain("“../\\x1b]0;owned\\x07\\u202egpj.exe”");
  await photos.close();
});

test("of two entries of one name the last is taken, which is said", async () => {
  const archive = zipOf({ "one.jpg": A, "two.jpg": B });
  for (let at = archive.indexOf("two.jpg"); at >= 0; at = archive.indexOf("two.jpg", at)) {
    archive.write("one.jpg", at);
  }
  const photos = await open(archive);
  expect(photos.problems).toEqual([
    "“one.jpg” is in the archive more than once; the last one is taken.",
  ]);
  expect(photos.files).toHaveLength(1);
  expect((await photos.files[0]?.read())?.equals(B)).toBe(true);
  await photos.close();
});

test("a photo whose bytes were damaged is refused by its checksum, stored or packed", async () => {
  const stored = zipOf({ "a.jpg": A });
  stored[100] = (stored[100] ?? 0) ^ 1;
  const changed = packed(NOISE);
  changed.writeUInt32LE(7, changed.indexOf("PK\x01\x02") + 16);
  for (const archive of [stored, changed]) {
    const photos = await open(archive);
    expect(photos.problems).toEqual([]);
    await expect(photos.files[0]?.read()).rejects.toThrow("its checksum is another");
    await photos.close();
  }
});

test("what claims to unpack to more than a photo may have is not unpacked", async () => {
  const bomb = packed(Buffer.alloc(30_000_000), 30_000_000);
  const photos = await open(bomb);
  await expect(photos.files[0]?.read()).rejects.toThrow("more than a photo may have");
  await photos.close();
  const liar = await open(packed(Buffer.alloc(30_000_000), 1_000_000));
  await expect(liar.files[0]?.read()).rejects.toThrow("cannot be unpacked");
  await liar.close();
});

test("a directory that is damaged in the middle gives what stands before, and says how much is missing", async () => {
  const archive = zipOf({ "a.jpg": A, "b.jpg": B, "c.jpg": C });
  archive.write("XX", recordOf(archive, "b.jpg"), "latin1");
  const photos = await open(archive);
  expect(photos.files.map(({ name }) => name)).toEqual(["a.jpg"]);
  expect(photos.problems).toEqual([
    "The archive's directory is damaged: only 1 of its 3 files can be found.",
  ]);
  expect((await photos.files[0]?.read())?.equals(A)).toBe(true);
  await photos.close();
  archive.write("XX", recordOf(archive, "a.jpg"), "latin1");
  await expect(open(archive)).rejects.toMatchObject({ code: "import-photos" });
});

test("ten problems are named and the others counted", async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`../${n}.jpg`, A]));
  const photos = await open(zipOf(files));
  expect(photos.problems).toHaveLength(11);
  expect(photos.problems.at(-1)).toBe("And 30 more files like these.");
  await photos.close();
});

test("an archive with 64-bit sizes and a comment at its end is read", async () => {
  const photos = await open(Buffer.concat([zip64Of("a.jpg", A)]));
  expect(photos.problems).toEqual([]);
  expect((await photos.files[0]?.read())?.equals(A)).toBe(true);
  await photos.close();
});

/** One file in an archive whose sizes, places and counts all stand in the fields of 64 bits. */
function zip64Of(name: string, bytes: Buffer): Buffer {
  const plain = zipOf({ [name]: bytes });
  const recordAt = plain.indexOf("PK\x01\x02");
  const record = Buffer.from(plain.subarray(recordAt, recordAt + 46 + name.length));
  for (const offset of [20, 24, 42]) record.writeUInt32LE(0xffffffff, offset);
  record.writeUInt16LE(28, 30);
  const field = Buffer.alloc(28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(24, 2);
  field.writeBigUInt64LE(BigInt(bytes.length), 4);
  field.writeBigUInt64LE(BigInt(bytes.length), 12);
  const end64 = Buffer.alloc(56);
  end64.write("PK\x06\x06", "latin1");
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(1n, 24);
  end64.writeBigUInt64LE(1n, 32);
  end64.writeBigUInt64LE(BigInt(recordAt), 48);
  const locator = Buffer.alloc(20);
  locator.write("PK\x06\x07", "latin1");
  locator.writeBigUInt64LE(BigInt(recordAt + record.length + field.length), 8);
  const end = Buffer.alloc(22, 0xff);
  end.write("PK\x05\x06", "latin1");
  const comment = Buffer.from("made by hand");
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([
    ...[plain.subarray(0, recordAt), record, field, end64, locator, end, comment],
  ]);
}

test("whatever is changed in an archive, each photo comes as it was or not at all, and in time", async () => {
  const files: Record<string, Buffer> = { "a.jpg": A, "b/b.jpg": B, "c.jpg": C };
  const whole = zipOf(files);
  const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.nat({ max: 60 }),
      async (changes, cut) => {
        const archive = Buffer.from(whole.subarray(0, cut > 50 ? whole.length - cut : undefined));
        for (const [at, byte] of changes) archive[at % archive.length] = byte;
        const photos = await open(archive).catch((error: unknown) => {
          expect(error).toMatchObject({ code: "import-photos" });
          return null;
        });
        const known = Object.values(files);
        for (const file of photos?.files ?? []) {
          const bytes = await file.read().catch((error: unknown) => {
            expect(error).toBeInstanceOf(Error);
            return null;
          });
          if (bytes)
            expect(bytes.length === 0 || known.some((one) => one.equals(bytes))).toBe(true);
        }
        await photos?.close();
      },
    ),
    { numRuns: 1_500 },
  );
}, 60_000);

test("an archive that was cut off is refused, and so is a file that lies beyond its end", async () => {
  const archive = zipOf({ "a.jpg": NOISE });
  await expect(open(archive.subarray(0, -30))).rejects.toMatchObject({ code: "import-photos" });
  const directory = archive.indexOf("PK\x01\x02");
  archive.writeUInt32LE(archive.length + 9, directory + 42);
  const photos = await open(archive);
  await expect(photos.files[0]?.read()).rejects.toThrow("ends too early");
  await photos.close();
});
