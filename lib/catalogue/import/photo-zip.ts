import { open } from "node:fs/promises";
import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from "yauzl";
import type { PhotoFile, PhotoSource } from "@/lib/catalogue/import/photo-source";
import { ReadAheadFile } from "@/lib/catalogue/import/read-ahead-file";
import { UserError } from "@/lib/errors";

/** Archives of more files than this are not of photos. */
const MAX_ENTRIES = 2_000_000;
const STORED = 0;

const inflate = promisify(inflateRaw);

/**
 * The files of a zip archive by its directory; nothing is unpacked but what is asked for, into memory. A file that
 * unpacks to more than the directory says is an error.
 * @throws UserError `import-photos`
 */
export async function openZipPhotos(file: string): Promise<PhotoSource> {
  const handle = await open(file);
  try {
    const archive = new ReadAheadFile(handle);
    const { size } = await handle.stat();
    const zip = await fromRandomAccessReaderPromise(archive, size, { autoClose: false });
    const files: PhotoFile[] = [];
    for await (const entry of zip.eachEntry()) {
      if (files.length >= MAX_ENTRIES) throw new Error(`more than ${MAX_ENTRIES} files`);
      if (isPhotoEntry(entry)) files.push(toFile(zip, archive, entry));
    }
    return { files, close: async () => zip.close() };
  } catch (cause) {
    await handle.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      "import-photos",
      `${file} is not a zip archive that can be read (${reason}). Make it anew, or unpack it and name the folder.`,
      { cause },
    );
  }
}

/** Folders, and what macOS puts beside the files, are none. */
function isPhotoEntry({ fileName }: Entry): boolean {
  return !fileName.endsWith("/") && !/(^|\/)(__MACOSX\/|\.)/.test(fileName);
}

function toFile(zip: ZipFile, archive: ReadAheadFile, entry: Entry): PhotoFile {
  const { fileName: name, uncompressedSize: byteSize, compressedSize } = entry;
  return {
    name,
    byteSize,
    async read() {
      // Packing never makes a file much larger; who says so would have us read the rest of the archive.
      if (!entry.canDecodeFileData() || compressedSize > 2 * byteSize + 1024) {
        throw new UserError(
          "import-photos",
          `${name} is encrypted or packed in a way that cannot be read. Make the archive anew.`,
        );
      }
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
      const packed = await archive.slice(fileDataStart, compressedSize);
      return entry.compressionMethod === STORED ? packed : unpack(packed, byteSize);
    },
  };
}

async function unpack(packed: Buffer, byteSize: number): Promise<Buffer> {
  const bytes = await inflate(packed, { maxOutputLength: Math.max(1, byteSize) });
  if (bytes.length === byteSize) return bytes;
  throw new Error(`it unpacks to ${bytes.length} bytes, not ${byteSize}`);
}
