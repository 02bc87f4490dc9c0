import type { ClothKind } from "./cloth";
import type { Rgb } from "./colour";
import { flatten, mapPath, mirrored, type Path, type Point, smooth } from "./path";
import type { PatternSpec } from "./pattern";

export type Paint = { cloth: ClothKind; dye: Rgb; pattern?: PatternSpec | null };

/** A ridge (height above 0) or a crease (below 0) pressed into a piece, in centimetres. */
export type Fold = { path: Path; width: number; height: number };

export type Line = {
  kind: "line";
  path: Path;
  colour: Rgb;
  width: number;
  dash?: string;
  opacity?: number;
};

/** A piece of cloth, or of anything else that has an edge and reflects light. */
export type Piece = {
  kind: "piece";
  outline: Path;
  /** Contours cut out of the piece. */
  holes?: Path[];
  paint: Paint;
  /** Rotation of weave and pattern in degrees. */
  grain?: number;
  /** How far the roundness reaches in from the edge, in centimetres; 0 is flat. */
  puff?: number;
  /** How much of the roundness also applies at the upper and lower edges: low for hanging cloth, 1 for a ball. */
  drop?: number;
  folds?: Fold[];
  /** Height of the surface at a point, in centimetres. */
  relief?: (x: number, y: number) => number;
  /** Multiplies the cloth's own unevenness. */
  crumple?: number;
  /** Seams and stitches, clipped at the edge. */
  lines?: Line[];
  /** Distance from what lies beneath, in centimetres. */
  lift?: number;
  opacity?: number;
  /** How much it lies in the garment's own shade, like the inside of a neck or a far strap: 0–1. */
  shade?: number;
  /** Multiplies the strength of shadows and highlights. */
  contrast?: number;
};

/** A small detail drawn around its own origin, in centimetres. */
export type Mark = { kind: "mark"; at: Point; angle?: number; svg: string };

export type Part = Piece | Line | Mark;

export type Presentation = "hanger" | "ghost" | "flat" | "stand";

export type Drawing = {
  /** From back to front. */
  parts: Part[];
  presentation: Presentation;
  /** The position of the hanger's shoulders, for hung clothes. */
  hanger?: { shoulder: Point; neck: number };
  /** The share of the frame that a small product fills; 1 by default. */
  fill?: number;
  /** What the detail photo shows. */
  focus: { at: Point; width: number; words: string };
};

export function piece(outline: Path, paint: Paint, options: Partial<Piece> = {}): Piece {
  return { kind: "piece", outline, paint, ...options };
}

export function stroke(path: Path, colour: Rgb, width: number, options: Partial<Line> = {}): Line {
  return { kind: "line", path, colour, width, ...options };
}

export function stitch(path: Path, colour: Rgb, options: Partial<Line> = {}): Line {
  return stroke(path, colour, 0.16, { dash: "0.5 0.34", opacity: 0.8, ...options });
}

export function mark(at: Point, svg: string, angle = 0): Mark {
  return { kind: "mark", at, svg, angle };
}

export function mirroredPart<T extends Part>(part: T): T {
  if (part.kind === "mark") {
    return { ...part, at: [-part.at[0], part.at[1]], angle: -(part.angle ?? 0) };
  }
  if (part.kind === "line") return { ...part, path: mirrored(part.path) };
  const { relief } = part;
  return {
    ...part,
    outline: mirrored(part.outline),
    holes: part.holes?.map(mirrored),
    grain: -(part.grain ?? 0),
    folds: part.folds?.map((fold) => ({ ...fold, path: mirrored(fold.path) })),
    lines: part.lines?.map((each) => ({ ...each, path: mirrored(each.path) })),
    relief: relief && ((x, y) => relief(-x, y)),
  };
}

/** The part on the right and its mirror image on the left. */
export function bothSides<T extends Part>(...parts: T[]): T[] {
  return [...parts.map(mirroredPart), ...parts];
}

function transformed(part: Part, move: (p: Point) => Point, turn: number, size: number): Part {
  if (part.kind === "mark") {
    return {
      ...part,
      at: move(part.at),
      angle: (part.angle ?? 0) + turn,
      svg: size === 1 ? part.svg : `<g transform="scale(${size})">${part.svg}</g>`,
    };
  }
  if (part.kind === "line") {
    return { ...part, path: mapPath(part.path, move), width: part.width * size };
  }
  return {
    ...part,
    outline: mapPath(part.outline, move),
    holes: part.holes?.map((hole) => mapPath(hole, move)),
    grain: (part.grain ?? 0) + turn,
    puff: (part.puff ?? 0) * size,
    lift: (part.lift ?? 0) * size,
    relief: undefined,
    folds: part.folds?.map((fold) => ({
      path: mapPath(fold.path, move),
      width: fold.width * size,
      height: fold.height * size,
    })),
    lines: part.lines?.map((each) => ({
      ...each,
      path: mapPath(each.path, move),
      width: each.width * size,
    })),
  };
}

/** Rotates (degrees, clockwise) and scales the parts about the origin, then moves them. Drops relief. */
export function placed(parts: Part[], x: number, y: number, turn = 0, size = 1): Part[] {
  const c = Math.cos((turn * Math.PI) / 180) * size;
  const s = Math.sin((turn * Math.PI) / 180) * size;
  const move = ([px, py]: Point): Point => [x + px * c - py * s, y + px * s + py * c];
  return parts.map((part) => transformed(part, move, turn, size));
}

/** A closed band along a path; `width` in centimetres may change along it (t from 0 to 1). */
export function ribbon(path: Path, width: number | ((t: number) => number), pieces = 5): Path {
  const points = flatten(path, pieces);
  const left: Point[] = [];
  const right: Point[] = [];
  points.forEach((point, i) => {
    const before = points[Math.max(0, i - 1)] as Point;
    const after = points[Math.min(points.length - 1, i + 1)] as Point;
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    const half = (typeof width === "number" ? width : width(i / (points.length - 1))) / 2;
    const nx = (-(after[1] - before[1]) / length) * half;
    const ny = ((after[0] - before[0]) / length) * half;
    left.push([point[0] + nx, point[1] + ny]);
    right.unshift([point[0] - nx, point[1] - ny]);
  });
  const sideA = smooth(left, false);
  const sideB = smooth(right, false);
  const back = sideB.curves;
  const from = left.at(-1) as Point;
  const to = right[0] as Point;
  return {
    start: sideA.start,
    curves: [...sideA.curves, [from, to, to], ...back],
    closed: true,
  };
}
