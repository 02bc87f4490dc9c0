import type { FileHandle } from "node:fs/promises";

/** Holds the directory's entries by the hundred, and a small photo together with its neighbours. */
const WINDOW_BYTES = 64 * 1024;

/** A zip archive is read by a few bytes here and there; this asks the disk for a window of them at a time. */
export class ReadAheadFile {
  readonly #file: FileHandle;
  #windowStart = Number.POSITIVE_INFINITY;
  #window: Promise<Buffer> = Promise.resolve(Buffer.alloc(0));

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** The bytes from `start` on; they may share memory with others'. */
  async slice(start: number, length: number): Promise<Buffer> {
    if (length > WINDOW_BYTES) return ofLength(await this.#read(start, length), length);
    const windowEnd = this.#windowStart + WINDOW_BYTES;
    if (start < this.#windowStart || start + length > windowEnd) {
      this.#windowStart = start;
      this.#window = this.#read(start, WINDOW_BYTES);
    }
    const at = start - this.#windowStart;
    return ofLength((await this.#window).subarray(at, at + length), length);
  }

  async #read(start: number, length: number): Promise<Buffer> {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await this.#file.read(bytes, 0, length, start);
    return bytes.subarray(0, bytesRead);
  }
}

function ofLength(bytes: Buffer, length: number): Buffer {
  if (bytes.length === length) return bytes;
  throw new Error("the file ends too early");
}
