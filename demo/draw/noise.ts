/** Smooth value noise of about [-1, 1] with lattice points one unit apart, deterministic for each seed. */
export function valueNoise(seed: number): (x: number, y: number) => number {
  const size = 64;
  const table = new Float32Array(size * size);
  let state = (seed ^ 0x9e3779b9) >>> 0;
  for (let i = 0; i < table.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    table[i] = (state >>> 8) / 8388608 - 1;
  }
  return (x, y) => {
    const ix = Math.floor(x);
    const iy = Math.floor(y);
    const fx = x - ix;
    const fy = y - iy;
    const u = fx * fx * (3 - 2 * fx);
    const v = fy * fy * (3 - 2 * fy);
    const row0 = (iy & 63) * size;
    const row1 = ((iy + 1) & 63) * size;
    const a = table[row0 + (ix & 63)] as number;
    const b = table[row0 + ((ix + 1) & 63)] as number;
    const c = table[row1 + (ix & 63)] as number;
    const d = table[row1 + ((ix + 1) & 63)] as number;
    return a + (b - a) * u + (c - a + (a - b - c + d) * u) * v;
  };
}
