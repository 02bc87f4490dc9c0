import { hashText } from "#random";
import { valueNoise } from "./noise";
import { shadePng } from "./png";

export type ClothKind =
  | "jersey"
  | "rib"
  | "knit"
  | "chunky"
  | "poplin"
  | "linen"
  | "denim"
  | "twill"
  | "wool"
  | "tweed"
  | "leather"
  | "suede"
  | "satin"
  | "crepe"
  | "chiffon"
  | "tulle"
  | "corduroy"
  | "teddy"
  | "nylon"
  | "canvas"
  | "straw"
  | "velvet"
  | "patent"
  | "rubber"
  | "metal"
  | "glass"
  | "lycra"
  | "sequin";

/** How a cloth reflects light. */
export type ClothLight = {
  /** Strength of the highlights, 0–1, and how narrow they are. */
  gloss: number;
  sharpness: number;
  /** Strength of the shadows. */
  depth: number;
  /** Height of the cloth's own unevenness in centimetres. */
  crumple: number;
  /** Strength of the surface tile, 0–1. */
  grain: number;
};

const LIGHT: Record<ClothKind, ClothLight> = {
  jersey: { gloss: 0.3, sharpness: 1, depth: 0.9, crumple: 0.5, grain: 0.1 },
  rib: { gloss: 0.3, sharpness: 1, depth: 0.9, crumple: 0.3, grain: 0.3 },
  knit: { gloss: 0.28, sharpness: 1, depth: 0.85, crumple: 0.4, grain: 0.3 },
  chunky: { gloss: 0.3, sharpness: 1, depth: 0.85, crumple: 0.45, grain: 0.42 },
  poplin: { gloss: 0.34, sharpness: 1, depth: 0.9, crumple: 0.6, grain: 0.09 },
  linen: { gloss: 0.28, sharpness: 1, depth: 0.85, crumple: 0.8, grain: 0.14 },
  denim: { gloss: 0.32, sharpness: 1, depth: 0.9, crumple: 0.45, grain: 0.34 },
  twill: { gloss: 0.3, sharpness: 1, depth: 0.9, crumple: 0.42, grain: 0.16 },
  wool: { gloss: 0.24, sharpness: 1, depth: 0.85, crumple: 0.3, grain: 0.2 },
  tweed: { gloss: 0.2, sharpness: 1, depth: 0.8, crumple: 0.3, grain: 0.5 },
  leather: { gloss: 0.8, sharpness: 2.4, depth: 1, crumple: 0.6, grain: 0.12 },
  suede: { gloss: 0.22, sharpness: 1, depth: 0.85, crumple: 0.35, grain: 0.2 },
  satin: { gloss: 0.72, sharpness: 1.5, depth: 0.95, crumple: 0.6, grain: 0 },
  crepe: { gloss: 0.3, sharpness: 1, depth: 0.9, crumple: 0.6, grain: 0.08 },
  chiffon: { gloss: 0.4, sharpness: 1, depth: 0.75, crumple: 0.8, grain: 0.08 },
  tulle: { gloss: 0.3, sharpness: 1, depth: 0.6, crumple: 0.7, grain: 0.3 },
  corduroy: { gloss: 0.34, sharpness: 1, depth: 0.9, crumple: 0.35, grain: 0.36 },
  teddy: { gloss: 0.24, sharpness: 1, depth: 0.8, crumple: 0.5, grain: 0.5 },
  nylon: { gloss: 0.7, sharpness: 1.8, depth: 0.95, crumple: 0.7, grain: 0 },
  canvas: { gloss: 0.24, sharpness: 1, depth: 0.85, crumple: 0.35, grain: 0.26 },
  straw: { gloss: 0.35, sharpness: 1, depth: 0.9, crumple: 0.15, grain: 0.55 },
  velvet: { gloss: 0.34, sharpness: 1.1, depth: 1.1, crumple: 0.6, grain: 0.14 },
  patent: { gloss: 1, sharpness: 4, depth: 1, crumple: 0.15, grain: 0 },
  rubber: { gloss: 0.3, sharpness: 1.4, depth: 0.7, crumple: 0.05, grain: 0 },
  metal: { gloss: 1, sharpness: 2, depth: 1.2, crumple: 0.1, grain: 0 },
  glass: { gloss: 0.9, sharpness: 4, depth: 0.6, crumple: 0, grain: 0 },
  lycra: { gloss: 0.5, sharpness: 1.6, depth: 0.95, crumple: 0.22, grain: 0.05 },
  sequin: { gloss: 0.7, sharpness: 1.5, depth: 0.95, crumple: 0.5, grain: 0.75 },
};

export function lightOf(cloth: ClothKind): ClothLight {
  return LIGHT[cloth];
}

export const TILE_PX = 120;
const TAU = Math.PI * 2;

type Surface = (x: number, y: number) => number;

function speckle(seed: number): Surface {
  return (x, y) => {
    const h = Math.imul((x * 374761393 + y * 668265263 + seed) | 0, 1274126177);
    return (((h ^ (h >>> 13)) >>> 0) % 2048) / 1024 - 1;
  };
}

/** Smooth periodic noise with `cells` lattice cells across the tile. */
function soft(seed: number, cellsX: number, cellsY: number): Surface {
  const noise = valueNoise(seed);
  return (x, y) => {
    const u = (x / TILE_PX) * cellsX;
    const v = (y / TILE_PX) * cellsY;
    const fade = x / TILE_PX;
    const fall = y / TILE_PX;
    const across = (w: number) => noise(u, w) * (1 - fade) + noise(u - cellsX + 64, w) * fade;
    return across(v) * (1 - fall) + across(v - cellsY + 64) * fall;
  };
}

function knitStitch(width: number, height: number): Surface {
  return (x, y) => {
    const u = (x % width) / width;
    const leg = Math.abs(u - 0.5) * 2;
    const row = (((y + leg * height * 0.75) % height) + height) % height;
    const bump = Math.sin((row / height) * Math.PI) ** 0.7;
    return bump * 1.5 - 0.95 - (leg < 0.12 || leg > 0.93 ? 0.6 : 0);
  };
}

function weave(step: number): Surface {
  return (x, y) => {
    const over = (Math.floor(x / step) + Math.floor(y / step)) % 2 === 0;
    const t = over ? (x % step) / step : (y % step) / step;
    return Math.sin(t * Math.PI) * 1.4 - 0.8 + (over ? 0.18 : -0.1);
  };
}

function cells(seed: number, across: number): Surface {
  const size = TILE_PX / across;
  const jitter = speckle(seed);
  return (x, y) => {
    let [near, second] = [99, 99];
    const cx = Math.floor(x / size);
    const cy = Math.floor(y / size);
    for (let j = cy - 1; j <= cy + 1; j++) {
      for (let i = cx - 1; i <= cx + 1; i++) {
        const [wi, wj] = [(i + across) % across, (j + across) % across];
        const px = (i + 0.5 + jitter(wi, wj + 77) * 0.42) * size;
        const py = (j + 0.5 + jitter(wi + 31, wj) * 0.42) * size;
        const d = Math.hypot(x - px, y - py);
        if (d < near) [near, second] = [d, near];
        else if (d < second) second = d;
      }
    }
    return Math.min(1, (second - near) / (size * 0.35)) * 1.3 - 1 + jitter(cx, cy) * 0.12;
  };
}

function surfaceOf(cloth: ClothKind): Surface | null {
  const seed = hashText(cloth);
  const dust = speckle(seed);
  const cloud = soft(seed, 12, 12);
  const fine = soft(seed + 1, 40, 40);
  switch (cloth) {
    case "jersey":
    case "lycra":
      return knitStitch(4, 4);
    case "rib":
      return (x, y) => Math.cos((x / 6) * TAU) * 0.8 + dust(x, y) * 0.15;
    case "knit":
      return knitStitch(8, 6);
    case "chunky":
      return knitStitch(15, 11);
    case "poplin":
    case "crepe":
      return (x, y) => ((x + y) % 2 ? 0.5 : -0.5) + dust(x, y) * 0.5 + cloud(x, y) * 0.2;
    case "chiffon":
      return (x, y) => (x % 3 === 0 ? 0.5 : 0) + (y % 3 === 0 ? 0.5 : 0) - 0.4 + dust(x, y) * 0.3;
    case "linen": {
      const across = soft(seed + 2, 10, 60);
      const along = soft(seed + 3, 60, 10);
      return (x, y) => across(x, y) * 0.8 + along(x, y) * 0.8 + dust(x, y) * 0.25;
    }
    case "denim":
      return (x, y) =>
        Math.sin(((x + y) / 4) * TAU) * 0.5 +
        dust(x, y) * 0.45 +
        cloud(x, y) * 0.25 +
        soft(seed, 40, 6)(x, y) * 0.35;
    case "twill":
      return (x, y) => Math.sin(((x + y) / 5) * TAU) * 0.65 + dust(x, y) * 0.3;
    case "wool":
      return (x, y) => fine(x, y) * 0.7 + dust(x, y) * 0.4 + cloud(x, y) * 0.3;
    case "tweed":
      return (x, y) => {
        const knot = speckle(seed + 9)(Math.floor(x / 3), Math.floor(y / 3));
        const band = Math.floor(x / 12) % 2 ? x + y : x - y + TILE_PX;
        return (band % 6 < 3 ? 0.4 : -0.4) + (knot > 0.86 ? 1 : 0) + dust(x, y) * 0.4;
      };
    case "leather":
      return cells(seed, 24);
    case "suede":
      return (x, y) => fine(x, y) * 0.6 + dust(x, y) * 0.3 + cloud(x, y) * 0.4;
    case "corduroy":
      return (x, y) => Math.abs(Math.sin((x / 8) * Math.PI)) * 1.5 - 1 + dust(x, y) * 0.12;
    case "teddy": {
      const curl = soft(seed + 4, 22, 22);
      return (x, y) => Math.sin((fine(x, y) + curl(x, y)) * 5) * 0.7 + dust(x, y) * 0.2;
    }
    case "canvas":
      return weave(4);
    case "straw":
      return weave(10);
    case "velvet":
      return (x, y) => cloud(x, y) * 0.6 + dust(x, y) * 0.5;
    case "tulle":
      return (x, y) => ((x + y) % 6 === 0 || (x - y + TILE_PX * 6) % 6 === 0 ? 0.9 : -0.15);
    case "sequin":
      return (x, y) => {
        const row = Math.floor(y / 5);
        const cx = Math.floor((x + (row % 2) * 3) / 6);
        const d = Math.hypot(((x + (row % 2) * 3) % 6) - 3, (y % 5) - 2.5);
        return speckle(seed)(cx % 20, row) * 0.9 - (d > 2.7 ? 0.5 : 0);
      };
    case "nylon":
    case "satin":
    case "rubber":
    case "patent":
    case "metal":
    case "glass":
      return null;
  }
}

const tiles = new Map<ClothKind, string | null>();

/** The cloth's surface as a data URI of a repeating tile of TILE_PX × TILE_PX; null if it is smooth. */
export function clothTile(cloth: ClothKind): string | null {
  const known = tiles.get(cloth);
  if (known !== undefined) return known;
  const surface = surfaceOf(cloth);
  let tile: string | null = null;
  if (surface) {
    const shade = new Uint8Array(TILE_PX * TILE_PX);
    const strength = LIGHT[cloth].grain * 127;
    for (let y = 0; y < TILE_PX; y++) {
      for (let x = 0; x < TILE_PX; x++) {
        const value = Math.max(-1, Math.min(1, surface(x, y)));
        shade[y * TILE_PX + x] = Math.round(128 + value * strength * (value > 0 ? 0.6 : 1));
      }
    }
    tile = shadePng(shade, TILE_PX, TILE_PX, [18, 12, 22], [255, 250, 240]);
  }
  tiles.set(cloth, tile);
  return tile;
}
