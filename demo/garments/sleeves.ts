import { seamOn } from "#draw/colour";
import {
  bothSides,
  type Fold,
  type Paint,
  type Part,
  type Piece,
  piece,
  stitch,
} from "#draw/drawing";
import { joined, line, type Point, reversed } from "#draw/path";
import type { Random } from "#random";
import { armholePath, type TorsoCut } from "./torso";

export type SleeveShape = "plain" | "puff" | "bishop" | "bell" | "flutter";

export type SleeveCut = {
  shape: SleeveShape;
  /** From the shoulder point to the end of the cloth above the cuff, in centimetres. */
  length: number;
  /** Width at the end. */
  width: number;
  /** Angle away from the body in degrees. */
  angle: number;
  cuff: "none" | "rib" | "shirt" | "turned";
  cuffPaint?: Paint;
  /** Distance between the seams across a quilted sleeve, in centimetres. */
  baffles?: number;
};

function frame(cut: TorsoCut, sleeve: SleeveCut) {
  const a = (sleeve.angle * Math.PI) / 180;
  const along: Point = [Math.sin(a), Math.cos(a)];
  const inward: Point = [-Math.cos(a), Math.sin(a)];
  const origin: Point = [cut.shoulder, cut.slope];
  return (distance: number, across: number): Point => [
    origin[0] + along[0] * distance + inward[0] * across,
    origin[1] + along[1] * distance + inward[1] * across,
  ];
}

function cuffPiece(
  at: (d: number, a: number) => Point,
  sleeve: SleeveCut,
  paint: Paint,
  inset: number,
): Piece {
  const height = sleeve.cuff === "shirt" ? 5.6 : sleeve.cuff === "turned" ? 3 : 5.5;
  const from = sleeve.cuff === "turned" ? sleeve.length - height : sleeve.length - 0.4;
  const flare = sleeve.cuff === "turned" ? -0.4 : 0;
  const [a, b, c, d] = [
    at(from, inset + flare),
    at(from + height, inset + (sleeve.cuff === "rib" ? 0.5 : 0) + flare),
    at(from + height, sleeve.width - inset - (sleeve.cuff === "rib" ? 0.5 : 0) - flare),
    at(from, sleeve.width - inset - flare),
  ];
  const bottom = at(from + height + 0.7, sleeve.width / 2);
  const outline = joined(line(a, b), line(b, [bottom[0], bottom[1], c[0], c[1]]), line(c, d));
  const edge = line(at(from + 0.5, inset), at(from + 0.5, sleeve.width - inset));
  const end = line(
    at(from + height - 0.6, inset),
    at(from + height - 0.1, sleeve.width / 2),
    at(from + height - 0.6, sleeve.width - inset),
  );
  const thread = seamOn(paint.dye);
  return piece(outline, sleeve.cuffPaint ?? paint, {
    puff: 2.2,
    crumple: 0.3,
    grain: -sleeve.angle,
    lift: sleeve.cuff === "rib" ? 0.15 : 0.35,
    lines: sleeve.cuff === "rib" ? [] : [stitch(edge, thread), stitch(end, thread)],
  });
}

function sleeveFolds(
  at: (d: number, a: number) => Point,
  sleeve: SleeveCut,
  random: Random,
  soft: number,
): Fold[] {
  const folds: Fold[] = [];
  const { length, width } = sleeve;
  const ring = (d: number, slant: number, height: number, reach = 1) => {
    const [p, q, r] = [
      at(d, 0.4),
      at(d + slant * 0.4 + 1.2, width * 0.5),
      at(d + slant, width * reach),
    ];
    folds.push({
      path: line(p, [q[0], q[1], r[0], r[1]]),
      width: random.between(0.7, 1.2),
      height: height * soft,
    });
  };
  if (length > 40) {
    const elbow = length * random.between(0.5, 0.58);
    for (const step of [-5, -1, 3, 7])
      ring(
        elbow + step + random.between(-1, 1),
        random.between(-5, 4),
        random.between(0.45, 0.95),
        random.between(0.5, 0.95),
      );
    for (const step of [2.5, 6, 10])
      ring(length - step, random.between(-2, 2), random.between(0.3, 0.7), random.between(0.6, 1));
  } else if (length > 12) {
    ring(length * 0.55, random.between(-4, 3), 0.5, 0.8);
  }
  const [s, e] = [at(length * 0.08, 2), at(length * 0.4, width * 0.7)];
  const bend = at(length * 0.2, 1.5);
  folds.push({ path: line(s, [bend[0], bend[1], e[0], e[1]]), width: 1, height: 0.5 * soft });
  return folds;
}

function outlineOf(cut: TorsoCut, sleeve: SleeveCut, at: (d: number, a: number) => Point) {
  const { length, width, shape } = sleeve;
  const hole = armholePath(cut);
  const end = at(length, 0);
  const inner = at(length, width);
  const underarm: Point = [cut.chest, cut.armhole];
  const bulge = { plain: -0.9, puff: -5.5, bishop: -3, bell: 0.5, flutter: -1.6 }[shape];
  const spread = { plain: 0, puff: 0, bishop: -2.6, bell: -4.5, flutter: -1.8 }[shape];
  const o1 = at(length * (shape === "puff" ? 0.02 : 0.12), bulge);
  const o2 = at(
    length * (shape === "bishop" ? 0.86 : shape === "puff" ? 0.78 : 0.6),
    shape === "puff" ? bulge : shape === "bishop" ? -4.6 : bulge * 0.7 + spread * 0.3,
  );
  const outEnd = shape === "bell" || shape === "flutter" ? at(length, spread) : end;
  const inEnd =
    shape === "bell" || shape === "flutter" ? at(length - 0.8, width - spread * 0.6) : inner;
  const i1 = at(length * 0.84, width + (shape === "bishop" ? 4 : shape === "puff" ? 3 : 0.5));
  const dip = at(length + (shape === "bell" ? 1.6 : shape === "flutter" ? 1.4 : 0.7), width / 2);
  const a = (sleeve.angle * Math.PI) / 180;
  const into = [underarm[0] + Math.sin(a) * 3, underarm[1] + Math.cos(a) * 3] as const;
  const start = hole.start;
  return joined(
    line(start, [...o1, ...o2, ...outEnd] as [number, number, number, number, number, number]),
    line(outEnd, [...dip, ...inEnd] as [number, number, number, number]),
    line(inEnd, [...i1, ...into, ...underarm] as [number, number, number, number, number, number]),
    reversed(hole),
  );
}

function bafflesAlong(cut: TorsoCut, sleeve: SleeveCut, step: number) {
  const a = (sleeve.angle * Math.PI) / 180;
  return (x: number, y: number): number => {
    const along = (x - cut.shoulder) * Math.sin(a) + (y - cut.slope) * Math.cos(a);
    return 1.5 * Math.sqrt(Math.abs(Math.sin((along / step) * Math.PI)));
  };
}

/** Both sleeves, to be laid over the torso. */
export function sleeves(
  cut: TorsoCut,
  sleeve: SleeveCut,
  paint: Paint,
  random: Random,
  soft = 1,
): Part[] {
  const at = frame(cut, sleeve);
  const parts: Part[] = [];
  const gathered = sleeve.shape === "puff" || sleeve.shape === "bishop";
  const folds = sleeveFolds(at, sleeve, random, soft);
  if (gathered || sleeve.shape === "bell" || sleeve.shape === "flutter") {
    const rows = gathered ? 6 : 4;
    for (let i = 0; i < rows; i++) {
      const across = ((i + 0.5) / rows) * sleeve.width;
      const [from, to] = [
        at(sleeve.length, across),
        at(sleeve.length * random.between(0.45, 0.75), across - 1),
      ];
      folds.push({ path: line(from, to), width: 0.55, height: (i % 2 ? 0.8 : -0.7) * 1.1 });
      if (sleeve.shape === "puff") {
        const [a, b] = [
          at(0.4, across * 0.6),
          at(sleeve.length * random.between(0.3, 0.5), across * 1.05 - 2),
        ];
        folds.push({ path: line(a, b), width: 0.5, height: i % 2 ? 0.7 : -0.6 });
      }
    }
  }
  const thread = seamOn(paint.dye);
  const lines =
    sleeve.cuff === "none"
      ? [1.7, 1.3].map((up) =>
          stitch(
            line(
              at(sleeve.length - up, -4),
              at(sleeve.length - up + 0.5, sleeve.width / 2),
              at(sleeve.length - up, sleeve.width + 4),
            ),
            thread,
            { width: 0.12 },
          ),
        )
      : [];
  parts.push(
    piece(outlineOf(cut, sleeve, at), paint, {
      grain: -sleeve.angle,
      puff: Math.min(7, sleeve.width * 0.42 + 1),
      folds,
      lines,
      lift: 0.35,
      relief: sleeve.baffles ? bafflesAlong(cut, sleeve, sleeve.baffles) : undefined,
    }),
  );
  if (sleeve.cuff !== "none") parts.push(cuffPiece(at, sleeve, paint, gathered ? 0.2 : 0));
  return bothSides(...parts);
}
