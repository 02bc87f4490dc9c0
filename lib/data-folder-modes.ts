import {
  chmodSync,
  type Dirent,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  type Stats,
  statSync,
} from "node:fs";
import path from "node:path";

/** The widest modes for the shop's own folders and files in a data folder; `umask` is what is removed from 0777. */
export type Modes = { folder: number; file: number; umask: number };

const GROUP_AND_OTHERS = 0o077;
const GROUP_WRITE = 0o020;
const STICKY = 0o1000;
const SET_GROUP_ID = 0o2000;

/** What the shop itself puts into its data folder, including drafts of locks and secrets. */
const OWN_NAMES =
  /^(postgres|photos|demo-unfinished|demo-drawings|(auth-secret|actions-key|database-password|shop\.json|database\.json)(\..+)?|.+\.import-report\.csv)$/;
/** What file systems and tools leave in any folder. */
const NOBODYS_NAMES = /^(\..*|lost\+found)$/;

const known = new Map<string, Modes>();

/**
 * Creates the data folder if it is missing, and closes it and the shop's own files in it to other accounts.
 *
 * It belongs to its owner alone (folders 0700, files 0600) unless it is deliberately shared with a group: either it has
 * the set-group-ID bit, or it belongs to another account and is group-writable, like container volumes. The group then
 * keeps the access that the folder gives it. A folder that contains other files, or belongs to another account, keeps
 * its own mode; the shop's files in it are still closed.
 * @throws a file system error when the folder cannot be created or read
 */
export function closeDataFolder(dataDir: string): Modes {
  makeFolder(dataDir);
  const found = statSync(dataDir);
  const modes = modesFor(found);
  known.set(dataDir, modes);
  const entries = readdirSync(dataDir, { withFileTypes: true });
  const isOursAlone = entries.every(({ name }) => OWN_NAMES.test(name) || NOBODYS_NAMES.test(name));
  if (isOursAlone && !(found.mode & STICKY)) close(dataDir, found, modes);
  for (const entry of entries.filter(({ name }) => OWN_NAMES.test(name))) {
    const place = path.join(/* turbopackIgnore: true */ dataDir, entry.name);
    closeEntry(place, modes);
    if (entry.isDirectory()) closeFoldersIn(place, modes);
  }
  return modes;
}

/** For programs that may not need the folder: it is not created, and what this account cannot close stays as it is. */
export function closeDataFolderIfAny(dataDir: string): void {
  try {
    if (existsSync(dataDir)) closeDataFolder(dataDir);
  } catch {
    // It belongs to another account. Code that needs the folder will report why it cannot be used.
  }
}

/** The modes for writing into a data folder, which is closed at the first call in this process. */
export function dataFolderModes(dataDir: string): Modes {
  const modes = known.get(dataDir);
  return modes && existsSync(dataDir) ? modes : closeDataFolder(dataDir);
}

/** Closes a folder and everything below it. Links are left alone. */
export function closeTree(folder: string, modes: Modes): void {
  closeEntry(folder, modes);
  for (const entry of list(folder)) {
    const place = path.join(/* turbopackIgnore: true */ folder, entry.name);
    if (entry.isDirectory()) closeTree(place, modes);
    else closeEntry(place, modes);
  }
}

/** Something in a folder that belongs to another account, which only root could use; null if there is nothing. */
export function findForeign(folder: string, uid = process.getuid?.()): string | null {
  if (uid === undefined || uid === 0) return null;
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) return null;
  if (found.uid !== uid) return folder;
  for (const entry of list(folder)) {
    const place = path.join(/* turbopackIgnore: true */ folder, entry.name);
    const isForeign = !entry.isDirectory() && lstatSync(place).uid !== uid;
    const foreign = isForeign ? place : entry.isDirectory() ? findForeign(place, uid) : null;
    if (foreign !== null) return foreign;
  }
  return null;
}

/** The folders above it are not the shop's, so they get the default mode. */
function makeFolder(dataDir: string): void {
  mkdirSync(path.dirname(dataDir), { recursive: true });
  try {
    mkdirSync(dataDir, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

/** The modes that a folder with this owner and mode allows the shop. */
export function modesFor({ uid, mode }: Pick<Stats, "uid" | "mode">): Modes {
  const isShared =
    (mode & SET_GROUP_ID) !== 0 ||
    (!isOurs(uid) && (mode & STICKY) === 0 && (mode & GROUP_WRITE) !== 0);
  const umask = isShared ? (~mode & 0o070) | 0o007 : GROUP_AND_OTHERS;
  return { folder: 0o777 & ~umask, file: 0o666 & ~umask, umask };
}

/** Closes one level of subfolders, which is enough to protect millions of photos in them. */
function closeFoldersIn(folder: string, modes: Modes): void {
  for (const entry of list(folder)) {
    const place = path.join(/* turbopackIgnore: true */ folder, entry.name);
    if (entry.isDirectory()) closeEntry(place, modes);
  }
}

function closeEntry(place: string, modes: Modes): void {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found && !found.isSymbolicLink()) close(place, found, modes);
}

/** Removes excess permissions, and only from what belongs to this account. */
function close(place: string, { uid, mode }: Stats, { umask }: Modes): void {
  if ((mode & umask) === 0 || !isOurs(uid)) return;
  try {
    chmodSync(place, mode & 0o7777 & ~umask);
  } catch (error) {
    // It is gone, or its file system has no modes.
    if (!(error instanceof Error && "code" in error && TOLERATED.has(error.code))) throw error;
  }
}

const TOLERATED = new Set<unknown>(["ENOENT", "EPERM", "EROFS", "ENOTSUP", "EINVAL"]);

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** False on Windows, which has neither modes nor user ids. */
function isOurs(uid: number): boolean {
  return process.getuid?.() === uid;
}
