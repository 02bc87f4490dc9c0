import { darker, lighter, seamOn } from "#draw/colour";
import {
  type Fold,
  type Line,
  mark,
  type Paint,
  type Part,
  type Piece,
  piece,
  stitch,
  stroke,
} from "#draw/drawing";
import {
  joined,
  line,
  mapPath,
  mirrored,
  type Path,
  type Point,
  reversed,
  type Step,
} from "#draw/path";
import type { Random } from "#random";

export type Neckline = "crew" | "v" | "scoop" | "square" | "boat" | "sweetheart" | "straight";

/** Half widths, and heights from the base of the neck, in centimetres. */
export type TorsoCut = {
  neckline: Neckline;
  neck: number;
  neckDepth: number;
  shoulder: number;
  slope: number;
  armhole: number;
  chest: number;
  waist: number;
  waistAt: number;
  hem: number;
  length: number;
  /** How far the middle of the hem hangs below its ends; negative if the sides hang lower, as on shirt tails. */
  dip: number;
};

/** From the middle of the neckline to the neck point on the right. */
export function necklineSteps(cut: TorsoCut, depth = cut.neckDepth): Step[] {
  const { neck } = cut;
  switch (cut.neckline) {
    case "v":
      return [[neck * 0.62, depth * 0.5, neck, 0]];
    case "scoop":
      return [[neck * 0.75, depth, neck * 0.98, depth * 0.62, neck, 0]];
    case "square":
      return [
        [neck - 1.6, depth - 0.3],
        [neck - 0.4, depth * 0.5, neck, 0],
      ];
    case "boat":
      return [[neck * 0.6, depth * 0.96, neck, 0]];
    case "sweetheart":
      return [
        [neck * 0.25, depth - 4.4, neck * 0.72, depth - 4.6],
        [neck * 0.98, depth - 4.2, neck * 0.98, depth * 0.5, neck, 0],
      ];
    case "straight":
      return [
        [neck * 0.5, depth - 0.4, neck - 1.2, depth - 0.8],
        [neck - 0.6, depth * 0.5, neck, 0],
      ];
    case "crew":
      return [[neck * 0.58, depth, neck * 0.94, depth * 0.55, neck, 0]];
  }
}

export function shoulderPoint(cut: TorsoCut): Point {
  return [cut.shoulder, cut.slope];
}

/** From the shoulder down to the underarm, on the right. */
export function armholePath(cut: TorsoCut): Path {
  const { shoulder, slope, armhole, chest } = cut;
  const inset = Math.min(shoulder, chest) - 1.8;
  return line([shoulder, slope], [shoulder - 1, slope + 5, inset, armhole - 6, chest, armhole]);
}

/** From the underarm to the middle of the hem, on the right. */
export function sideSteps(cut: TorsoCut): Step[] {
  const { chest, armhole, waist, waistAt, hem, length, dip } = cut;
  return [
    [chest - 0.4, armhole + 6, waist, waistAt - 7, waist, waistAt],
    [waist, waistAt + 7, hem - 0.2, length - 12, hem, length],
    [hem * 0.55, length + dip, 0, length + dip],
  ];
}

export function torsoOutline(cut: TorsoCut, depth = cut.neckDepth): Path {
  const half = joined(
    line([0, depth], ...necklineSteps(cut, depth), [cut.shoulder, cut.slope]),
    armholePath(cut),
    line([cut.chest, cut.armhole], ...sideSteps(cut)),
  );
  return joined({ ...half, closed: false }, reversed(mirrored({ ...half, closed: false })));
}

/** The inside of the back, visible through the neck. */
export function innerNeck(cut: TorsoCut, paint: Paint, label = true): Part[] {
  const { neck, neckDepth } = cut;
  const inner: Paint = { ...paint, pattern: null, dye: darker(paint.dye, 0.2) };
  const outline = joined(
    line([-neck - 0.3, 0], [-neck * 0.55, 1.5, 0, 1.6], [neck * 0.55, 1.5, neck + 0.3, 0]),
    line(
      [neck + 0.3, 0],
      [neck * 0.7, neckDepth + 1.5, 0, neckDepth + 2],
      [-neck * 0.7, neckDepth + 1.5, -neck - 0.3, 0],
    ),
  );
  const parts: Part[] = [piece(outline, inner, { puff: 2, shade: 0.35, crumple: 0.3 })];
  parts.push(
    stroke(
      line([-neck + 0.6, 0.9], [-neck * 0.5, 2.3, 0, 2.4], [neck * 0.5, 2.3, neck - 0.6, 0.9]),
      lighter(inner.dye, 0.1),
      1.5,
      { opacity: 0.55 },
    ),
  );
  if (label && neckDepth > 5) {
    parts.push(
      mark(
        [0, 3.2],
        '<rect x="-1.7" y="0" width="3.4" height="1.5" rx=".12" fill="#f3eee2"/><path d="M-1 .55H1M-.6 1H.6" stroke="#8b7b66" stroke-width=".14"/>',
      ),
    );
  }
  return parts;
}

/** A band `width` wide that follows the neckline on the outside. */
export function neckBand(cut: TorsoCut, paint: Paint, width: number, back = false): Piece {
  const depth = back ? 2 : cut.neckDepth;
  const base = back ? { ...cut, neckline: "crew" as const } : cut;
  const inner = line([0, depth], ...necklineSteps(base, depth));
  const grow = (cut.neck + width) / cut.neck;
  const outer = mapPath(line([0, depth], ...necklineSteps(base, depth)), ([x, y]) => [
    x * grow,
    y + width * (0.36 + 0.64 * (y / depth)),
  ]);
  const upper = joined({ ...reversed(mirrored(inner)), closed: false }, inner);
  const lower = joined({ ...reversed(mirrored(outer)), closed: false }, outer);
  return piece(joined({ ...upper, closed: false }, reversed({ ...lower, closed: false })), paint, {
    puff: width * 0.45,
    crumple: 0,
    lift: 0.25,
  });
}

/** Creases where the garment is held: from the underarms, at the waist, above the hem. */
export function torsoFolds(cut: TorsoCut, random: Random, strength = 1): Fold[] {
  const { chest, armhole, waist, waistAt, length, hem } = cut;
  const folds: Fold[] = [];
  const add = (path: Path, width: number, height: number) =>
    folds.push({
      path,
      width: width * random.between(0.8, 1.25),
      height: height * strength * random.between(0.6, 1.3),
    });
  for (const side of [-1, 1]) {
    const drop = random.between(3, 8);
    add(
      line(
        [side * (chest - 1), armhole + 0.5],
        [side * chest * 0.62, armhole + drop * 0.4, side * chest * 0.4, armhole + drop],
      ),
      1,
      0.9,
    );
    add(
      line(
        [side * (chest - 1.6), armhole - 3],
        [side * chest * 0.7, armhole - 3 + drop * 0.3, side * chest * 0.55, armhole + drop * 0.5],
      ),
      0.8,
      -0.7,
    );
    add(
      line(
        [side * (waist - 0.6), waistAt - random.between(2, 5)],
        [side * waist * 0.7, waistAt, side * waist * 0.35, waistAt + random.between(1, 5)],
      ),
      1.1,
      0.7,
    );
    add(
      line(
        [side * (waist - 0.5), waistAt + random.between(1, 5)],
        [side * waist * 0.75, waistAt + 3, side * waist * 0.5, waistAt + random.between(4, 8)],
      ),
      0.9,
      -0.6,
    );
    const x = side * hem * random.between(0.3, 0.85);
    add(
      line([x, length + 1], [x * 0.98, length - 8, x * 0.9, length - random.between(12, 20)]),
      1.3,
      0.8,
    );
  }
  return folds;
}

/** Two rows of stitching above the hem, and the side seams. */
export function hemLines(cut: TorsoCut, paint: Paint, rise = 2): Line[] {
  const thread = seamOn(paint.dye);
  const { hem, length, dip, chest, armhole, waist, waistAt, neck, shoulder, slope } = cut;
  const row = (up: number) =>
    line(
      [-hem, length - up],
      [-hem * 0.55, length + dip - up, 0, length + dip - up],
      [hem * 0.55, length + dip - up, hem, length - up],
    );
  const seam = line(
    [chest - 0.25, armhole],
    [waist - 0.3, waistAt - 7, waist - 0.3, waistAt],
    [waist - 0.2, waistAt + 7, hem - 0.3, length],
  );
  const top = line([neck, 0.5], [shoulder, slope + 0.5]);
  return [
    stitch(row(rise), thread, { width: 0.12 }),
    stitch(row(rise - 0.45), thread, { width: 0.12 }),
    stroke(seam, thread, 0.14, { opacity: 0.5 }),
    stroke(mirrored(seam), thread, 0.14, { opacity: 0.5 }),
    stroke(top, thread, 0.14, { opacity: 0.45 }),
    stroke(mirrored(top), thread, 0.14, { opacity: 0.45 }),
  ];
}
