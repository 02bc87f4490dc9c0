import { fromSql, toSql } from "pgvector/utils";

/** Sizes in bytes of an array's header, an element's length field and a vector's header. */
const [ARRAY_HEADER, ELEMENT_LENGTH, VECTOR_HEADER] = [20, 4, 4];

/** A vector as text for pgvector: `[0.1,0.2]`. For single rows; searches and imports use the binary form. */
export function vectorText(vector: Float32Array): string {
  return toSql(Array.from(vector)) as string;
}

/** Parses the output of `column::text`. */
export function numbersFromText(text: string): number[] {
  return fromSql(text) as number[];
}

/**
 * A vector in pgvector's binary form (vector_recv): int16 dimension, int16 unused, float4s, all big-endian. Drivers
 * send a Buffer unchanged, which spares both sides the text: the embedded engine takes thirty times as long to parse a
 * vector's numbers as to store it.
 */
export function vectorBytes(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(VECTOR_HEADER + vector.byteLength);
  writeVector(bytes, 0, vector);
  return bytes;
}

/**
 * Vectors as the binary form of a Postgres array (array_recv): number of dimensions, null flag, element type, length
 * and lower bound, then each element preceded by its size.
 * @param vectorOid the type's number in this database
 */
export function vectorArrayBytes(vectors: Float32Array[], vectorOid: number): Buffer {
  const sizes = vectors.map((vector) => VECTOR_HEADER + vector.byteLength);
  const content = sizes.reduce((sum, size) => sum + ELEMENT_LENGTH + size, 0);
  const bytes = Buffer.alloc(ARRAY_HEADER + content);
  bytes.writeInt32BE(1, 0);
  bytes.writeUInt32BE(vectorOid, 8);
  bytes.writeInt32BE(vectors.length, 12);
  bytes.writeInt32BE(1, 16);
  let at = ARRAY_HEADER;
  for (const [index, vector] of vectors.entries()) {
    at = bytes.writeInt32BE(sizes[index] as number, at);
    at = writeVector(bytes, at, vector);
  }
  return bytes;
}

/** Parses the output of `vector_send(column)`, the same binary form. */
export function vectorFromBytes(bytes: Uint8Array): Float32Array {
  const numbers = new Uint8Array(bytes.subarray(VECTOR_HEADER));
  Buffer.from(numbers.buffer).swap32();
  return new Float32Array(numbers.buffer);
}

/** Returns the offset after the vector. */
function writeVector(bytes: Buffer, at: number, vector: Float32Array): number {
  bytes.writeInt16BE(vector.length, at);
  const start = at + VECTOR_HEADER;
  bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength), start);
  bytes.subarray(start, start + vector.byteLength).swap32();
  return start + vector.byteLength;
}
