import { darker, type Rgb, seamOn } from "#draw/colour";
import {
  type Fold,
  type Line,
  mirroredPart,
  type Paint,
  type Part,
  piece,
  stitch,
  stroke,
} from "#draw/drawing";
import { joined, line, mirrored, type Path, symmetric } from "#draw/path";
import type { Random } from "#random";
import { armholePath, sideSteps, type TorsoCut, torsoFolds } from "./torso";

export type FrontCut = {
  /** Where the fronts meet, measured from the neck. */
  breakAt: number;
  /** How far one front overlaps the other past the middle. */
  overlap: number;
  /** How far the fronts curve away at the hem. */
  cutaway: number;
};

export function frontPanel(cut: TorsoCut, front: FrontCut): Path {
  const { breakAt, overlap, cutaway } = front;
  const bottom = cut.length + cut.dip;
  const top = line(
    [-overlap, breakAt],
    [cut.neck * 0.5 - overlap * 0.4, breakAt * 0.5, cut.neck, 0],
    [cut.shoulder, cut.slope],
  );
  const side = line([cut.chest, cut.armhole], ...sideSteps(cut).slice(0, 2), [
    cut.hem * 0.6,
    bottom,
    cutaway * 1.6 - overlap,
    bottom,
  ]);
  const edge =
    cutaway > 0
      ? line(
          [cutaway * 1.6 - overlap, bottom],
          [-overlap, bottom, -overlap, bottom - cutaway * 2],
          [-overlap, breakAt],
        )
      : line([-overlap, bottom], [-overlap, breakAt]);
  return joined(top, armholePath(cut), side, edge);
}

/** The lining visible between open lapels. */
export function liningBack(cut: TorsoCut, depth: number, lining: Rgb): Part {
  const outline = symmetric(
    [0, 1],
    [cut.neck * 0.6, 1, cut.neck + 1, 0.4],
    [cut.neck * 0.9, depth * 0.6, 0, depth + 4],
  );
  return piece(outline, { cloth: "satin", dye: lining }, { puff: 2, shade: 0.42, crumple: 0.6 });
}

/** Both fronts, the right one on top, with their seams. */
export function fronts(
  cut: TorsoCut,
  front: FrontCut,
  paint: Paint,
  random: Random,
  options: {
    darts?: boolean;
    stitched?: boolean;
    relief?: (x: number, y: number) => number;
    stiffness?: number;
    lines?: Line[];
  } = {},
): Part[] {
  const thread = seamOn(paint.dye);
  const outline = frontPanel(cut, front);
  const strength = options.stiffness ?? 0.8;
  const folds = torsoFolds(cut, random, strength);
  const right: Fold[] = folds.filter(({ path }) => path.start[0] > 0);
  const left: Fold[] = folds
    .filter(({ path }) => path.start[0] < 0)
    .map((fold) => ({ ...fold, path: mirrored(fold.path) }));
  const dart = line(
    [cut.chest * 0.52, cut.armhole + 3],
    [cut.waist * 0.5, cut.waistAt, cut.hem * 0.55, cut.length - 16],
  );
  const edge = -front.overlap;
  const lines = [
    ...(options.darts ? [stroke(dart, thread, 0.18, { opacity: 0.55 })] : []),
    ...(options.stitched
      ? [
          stitch(
            line([edge + 0.7, front.breakAt], [edge + 0.7, cut.length - front.cutaway * 2]),
            thread,
            { width: 0.12 },
          ),
        ]
      : []),
    ...(options.lines ?? []),
  ];
  const panel = (own: Fold[]) =>
    piece(outline, paint, { puff: 7, folds: own, lines, lift: 0.4, relief: options.relief });
  return [mirroredPart({ ...panel(left), folds: left }), panel(right)];
}

/** The garment from behind, with a centre seam. */
export function backOf(
  outline: Path,
  cut: TorsoCut,
  paint: Paint,
  random: Random,
  relief?: (x: number, y: number) => number,
): Part {
  const thread = seamOn(paint.dye);
  return piece(outline, paint, {
    puff: 8,
    relief,
    folds: torsoFolds(cut, random, 0.8),
    lines: relief ? [] : [stroke(line([0, 1], [0, cut.length]), thread, 0.2, { opacity: 0.6 })],
  });
}

/** A belt of the same cloth around the waist, with a gap for the buckle in the middle. */
export function clothBelt(half: number, at: number, height: number, paint: Paint): Part {
  const dim = { ...paint, dye: darker(paint.dye, 0.05) };
  const outline = symmetric(
    [0, at + 0.6],
    [half * 0.6, at + 0.5, half + 0.4, at],
    [half + 0.3, at + height],
    [half * 0.6, at + height + 0.6, 0, at + height + 0.7],
  );
  const thread = seamOn(paint.dye);
  return piece(outline, dim, {
    puff: 1.4,
    crumple: 0.5,
    lift: 0.5,
    lines: [
      stitch(line([-half, at + 0.8], [0, at + 1.3, half, at + 0.8]), thread, { width: 0.12 }),
      stitch(line([-half, at + height - 0.6], [0, at + height, half, at + height - 0.6]), thread, {
        width: 0.12,
      }),
    ],
  });
}
