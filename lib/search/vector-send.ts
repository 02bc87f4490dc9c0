/** pgvector's binary form: int16 dimension, int16 unused, then float4s, all big-endian. */
export function fromVectorSend(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: view.getInt16(0) }, (_, index) =>
    view.getFloat32(4 + 4 * index),
  );
}
