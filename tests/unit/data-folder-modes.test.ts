import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  closeDataFolder,
  closeDataFolderIfAny,
  closeTree,
  findForeign,
  modesFor,
} from "@/lib/data-folder-modes";
import { takeLock } from "@/lib/database/data-folder";
import { databasePassword } from "@/lib/database/database-password";
import { createFolderStorage } from "@/lib/images/folder-storage";

let base: string;
let folder: string;
let umask: number;

beforeEach(() => {
  umask = process.umask(0);
  base = mkdtempSync(path.join(tmpdir(), "modes-"));
  folder = path.join(base, "above", "data");
});
afterEach(() => {
  process.umask(umask);
  rmSync(base, { recursive: true, force: true });
});

function put(place: string, mode: number): void {
  const file = path.join(folder, place);
  mkdirSync(path.dirname(file), { recursive: true });
  if (place.endsWith("/")) mkdirSync(file, { recursive: true });
  else writeFileSync(file, "x");
  chmodSync(file, mode);
}

function modeOf(...parts: string[]): string {
  return (statSync(path.join(folder, ...parts)).mode & 0o7777).toString(8);
}

test("a new data folder is its owner's alone, and the folders above it are as folders are", () => {
  process.umask(0o022);
  closeDataFolder(folder);
  expect(modeOf()).toBe("700");
  expect(modeOf("..")).toBe("755");
});

test("a data folder that was open is closed, with what the shop keeps in it", () => {
  put("postgres/base/", 0o755);
  put("postgres/PG_VERSION", 0o666);
  put("photos/ab/", 0o755);
  put("auth-secret", 0o644);
  put("database.json", 0o666);
  put(".DS_Store", 0o644);
  chmodSync(folder, 0o755);
  const modes = closeDataFolder(folder);
  expect(modeOf()).toBe("700");
  expect(modeOf("postgres")).toBe("700");
  expect(modeOf("photos")).toBe("700");
  expect(modeOf("photos", "ab")).toBe("700");
  expect(modeOf("auth-secret")).toBe("600");
  expect(modeOf("database.json")).toBe("600");
  closeTree(path.join(folder, "postgres"), modes);
  expect(modeOf("postgres", "PG_VERSION")).toBe("600");
  expect(modeOf("postgres", "base")).toBe("700");
});

test("a folder that holds others' things keeps its mode, and so do they; the shop's own are closed", () => {
  put("holiday/", 0o755);
  put("letter.txt", 0o644);
  put("photos/", 0o755);
  put("auth-secret", 0o644);
  chmodSync(folder, 0o755);
  closeDataFolder(folder);
  expect(modeOf()).toBe("755");
  expect(modeOf("holiday")).toBe("755");
  expect(modeOf("letter.txt")).toBe("644");
  expect(modeOf("photos")).toBe("700");
  expect(modeOf("auth-secret")).toBe("600");
});

test("a public folder for temporary files is never closed", () => {
  put("auth-secret", 0o644);
  chmodSync(folder, 0o1777);
  expect(closeDataFolder(folder).file).toBe(0o600);
  expect(modeOf()).toBe("1777");
  expect(modeOf("auth-secret")).toBe("600");
});

test("the set-group-ID bit shares a folder with its group, and with nobody else", () => {
  put("photos/", 0o2775);
  put("auth-secret", 0o664);
  chmodSync(folder, 0o2775);
  expect(closeDataFolder(folder)).toEqual({ folder: 0o770, file: 0o660, umask: 0o007 });
  expect(modeOf()).toBe("2770");
  expect(modeOf("photos")).toBe("2770");
  expect(modeOf("auth-secret")).toBe("660");
  chmodSync(folder, 0o2750);
  expect(closeDataFolder(folder).umask).toBe(0o027);
});

test("a volume of another account is shared with its group where that may write, else not", () => {
  const uid = (process.getuid?.() ?? 0) + 1;
  const umaskFor = (mode: number) => modesFor({ uid, mode }).umask;
  expect(umaskFor(0o40777)).toBe(0o007);
  expect(umaskFor(0o40775)).toBe(0o007);
  expect(umaskFor(0o40755)).toBe(0o077);
  expect(umaskFor(0o41777)).toBe(0o077);
});

test("a program that may have no use for the folder makes none, and closes the one that is there", () => {
  closeDataFolderIfAny(folder);
  expect(existsSync(folder)).toBe(false);
  put("auth-secret", 0o644);
  closeDataFolderIfAny(folder);
  expect(modeOf("auth-secret")).toBe("600");
  closeDataFolderIfAny(path.join(folder, "auth-secret"));
});

test("what belongs to another account is found, however deep, and root needs no telling", () => {
  put("postgres/base/5/1247", 0o600);
  const { uid } = statSync(folder);
  expect(findForeign(folder, uid)).toBeNull();
  expect(findForeign(folder, uid + 1)).toBe(folder);
  expect(findForeign(folder, 0)).toBeNull();
  expect(findForeign(path.join(folder, "nothing"), uid + 1)).toBeNull();
});

test("what a link points to is left alone", () => {
  const elsewhere = path.join(base, "disk");
  mkdirSync(elsewhere, { mode: 0o755 });
  mkdirSync(folder, { recursive: true });
  symlinkSync(elsewhere, path.join(folder, "photos"));
  closeDataFolder(folder);
  expect((statSync(elsewhere).mode & 0o777).toString(8)).toBe("755");
});

test("whatever is written into a data folder is closed to others from the first moment", async () => {
  const lock = await takeLock(path.join(folder, "database.json"), "npm start");
  lock.publish({ url: "postgres://with-a-password" });
  await createFolderStorage(folder).write("ab12-full.webp", Buffer.from("x"));
  databasePassword(folder);
  expect(modeOf("database.json")).toBe("600");
  expect(modeOf("photos")).toBe("700");
  expect(modeOf("photos", "ab")).toBe("700");
  expect(modeOf("photos", "ab", "ab12-full.webp")).toBe("600");
  expect(modeOf("database-password")).toBe("600");
  lock.release();
});

test("a data folder's password stays, differs from others', and is replaced when it is damaged", () => {
  const password = databasePassword(folder);
  expect(password).toMatch(/^[\w-]{43}$/);
  expect(databasePassword(folder)).toBe(password);
  expect(databasePassword(path.join(base, "other"))).not.toBe(password);
  writeFileSync(path.join(folder, "database-password"), password.slice(0, 20));
  const again = databasePassword(folder);
  expect(again).not.toBe(password);
  expect(readFileSync(path.join(folder, "database-password"), "utf8")).toBe(`${again}\n`);
});
