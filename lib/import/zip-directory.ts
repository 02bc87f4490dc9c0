import { getFileNameLowLevel, parseExtraFields, validateFileName } from "yauzl";
import type { ReadAheadFile } from "@/lib/import/read-ahead-file";

export type ZipEntry = {
  /** With "/" between folders. */
  name: string;
  /** Size when unpacked, according to the directory. */
  byteSize: number;
  packedSize: number;
  isStored: boolean;
  crc32: number;
  /** Offset of its local header in the archive. */
  headerAt: number;
  /** Why it cannot be read, phrased to follow its name in a sentence; null if nothing is wrong. */
  fault: string | null;
};

export type ZipDirectory = {
  entries: ZipEntry[];
  /** How many more entries the archive claims to have after the place where its directory is damaged. */
  missing: number;
};

/** An archive with more files than this is not one of photos. */
const MAX_ENTRIES = 2_000_000;
const ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const LOCATOR_BYTES = 20;
const ZIP64_END_BYTES = 56;
const STORED = 0;
const DEFLATED = 8;
/** The extra field that holds an entry's 64-bit sizes, and the 32-bit value that refers to it. */
const ZIP64_FIELD = 1;
const IN_ZIP64 = 0xffffffff;
/** Flags: encrypted, and strongly encrypted. */
const ENCRYPTED = 0x41;

/**
 * The entries of a zip archive (APPNOTE 6.3.10, §4.3.12–16), including unusable ones, which do not affect the others.
 * @throws Error when there is no directory at all
 */
export async function readZipDirectory(
  archive: ReadAheadFile,
  size: number,
): Promise<ZipDirectory> {
  const end = await readEnd(archive, size);
  if (end.count > MAX_ENTRIES) throw new Error(`more than ${MAX_ENTRIES} files`);
  const entries: ZipEntry[] = [];
  let at = end.start;
  try {
    while (entries.length < end.count) {
      const head = await archive.slice(at, ENTRY_BYTES);
      if (head.readUInt32LE(0) !== 0x02014b50) break;
      const lengths = [28, 30, 32].map((offset) => head.readUInt16LE(offset));
      const length = lengths.reduce((sum, each) => sum + each, 0);
      const rest = await archive.slice(at + ENTRY_BYTES, length);
      entries.push(toEntry(head, rest, size));
      at += ENTRY_BYTES + length;
    }
  } catch (error) {
    if (entries.length === 0) throw error;
  }
  if (entries.length === 0 && end.count > 0) throw new Error("its directory is damaged");
  return { entries, missing: end.count - entries.length };
}

async function readEnd(
  archive: ReadAheadFile,
  size: number,
): Promise<{ start: number; count: number }> {
  const tailAt = Math.max(0, size - END_BYTES - MAX_COMMENT_BYTES);
  const tail = await archive.slice(tailAt, size - tailAt);
  const at = endOf(tail);
  if (at < 0) throw new Error("it has no directory");
  const count = tail.readUInt16LE(at + 10);
  const start = tail.readUInt32LE(at + 16);
  const locatorAt = tailAt + at - LOCATOR_BYTES;
  if ((count !== 0xffff && start !== IN_ZIP64) || locatorAt < 0) return { start, count };
  const locator = await archive.slice(locatorAt, LOCATOR_BYTES);
  if (locator.readUInt32LE(0) !== 0x07064b50) return { start, count };
  const end64 = await archive.slice(Number(locator.readBigUInt64LE(8)), ZIP64_END_BYTES);
  if (end64.readUInt32LE(0) !== 0x06064b50) throw new Error("its directory is damaged");
  return { start: Number(end64.readBigUInt64LE(48)), count: Number(end64.readBigUInt64LE(32)) };
}

/** Offset of the record that ends an archive, which a comment may follow; -1 when there is none. */
function endOf(tail: Buffer): number {
  let at = tail.lastIndexOf("PK\x05\x06", -1, "latin1");
  while (at >= 0 && !(at + END_BYTES <= tail.length && commentFits(tail, at))) {
    at = at === 0 ? -1 : tail.lastIndexOf("PK\x05\x06", at - 1, "latin1");
  }
  return at;
}

function commentFits(tail: Buffer, at: number): boolean {
  return at + END_BYTES + tail.readUInt16LE(at + 20) <= tail.length;
}

function toEntry(head: Buffer, rest: Buffer, archiveSize: number): ZipEntry {
  const flags = head.readUInt16LE(8);
  const method = head.readUInt16LE(10);
  const nameLength = head.readUInt16LE(28);
  const fields = extraFields(rest.subarray(nameLength, nameLength + head.readUInt16LE(30)));
  const [byteSize, packedSize, headerAt] = sizesOf(head, fields ?? []);
  const entry = {
    name: getFileNameLowLevel(flags, rest.subarray(0, nameLength), fields ?? [], false),
    byteSize: byteSize ?? 0,
    packedSize: packedSize ?? 0,
    isStored: method === STORED,
    crc32: head.readUInt32LE(16),
    headerAt: headerAt ?? 0,
  };
  const isWhole = byteSize !== null && packedSize !== null && headerAt !== null;
  return { ...entry, fault: isWhole ? faultOf(entry, flags, method, archiveSize) : DAMAGED };
}

const DAMAGED = "is damaged in the archive's directory";

function faultOf(
  { name, byteSize, packedSize, isStored, headerAt }: Omit<ZipEntry, "fault">,
  flags: number,
  method: number,
  archiveSize: number,
): string | null {
  if ((flags & ENCRYPTED) !== 0) return "is encrypted; make the archive without a password";
  if (!isStored && method !== DEFLATED) {
    return `is packed by method ${method}, which is not known here; make the archive with “deflate”`;
  }
  if (validateFileName(name) !== null) return "has a path that leads out of the archive";
  if (isStored && packedSize !== byteSize) return "has two sizes that differ";
  // Packing never makes a file much larger; an entry that claims so would have us read the rest of the archive.
  if (packedSize > 2 * byteSize + 1024) return "is packed into more than it unpacks to";
  if (headerAt + LOCAL_HEADER_BYTES + packedSize > archiveSize) {
    return "is cut off: the archive ends too early";
  }
  return null;
}

/** Unpacked size, packed size and header offset; null for one that belongs in a missing extra field. */
function sizesOf(head: Buffer, fields: { id: number; data: Buffer }[]): (number | null)[] {
  const data = fields.find(({ id }) => id === ZIP64_FIELD)?.data ?? Buffer.alloc(0);
  let at = 0;
  return [24, 20, 42].map((offset) => {
    const size = head.readUInt32LE(offset);
    if (size !== IN_ZIP64) return size;
    at += 8;
    return at <= data.length ? Number(data.readBigUInt64LE(at - 8)) : null;
  });
}

/** Null when they are damaged, as some tools leave them. That matters only if a size is needed from them. */
function extraFields(bytes: Buffer): { id: number; data: Buffer }[] | null {
  try {
    return parseExtraFields(bytes);
  } catch {
    return null;
  }
}
