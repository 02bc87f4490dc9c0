import type { FileHandle } from "node:fs/promises";

/** Holds hundreds of directory entries, or a small photo with its neighbours. */
const WINDOW_BYTES = 64 * 1024;

/** Reads a zip archive, which is accessed a few bytes at a time, from disk in larger windows. */
export class ReadAheadFile {
  readonly #file: FileHandle;
  #windowStart = Number.POSITIVE_INFINITY;
  #window: Promise<Buffer> = Promise.resolve(Buffer.alloc(0));

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** The bytes from `start` on; the buffer may share memory with other slices. */
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
