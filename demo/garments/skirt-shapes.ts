import { darker, seamOn } from "#draw/colour";
import { type Fold, type Line, type Paint, type Piece, piece, stitch, stroke } from "#draw/drawing";
import { joined, line, type Path, type Point, reversed, smooth } from "#draw/path";
import type { Random } from "#random";

export type SkirtCut = {
  /** Heights from the base of the neck or from the waist, and half widths, in centimetres. */
  top: number;
  bottom: number;
  waist: number;
  hip: number;
  hem: number;
  /** Soft folds from waist to hem: how many there are across, and how deep they are at the hem. */
  folds: number;
  depth: number;
  /** Pressed pleats instead of soft folds. */
  pleated: boolean;
  /** Gathered at the waist. */
  gathered: boolean;
};

/** The half width at a height. */
export function skirtHalfAt(cut: SkirtCut, y: number): number {
  const hipAt = cut.top + Math.min(20, (cut.bottom - cut.top) * 0.45);
  if (y <= hipAt) {
    const t = Math.max(0, (y - cut.top) / (hipAt - cut.top));
    return cut.waist + (cut.hip - cut.waist) * Math.sin((t * Math.PI) / 2);
  }
  const t = (y - hipAt) / (cut.bottom - hipAt);
  return cut.hip + (cut.hem - cut.hip) * t;
}

function hemPoints(cut: SkirtCut, phase: number): Point[] {
  const count = cut.pleated ? cut.folds * 2 : Math.max(12, cut.folds * 4);
  const dip = cut.hem * 0.07;
  return Array.from({ length: count + 1 }, (_, i) => {
    const u = (i / count) * 2 - 1;
    const wave = cut.pleated
      ? (i % 2 ? 0.35 : -0.35) * cut.depth
      : -Math.cos(u * cut.folds * Math.PI + phase) * cut.depth * 0.42;
    return [u * cut.hem, cut.bottom + dip * (1 - u * u) + wave] as const;
  });
}

export function skirtOutline(cut: SkirtCut, phase: number): Path {
  const hipAt = cut.top + Math.min(20, (cut.bottom - cut.top) * 0.45);
  const right = line(
    [cut.waist, cut.top],
    [
      cut.waist + (cut.hip - cut.waist) * 0.8,
      cut.top + (hipAt - cut.top) * 0.35,
      cut.hip,
      hipAt - 4,
      cut.hip + (cut.hem - cut.hip) * 0.04,
      hipAt,
    ],
    [cut.hem, cut.bottom],
  );
  const left = line(
    [-cut.waist, cut.top],
    [
      -cut.waist - (cut.hip - cut.waist) * 0.8,
      cut.top + (hipAt - cut.top) * 0.35,
      -cut.hip,
      hipAt - 4,
      -cut.hip - (cut.hem - cut.hip) * 0.04,
      hipAt,
    ],
    [-cut.hem, cut.bottom],
  );
  const hem = smooth(hemPoints(cut, phase), false, cut.pleated ? 0.2 : 1);
  return joined(left, hem, reversed(right));
}

function reliefOf(cut: SkirtCut, phase: number, random: Random) {
  const wobble = random.between(0.3, 0.9);
  const drift = random.between(-0.4, 0.4);
  return (x: number, y: number): number => {
    const fall = Math.min(1, Math.max(0, (y - cut.top) / (cut.bottom - cut.top)));
    const u = x / skirtHalfAt(cut, y);
    if (cut.pleated) {
      const t = (((u * cut.folds + 100) % 1) + 1) % 1;
      return cut.depth * 0.85 * (t < 0.82 ? t : (1 - t) * 4.5) * (0.55 + 0.45 * fall);
    }
    const grown = cut.gathered ? 0.3 + 0.7 * fall : fall ** 1.3;
    const angle =
      u * cut.folds * Math.PI + phase + wobble * Math.sin(u * 2.1 + fall * 2.4 + drift * 9);
    return cut.depth * 0.9 * grown * (Math.cos(angle) * -1 + 0.25 * Math.cos(angle * 2.3 + 1));
  };
}

export function skirt(
  cut: SkirtCut,
  paint: Paint,
  random: Random,
  options: { lines?: Line[]; lift?: number; hemLine?: boolean; opacity?: number } = {},
): Piece {
  const phase = random.between(0, Math.PI * 2);
  const folds: Fold[] = [];
  if (cut.gathered) {
    const count = 14;
    for (let i = 0; i < count; i++) {
      const x = ((i + random.between(0.2, 0.8)) / count) * 2 - 1;
      folds.push({
        path: line(
          [x * cut.waist, cut.top - 0.5],
          [x * (cut.waist + cut.hip) * 0.5, cut.top + random.between(6, 16)],
        ),
        width: 0.5,
        height: i % 2 ? 0.8 : -0.8,
      });
    }
  } else if (!cut.pleated) {
    for (const side of [-1, 1]) {
      folds.push({
        path: line(
          [side * cut.waist * 0.9, cut.top + 9],
          [
            side * cut.hip * 0.5,
            cut.top + 11,
            side * cut.hip * 0.2,
            cut.top + random.between(12, 17),
          ],
        ),
        width: 1,
        height: 0.5,
      });
    }
  }
  const dip = cut.hem * 0.07;
  const hem = (up: number) =>
    line(
      [-cut.hem, cut.bottom - up],
      [-cut.hem * 0.5, cut.bottom + dip * 1.2 - up, 0, cut.bottom + dip - up],
      [cut.hem * 0.5, cut.bottom + dip * 1.2 - up, cut.hem, cut.bottom - up],
    );
  const lines = [
    ...(options.hemLine === false || cut.pleated || cut.depth > 1.6
      ? []
      : [stitch(hem(2), seamOn(paint.dye), { width: 0.13, opacity: 0.5 })]),
    ...(options.lines ?? []),
  ];
  return piece(skirtOutline(cut, phase), paint, {
    puff: cut.pleated ? 5 : 8,
    drop: 0.15,
    relief: reliefOf(cut, phase, random),
    folds,
    lines,
    lift: options.lift,
    opacity: options.opacity,
    crumple: cut.pleated ? 0.3 : 0.9,
  });
}

/** A waistband `height` tall, with its lower edge at `top`. */
export function waistband(
  half: number,
  top: number,
  height: number,
  paint: Paint,
  lines: Line[] = [],
): Piece {
  const outline = joined(
    line(
      [-half, top + 0.6],
      [-half + 0.5, top - height],
      [0, top - height + 1.6, half - 0.5, top - height],
      [half, top + 0.6],
      [0, top + 2, -half, top + 0.6],
    ),
  );
  const thread = seamOn(paint.dye);
  return piece(outline, paint, {
    puff: 1.6,
    crumple: 0.3,
    lift: 0.25,
    lines: [
      stitch(line([-half, top - 0.1], [0, top + 1.2, half, top - 0.1]), thread, { width: 0.12 }),
      stitch(
        line([-half, top - height + 0.8], [0, top - height + 2.3, half, top - height + 0.8]),
        thread,
        { width: 0.12 },
      ),
      ...lines,
    ],
  });
}

/** The far side of the waist, seen from slightly above. */
export function innerWaist(half: number, top: number, paint: Paint): Piece {
  const outline = joined(
    line(
      [-half + 0.4, top],
      [-half * 0.5, top - 1.7, 0, top - 1.8],
      [half * 0.5, top - 1.7, half - 0.4, top],
      [half * 0.5, top + 2.4, 0, top + 2.6],
      [-half * 0.5, top + 2.4, -half + 0.4, top],
    ),
  );
  return piece(
    outline,
    { ...paint, pattern: null, dye: darker(paint.dye, 0.25) },
    { puff: 1, shade: 0.4, crumple: 0.2 },
  );
}

export function sideSlit(at: Point, height: number, paint: Paint): Line {
  return stroke(
    line([at[0], at[1] + 4], [at[0] - 0.8, at[1] - height * 0.5, at[0] - 0.2, at[1] - height]),
    darker(paint.dye, 0.7),
    0.5,
    { opacity: 0.85 },
  );
}
