import { buffer } from "node:stream/consumers";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { PhotoFile, PhotoSource } from "@/lib/catalogue/import/photo-source";
import { UserError } from "@/lib/errors";

/** Archives of more files than this are not of photos. */
const MAX_ENTRIES = 2_000_000;

/**
 * The files of a zip archive by its directory; nothing is unpacked but what is asked for, into memory. A file that
 * unpacks to more than the directory says is an error.
 * @throws UserError `import-photos`
 */
export async function openZipPhotos(file: string): Promise<PhotoSource> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    const files: PhotoFile[] = [];
    for await (const entry of zip.eachEntry()) {
      if (files.length >= MAX_ENTRIES) throw new Error(`more than ${MAX_ENTRIES} files`);
      if (isPhotoEntry(entry)) files.push(toFile(zip, entry));
    }
    const opened = zip;
    return { files, close: async () => opened.close() };
  } catch (cause) {
    zip?.close();
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

function toFile(zip: ZipFile, entry: Entry): PhotoFile {
  return {
    name: entry.fileName,
    byteSize: entry.uncompressedSize,
    async read() {
      if (!entry.canDecodeFileData()) {
        throw new UserError(
          "import-photos",
          `${entry.fileName} is encrypted or packed in a way that cannot be read. Make the archive anew.`,
        );
      }
      return buffer(await zip.openReadStreamPromise(entry));
    },
  };
}
