import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { UserError } from "@/lib/errors";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

const SAMPLE_BYTES = 4096;

/**
 * Detects a text file's encoding: by its byte order mark; as UTF-16 by the zero bytes between its letters; as UTF-8 if
 * all of it is valid UTF-8; otherwise Windows-1252, in which Excel saves plain "CSV".
 * @throws UserError `import-encoding` when it is not text
 */
export async function detectEncoding(file: string): Promise<Encoding> {
  const start = await readStart(file);
  if (start.length === 0) throw new UserError("import-empty", `${file} is empty (0 bytes).`);
  if (start.readUInt32BE(0) === 0x504b0304) {
    throw notText(file, "an Excel workbook or a zip archive");
  }
  const mark = start.subarray(0, 3).toString("hex");
  if (mark === "efbbbf") return "utf-8";
  if (mark.startsWith("fffe")) return "utf-16le";
  if (mark.startsWith("feff")) return "utf-16be";
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 4 && even === 0) return "utf-16le";
  if (even > start.length / 4 && odd === 0) return "utf-16be";
  if (even + odd > 0) throw notText(file, "not a text file");
  if (await decodes(file, "utf-8")) return "utf-8";
  if (await hasUnassignedBytes(file)) throw notText(file, "in an encoding that is not known here");
  return "windows-1252";
}

/** The file's text in pieces, without the byte order mark. */
export async function* readText(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding !== "windows-1252" });
  for await (const chunk of createReadStream(file)) {
    yield decoder.decode(chunk as Buffer, { stream: true });
  }
  yield decoder.decode();
}

async function readStart(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const bytes = Buffer.alloc(SAMPLE_BYTES);
    const { bytesRead } = await handle.read(bytes, 0, SAMPLE_BYTES, 0);
    return bytes.subarray(0, bytesRead < 4 && bytesRead > 0 ? 4 : bytesRead);
  } finally {
    await handle.close();
  }
}

async function decodes(file: string, encoding: Encoding): Promise<boolean> {
  try {
    for await (const _ of readText(file, encoding));
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Five bytes are unassigned in Windows-1252 but are letters in many other encodings. */
async function hasUnassignedBytes(file: string): Promise<boolean> {
  const unassigned = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
  for await (const chunk of createReadStream(file)) {
    if ((chunk as Buffer).some((byte) => unassigned.has(byte))) return true;
  }
  return false;
}

function notText(file: string, what: string): UserError {
  return new UserError(
    "import-encoding",
    `${file} is ${what}. Save it as “CSV UTF-8” (in Excel: File → Save as → CSV UTF-8) and import that.`,
  );
}
