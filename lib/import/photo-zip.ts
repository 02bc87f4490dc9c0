import { open } from "node:fs/promises";
import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
import { UserError } from "@/lib/errors";
import { MAX_PHOTO_BYTES } from "@/lib/images/photo-limits";
import type { PhotoFile, PhotoSource } from "@/lib/import/photo-source-types";
import { ReadAheadFile } from "@/lib/import/read-ahead-file";
import { readZipDirectory, type ZipDirectory, type ZipEntry } from "@/lib/import/zip-directory";
import { plainLine } from "@/lib/plain-text";

const MAX_PROBLEMS = 10;
const LOCAL_HEADER_BYTES = 30;

const inflate = promisify(inflateRaw);

/**
 * The files listed in a zip archive's directory. A file is unpacked only when it is read, into memory, and never beyond
 * the size limit of a photo. Unusable entries are reported; the others are used.
 * @throws UserError `import-photos` when it is not a zip archive
 */
export async function openZipPhotos(file: string): Promise<PhotoSource> {
  const handle = await open(file);
  try {
    const archive = new ReadAheadFile(handle);
    const directory = await readZipDirectory(archive, (await handle.stat()).size);
    const photos = directory.entries.filter(isPhotoEntry);
    const byName = new Map(photos.map((entry) => [entry.name, entry]));
    return {
      files: [...byName.values()].map((entry) => toFile(archive, entry)),
      problems: problemsOf(photos, byName, directory),
      close: () => handle.close(),
    };
  } catch (cause) {
    await handle.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      "import-photos",
      `${file} is not a zip archive that can be read (${reason}). Create it again, or unpack it and name the folder.`,
      { cause },
    );
  }
}

/** Excludes folders, hidden files and the metadata that macOS adds. */
function isPhotoEntry({ name }: ZipEntry): boolean {
  return !name.endsWith("/") && !/(^|\/)(__MACOSX\/|\.(?!\.?\/))/.test(name);
}

function problemsOf(
  photos: ZipEntry[],
  byName: Map<string, ZipEntry>,
  { entries, missing }: ZipDirectory,
): string[] {
  const problems: string[] = [];
  for (const entry of photos) {
    const isTwice = byName.get(entry.name) !== entry;
    const fault = isTwice ? "is in the archive more than once; the last one is taken" : entry.fault;
    if (fault !== null) problems.push(`“${plainLine(entry.name)}” ${fault}.`);
  }
  const more = problems.length - MAX_PROBLEMS;
  if (more > 0) problems.splice(MAX_PROBLEMS, more, `And ${more} more files like these.`);
  if (missing > 0) {
    const listed = `${entries.length} of its ${entries.length + missing} files`;
    problems.push(`The archive's directory is damaged: only ${listed} can be found.`);
  }
  return problems;
}

function toFile(archive: ReadAheadFile, entry: ZipEntry): PhotoFile {
  const { name, byteSize, packedSize, headerAt } = entry;
  return {
    name,
    byteSize,
    async read() {
      if (entry.fault !== null) throw new Error(`it ${entry.fault}`);
      if (byteSize > MAX_PHOTO_BYTES) throw new Error("it unpacks to more than a photo may have");
      const header = await archive.slice(headerAt, LOCAL_HEADER_BYTES);
      if (header.readUInt32LE(0) !== 0x04034b50) throw new Error("it is not where it should be");
      const dataAt =
        headerAt + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
      const packed = await archive.slice(dataAt, packedSize);
      const bytes = entry.isStored ? packed : await unpack(packed, byteSize);
      if (crc32(bytes) !== entry.crc32) throw new Error("it is damaged: its checksum is another");
      return bytes;
    },
  };
}

async function unpack(packed: Buffer, byteSize: number): Promise<Buffer> {
  const bytes = await inflate(packed, { maxOutputLength: Math.max(1, byteSize) }).catch(
    (cause: Error) => {
      throw new Error(`it cannot be unpacked (${cause.message})`, { cause });
    },
  );
  if (bytes.length === byteSize) return bytes;
  throw new Error(`it unpacks to ${bytes.length} bytes, not ${byteSize}`);
}
