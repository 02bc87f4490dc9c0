import { darker, lighter, seamOn } from "#draw/colour";
import {
  bothSides,
  type Fold,
  type Line,
  type Paint,
  type Part,
  type Piece,
  piece,
  stitch,
  stroke,
} from "#draw/drawing";
import { line, type Path, symmetric } from "#draw/path";
import type { Random } from "#random";

/** Heights from the waist, and half widths of the whole or of one leg, in centimetres. */
export type TrouserCut = {
  waist: number;
  hip: number;
  crotch: number;
  length: number;
  knee: number;
  ankle: number;
  /** How far apart the legs are at the hem: from the middle to the inner edge. */
  gap: number;
};

export function legOuter(cut: TrouserCut): Path {
  const outer = cut.gap + cut.ankle;
  const kneeAt = Math.min(cut.length * 0.6, 58);
  const kneeX = cut.gap * 0.55 + cut.knee;
  return line(
    [cut.waist, 0],
    [cut.waist + (cut.hip - cut.waist) * 0.8, 7, cut.hip, 13, cut.hip, 21],
    cut.length < 50 ? [outer, cut.length] : [cut.hip + 0.2, 34, kneeX, kneeAt - 14, kneeX, kneeAt],
    ...(cut.length < 50
      ? []
      : [[kneeX, kneeAt + 14, outer, cut.length - 16, outer, cut.length] as const]),
  );
}

export function trousersOutline(cut: TrouserCut): Path {
  const outer = legOuter(cut);
  const end = outer.curves.at(-1)?.[2] ?? [0, 0];
  const steps = outer.curves.map(
    ([a, b, c]) =>
      [...a, ...b, ...c] as unknown as readonly [number, number, number, number, number, number],
  );
  const mid = (end[0] + cut.gap) / 2;
  return symmetric(
    [0, 1.6],
    [cut.waist * 0.5, 1.4, cut.waist, 0],
    ...steps,
    [mid, cut.length + 1.2, cut.gap, cut.length],
    [
      cut.gap * 0.4,
      cut.crotch + (cut.length - cut.crotch) * 0.4,
      0.5,
      cut.crotch + 8,
      0,
      cut.crotch,
    ],
  );
}

function legFolds(cut: TrouserCut, random: Random, strength: number): Fold[] {
  const folds: Fold[] = [];
  const long = cut.length > 50;
  for (const s of [-1, 1]) {
    const add = (path: Path, width: number, height: number) =>
      folds.push({
        path,
        width: width * random.between(0.8, 1.3),
        height: height * strength * random.between(0.6, 1.3),
      });
    for (const drop of [0, 3, 6.5])
      add(
        line(
          [s * 0.6, cut.crotch - 1 + drop * 0.2],
          [
            s * cut.hip * 0.45,
            cut.crotch - 2 + drop,
            s * cut.hip * 0.85,
            cut.crotch - 4 + drop * 1.6,
          ],
        ),
        0.9,
        drop === 3 ? -0.45 : 0.5,
      );
    if (!long) {
      add(line([s * cut.hip * 0.5, cut.length], [s * cut.hip * 0.55, cut.length - 10]), 1.2, 0.8);
      continue;
    }
    const centre = cut.gap * 0.6 + cut.knee / 2;
    for (const step of [-7, -3, 1, 5])
      add(
        line(
          [s * (cut.gap * 0.5 + 0.6), 56 + step],
          [
            s * centre,
            58 + step + random.between(-2, 3),
            s * (cut.gap * 0.5 + cut.knee),
            56 + step + random.between(-4, 4),
          ],
        ),
        0.8,
        step % 2 ? 0.55 : -0.5,
      );
    for (const up of [3, 7, 12])
      add(
        line(
          [s * (cut.gap + 0.4), cut.length - up],
          [
            s * (cut.gap + cut.ankle * 0.5),
            cut.length - up + random.between(0, 3),
            s * (cut.gap + cut.ankle * 0.95),
            cut.length - up - random.between(-2, 3),
          ],
        ),
        0.9,
        up === 7 ? -0.6 : 0.7,
      );
  }
  return folds;
}

export type TrouserLook = {
  creased?: boolean;
  faded?: boolean;
  stitched?: boolean;
  soft?: number;
  pattern?: boolean;
};

export function trousersBody(
  cut: TrouserCut,
  paint: Paint,
  random: Random,
  look: TrouserLook,
  lines: Line[] = [],
): Piece {
  const thread = look.stitched ? lighter(paint.dye, 0) : seamOn(paint.dye);
  const own: Line[] = [
    stroke(line([0, 1.5], [0, cut.crotch + 2]), seamOn(paint.dye), 0.22, { opacity: 0.75 }),
  ];
  const centre = (y: number) =>
    cut.gap * (y / cut.length) + (y > 50 ? cut.ankle : cut.hip) / 2 + 0.4;
  if (look.creased) {
    const crease = line(
      [cut.waist * 0.5, 2],
      [centre(30), 30, centre(60), 60, cut.gap + cut.ankle / 2, cut.length],
    );
    own.push(
      ...bothSides(
        stroke(crease, darker(paint.dye, 0.4), 0.25, { opacity: 0.6 }),
        stroke(crease, lighter(paint.dye, 0.3), 0.5, { opacity: 0.18 }),
      ),
    );
  }
  if (look.faded) {
    for (const [width, opacity] of [
      [9, 0.07],
      [6, 0.09],
      [3.4, 0.1],
    ] as const) {
      own.push(
        ...bothSides(
          stroke(
            line(
              [cut.hip * 0.5, 20],
              [cut.gap * 0.4 + cut.knee * 0.55, 56],
              [cut.gap + cut.ankle * 0.5, cut.length - 14],
            ),
            lighter(paint.dye, 0.75),
            width,
            { opacity },
          ),
        ),
      );
    }
    for (const y of [24, 27.5, 31])
      own.push(
        ...bothSides(
          stroke(line([2.5, y], [8, y - 1.2, cut.hip * 0.8, y - 5]), lighter(paint.dye, 0.8), 0.7, {
            opacity: 0.2,
          }),
        ),
      );
  }
  own.push(
    ...bothSides(
      stitch(
        line(
          [cut.gap - 1, cut.length - 2],
          [cut.gap + cut.ankle / 2, cut.length - 0.9, cut.gap + cut.ankle + 2, cut.length - 2],
        ),
        thread,
        { width: 0.14, opacity: 0.6 },
      ),
    ),
  );
  return piece(trousersOutline(cut), paint, {
    puff: 6.5,
    drop: 0.15,
    folds: legFolds(cut, random, look.soft ?? 1),
    lines: [...own, ...lines],
    crumple: look.soft ?? 1,
  });
}

/** Slanted or rounded openings at the hips. */
export function frontPockets(
  cut: TrouserCut,
  paint: Paint,
  thread: readonly [number, number, number],
  rounded: boolean,
): Part[] {
  const mouth = rounded
    ? line([cut.waist * 0.5, 1.4], [cut.waist * 0.56, 9, cut.hip - 0.4, 10])
    : line([cut.waist * 0.66, 1.4], [cut.hip - 0.2, 17]);
  return bothSides(
    stroke(mouth, darker(paint.dye, 0.55), 0.3, { opacity: 0.8 }),
    stitch({ ...mouth, start: [mouth.start[0] - 0.6, mouth.start[1]] }, thread, { width: 0.14 }),
  );
}

/** The curved double row of stitches beside the fly. */
export function fly(cut: TrouserCut, thread: readonly [number, number, number]): Part[] {
  const row = (x: number) =>
    stitch(line([x, 2], [x, 13], [x, 18, 0.4, cut.crotch - 8]), thread, { width: 0.14 });
  return [row(4), row(3.4)];
}
