/** pgvector's binary form (vector_send): int16 dimension, int16 unused, then float4s, all big-endian. */
export function fromVectorSend(bytes: Uint8Array): Float32Array {
  const numbers = new Uint8Array(bytes.subarray(4));
  Buffer.from(numbers.buffer).swap32();
  return new Float32Array(numbers.buffer);
}
