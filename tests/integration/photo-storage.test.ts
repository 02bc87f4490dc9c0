import { chmodSync, existsSync, readdirSync } from "node:fs";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { readSentPhotos } from "@/app/admin/(staff)/products/sent-photos";
import { seal } from "@/lib/accounts/sealed";
import { dataFolderModes } from "@/lib/data-folder-modes";
import { db } from "@/lib/database/db";
import { env } from "@/lib/env";
import { createDatabaseStorage } from "@/lib/images/database-storage";
import { deleteUnusedPhotos } from "@/lib/images/delete-unused";
import { orDiskTrouble } from "@/lib/images/disk-trouble";
import { writeWhole } from "@/lib/images/files";
import { createFolderStorage } from "@/lib/images/folder-storage";
import type { PhotoStorage } from "@/lib/images/photo-storage-types";
import { getRendition } from "@/lib/images/renditions";
import {
  deleteStoredPhoto,
  readStoredPhoto,
  type StoredPhoto,
  storePhoto,
} from "@/lib/images/store-photo";
import { createProduct } from "@/tests/support/factories";

const settings = vi.hoisted(() => ({ PHOTO_STORAGE: "folder" as "folder" | "database" }));
vi.mock("@/lib/env", async (original) => {
  const actual = await original<typeof import("@/lib/env")>();
  return { ...actual, env: () => ({ ...actual.env(), ...settings }) };
});
const folder = path.join(env().dataDir, "photos");
const DAY_MS = 24 * 60 * 60 * 1000;
const dayAgo = () => new Date(Date.now() - DAY_MS);

afterEach(() => {
  settings.PHOTO_STORAGE = "folder";
});

const STORAGES: Record<"folder" | "database", () => PhotoStorage> = {
  folder: () => createFolderStorage(env().dataDir),
  database: createDatabaseStorage,
};
const KINDS = ["folder", "database"] as const;

let shade = 0;
function picture(width = 60, height = 80): Promise<Buffer> {
  shade += 1;
  const background = { r: 250, g: shade, b: 30 };
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

const fileOf = (name: string) => path.join(folder, name.slice(0, 2), name);

async function makeOld(name: string): Promise<void> {
  const then = new Date(Date.now() - 2 * DAY_MS);
  if (existsSync(fileOf(name))) await utimes(fileOf(name), then, then);
  await db().storedFile.updateMany({ where: { key: name }, data: { createdAt: then } });
}

async function filesOf(key: string): Promise<string[]> {
  const names = await readdir(path.join(folder, key.slice(0, 2))).catch(() => []);
  return names.filter((name) => name.startsWith(key)).sort();
}

test.each(KINDS)(
  "a photo in the %s that is stored again while it is removed stays",
  async (kind) => {
    const storage = STORAGES[kind]();
    const key = `${kind === "folder" ? "f" : "d"}`.repeat(40);
    const bytes = Buffer.from("a photo");
    for (let round = 0; round < 150; round++) {
      await storage.write(key, bytes);
      await makeOld(key);
      const remove = async () => {
        await sleep(Math.random() * 3);
        return storage.removeUnused(key, dayAgo());
      };
      const storeAgain = async () => {
        await sleep(Math.random() * 3);
        if (round % 2 === 0 && (await storage.renew(key))) return;
        await storage.write(key, bytes);
      };
      await Promise.all([remove(), storeAgain()]);
      expect(await storage.read(key)).toEqual(bytes);
      expect(await storage.removeUnused(key, dayAgo())).toBe(false);
    }
    expect(await filesOf(key)).toEqual(kind === "folder" ? [key] : []);
    await storage.remove([key]);
  },
);

test.each(KINDS)(
  "a photo in the %s can be read all the time that it is found to be in use",
  async (kind) => {
    const storage = STORAGES[kind]();
    const key = `${kind === "folder" ? "e" : "c"}`.repeat(40);
    await storage.write(key, Buffer.from("a photo"));
    let done = false;
    const read = async () => {
      let times = 0;
      while (!done) {
        expect(await storage.read(key)).not.toBeNull();
        expect(await storage.sizeOf(key)).toBe(7);
        times += 1;
      }
      return times;
    };
    const look = async () => {
      for (let round = 0; round < 200; round++) {
        expect(await storage.removeUnused(key, dayAgo())).toBe(false);
      }
      done = true;
    };
    const [times] = await Promise.all([read(), look()]);
    expect(times).toBeGreaterThan(10);
    await storage.remove([key]);
  },
);

test.each(KINDS)("in the %s an old photo goes only when no product has it", async (kind) => {
  settings.PHOTO_STORAGE = kind;
  const storage = STORAGES[kind]();
  const photo = await storePhoto(await picture());
  const { id } = await createProduct({ photos: { create: [{ ...photo, position: 0 }] } });
  await makeOld(photo.storageKey);
  expect(await storage.removeUnused(photo.storageKey, dayAgo())).toBe(false);
  expect(await readStoredPhoto(photo.storageKey)).not.toBeNull();
  await db().product.delete({ where: { id } });
  expect(await storage.removeUnused(photo.storageKey, dayAgo())).toBe(true);
  expect(await readStoredPhoto(photo.storageKey)).toBeNull();
});

test.each(KINDS)(
  "in the %s a photo that is stored again is not taken for as old as its renditions",
  async (kind) => {
    settings.PHOTO_STORAGE = kind;
    const bytes = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: "#888",
        noise: { type: "gaussian", mean: 128, sigma: 30 },
      },
    })
      .jpeg()
      .toBuffer();
    const { storageKey } = await storePhoto(bytes);
    await getRendition(storageKey, 96, "webp");
    await makeOld(storageKey);
    await makeOld(`${storageKey}-96.webp`);
    await storePhoto(bytes);
    await deleteUnusedPhotos();
    expect(await readStoredPhoto(storageKey)).not.toBeNull();
  },
);

test("a rendition that is made while its photo is deleted is not left behind", async () => {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 30 };
  for (let round = 0; round < 12; round++) {
    const bytes = await sharp({
      create: { width: 500 + round, height: 500, channels: 3, background: "#888", noise },
    })
      .jpeg()
      .toBuffer();
    const { storageKey } = await storePhoto(bytes);
    const making = getRendition(storageKey, 320, "webp");
    await sleep(round * 4);
    await deleteStoredPhoto(storageKey);
    await making;
    expect(await filesOf(storageKey)).toEqual([]);
  }
});

test("what interrupted writers left is removed after an hour, of photos in use too", async () => {
  const photo = await storePhoto(await picture());
  const { storageKey } = photo;
  await createProduct({ photos: { create: [{ ...photo, position: 0 }] } });
  const names = [`${storageKey}.0a1b2c3d.tmp`, `${storageKey}-640.webp.0a1b2c3d.tmp`];
  for (const name of names) await writeFile(fileOf(name), "half a pho");
  await deleteUnusedPhotos();
  expect(await filesOf(storageKey)).toHaveLength(3);
  const then = new Date(Date.now() - 61 * 60 * 1000);
  for (const name of names) await utimes(fileOf(name), then, then);
  await deleteUnusedPhotos();
  expect(await filesOf(storageKey)).toEqual([storageKey]);
});

test("a photo whose removal was interrupted is put back", async () => {
  const photo = await storePhoto(await picture());
  const { storageKey } = photo;
  await createProduct({ photos: { create: [{ ...photo, position: 0 }] } });
  const bytes = await readFile(fileOf(storageKey));
  await rm(fileOf(storageKey));
  await writeFile(`${fileOf(storageKey)}.aside`, bytes);
  expect(await readStoredPhoto(storageKey)).toEqual(bytes);
  await deleteUnusedPhotos();
  expect(await filesOf(storageKey)).toEqual([storageKey]);
});

test.runIf(existsSync("/dev/full"))(
  "a full disk leaves nothing unfinished, and is told in a sentence",
  async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    onTestFinished(() => log.mockRestore());
    const place = await mkdtemp(path.join(tmpdir(), "full-disk-"));
    const unfinished = path.join(place, "photo.tmp");
    await symlink("/dev/full", unfinished);
    const modes = dataFolderModes(place);
    const writing = writeWhole(path.join(place, "photo"), Buffer.alloc(9), unfinished, modes);
    await expect(orDiskTrouble(writing)).rejects.toMatchObject({
      code: "disk-full",
      message: expect.stringMatching(/disk is full.*try again later/),
    });
    expect(await readdir(place)).toEqual([]);
    expect(existsSync("/dev/full")).toBe(true);
    expect(log).toHaveBeenCalledOnce();
    expect(JSON.parse(log.mock.calls[0]?.[0])).toMatchObject({ level: "error", code: "disk-full" });
  },
);

test("a disk that may not be written to is told in a sentence, and shows photos all the same", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const noise = { type: "gaussian" as const, mean: 128, sigma: 30 };
  const bytes = await sharp({
    create: { width: 400, height: 500, channels: 3, background: "#888", noise },
  })
    .jpeg()
    .toBuffer();
  const { storageKey } = await storePhoto(bytes);
  const shard = path.dirname(fileOf(storageKey));
  await withoutRights(shard, async () => {
    await expect(storePhoto(bytes)).rejects.toMatchObject({
      code: "disk-read-only",
      message: expect.stringMatching(/may not write to its disk/),
    });
    const rendition = await getRendition(storageKey, 96, "webp");
    expect((await sharp(rendition?.bytes).metadata()).width).toBe(96);
  });
  expect(await filesOf(storageKey)).toEqual([storageKey]);
});

/** Root may write everywhere, so that it becomes somebody else for the while. */
async function withoutRights(shard: string, task: () => Promise<void>): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  // The data folder is its owner's alone: what is tried is a folder that can be read and not written to.
  for (const place of [env().dataDir, path.dirname(shard)]) chmodSync(place, 0o755);
  for (const name of readdirSync(shard)) chmodSync(path.join(shard, name), 0o644);
  chmodSync(shard, 0o555);
  if (isRoot) process.seteuid?.(65534);
  try {
    await task();
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(shard, 0o755);
  }
}

test("a database that may not be written to, or has no room, is told in a sentence", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const write = (state: string) =>
    orDiskTrouble(
      db().$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${state}'; END $$`),
    );
  await expect(write("25006")).rejects.toMatchObject({ code: "disk-read-only" });
  await expect(write("53100")).rejects.toMatchObject({ code: "disk-full" });
  await expect(write("22012")).rejects.not.toMatchObject({ code: expect.stringMatching(/^disk/) });
});

test("files of others in the folder are left alone", async () => {
  await mkdir(path.join(folder, "zz"), { recursive: true });
  const note = path.join(folder, "zz", "read-me.txt");
  await writeFile(note, "mine");
  const then = new Date(Date.now() - 3 * DAY_MS);
  await utimes(note, then, then);
  await deleteUnusedPhotos();
  expect(await readFile(note, "utf8")).toBe("mine");
});

test("a product gets no photo that is gone, keeps those it has, and makes new ones young again", async () => {
  const [fresh, gone] = [await storePhoto(await picture()), await storePhoto(await picture())];
  await createProduct({ photos: { create: [{ ...gone, position: 0 }] } });
  await deleteStoredPhoto(gone.storageKey);
  await makeOld(fresh.storageKey);
  expect((await readSentPhotos(await sealed([gone, fresh]), 0, [gone.storageKey])).issues).toEqual(
    [],
  );
  const storage = createFolderStorage(env().dataDir);
  expect(await storage.removeUnused(fresh.storageKey, dayAgo())).toBe(false);
  for (const kept of [[], [fresh.storageKey]]) {
    const { issues } = await readSentPhotos(await sealed([fresh, gone]), 0, kept);
    expect(issues).toMatchObject([
      { message: expect.stringMatching(/^Photo 2 .*add the file again/) },
    ]);
  }
});

/** As the form of a product sends photos that were uploaded before. */
function sealed(photos: StoredPhoto[]) {
  return Promise.all(photos.map(async (photo) => ({ token: await seal("photo", photo), alt: "" })));
}
