import { darker, seamOn } from "#draw/colour";
import {
  bothSides,
  type Line,
  type Paint,
  type Part,
  piece,
  ribbon,
  stitch,
  stroke,
} from "#draw/drawing";
import { joined, line, mirrored, type Path, reversed } from "#draw/path";
import type { Random } from "#random";
import {
  armholePath,
  innerNeck,
  type Neckline,
  type TorsoCut,
  torsoFolds,
  torsoOutline,
} from "./torso";

export type BodiceKind = "sleeved" | "sleeveless" | "straps" | "strapless" | "halter";

/** A fitted upper part that ends at `length`. */
export function bodiceCut(
  random: Random,
  kind: BodiceKind,
  neckline: Neckline,
  fit: number,
): TorsoCut {
  const strappy = kind === "straps";
  const neck = strappy
    ? 10.6
    : { crew: 8.4, v: 8.4, scoop: 10.4, boat: 13, square: 10.8, sweetheart: 10.6, straight: 10.6 }[
        neckline
      ];
  const length = 41 + random.between(-1, 1.4);
  const waist = 17.4 + fit + random.between(-0.6, 0.8);
  return {
    neckline,
    neck: neck + random.between(-0.3, 0.5),
    neckDepth:
      { crew: 7.6, v: 18, scoop: 14, boat: 4.6, square: 13, sweetheart: 18, straight: 15 }[
        neckline
      ] + random.between(-0.8, 1.4),
    shoulder: strappy ? neck + random.between(1.6, 3.4) : kind === "sleeveless" ? 16.6 : 18.8,
    slope: strappy ? 0.8 : 3.6,
    armhole: 21.4,
    chest: 20.8 + fit * 0.7 + random.between(-0.4, 0.8),
    waist,
    waistAt: length - 1.5,
    hem: waist,
    length,
    dip: 1.2,
  };
}

/** A strapless bodice, with a straight or heart-shaped top edge. */
export function straplessOutline(cut: TorsoCut, heart: boolean): Path {
  const top = 17;
  const edge = heart
    ? line(
        [0, top + 3],
        [1.6, top - 0.8, 6, top - 2.6, 10, top - 1.2],
        [15, top - 0.2, cut.chest - 2, top + 1],
      )
    : line([0, top], [8, top - 0.6, cut.chest - 2, top + 0.8]);
  const half = joined(
    edge,
    line(
      [cut.chest - 2, top + 1],
      [cut.chest - 0.8, top + 5],
      [cut.chest - 0.6, 30, cut.waist, cut.waistAt - 5, cut.waist, cut.length],
      [cut.waist * 0.5, cut.length + cut.dip, 0, cut.length + cut.dip],
    ),
  );
  const open = { ...half, closed: false };
  return joined(open, reversed(mirrored(open)));
}

function bodiceLines(cut: TorsoCut, paint: Paint, kind: BodiceKind): Line[] {
  const thread = seamOn(paint.dye);
  const princess = line(
    [cut.chest * 0.72, cut.armhole - 3],
    [cut.chest * 0.34, cut.armhole + 6, cut.waist * 0.48, cut.length],
  );
  const lines = bothSides(stroke(princess, thread, 0.17, { opacity: 0.45 }));
  if (kind === "sleeveless" || kind === "straps")
    lines.push(
      ...bothSides(
        stroke(armholePath(cut), darker(paint.dye, 0.12), 1.5),
        stitch(armholePath(cut), thread, { width: 0.1 }),
      ),
    );
  return lines;
}

export function bodice(
  cut: TorsoCut,
  kind: BodiceKind,
  paint: Paint,
  random: Random,
  view: "front" | "back",
  lines: Line[] = [],
): Part[] {
  const folds = torsoFolds({ ...cut, waistAt: cut.length - 6 }, random, 0.7);
  const thread = seamOn(paint.dye);
  const zip =
    view === "back" ? [stroke(line([0, 2], [0, 60]), thread, 0.22, { opacity: 0.7 })] : [];
  if (kind === "strapless") {
    const boning = bothSides(
      ...[4, 9.5].map((x) =>
        stroke(line([x, 16], [x * 0.8, 30, x * 0.72, cut.length]), thread, 0.16, { opacity: 0.5 }),
      ),
    );
    return [
      piece(straplessOutline(cut, cut.neckline === "sweetheart"), paint, {
        puff: 7,
        folds,
        lines: [...boning, ...lines, ...zip],
        crumple: 0.6,
      }),
    ];
  }
  if (kind === "halter") {
    const neck = line([0, cut.neckDepth], [3, cut.neckDepth * 0.5, 5, 1, 4.6, -3]);
    const half = joined(
      neck,
      line(
        [8, -3],
        [9, 6, 12, 16, cut.chest, 22],
        [cut.chest - 0.4, 30, cut.waist, cut.waistAt - 5, cut.waist, cut.length],
        [cut.waist * 0.5, cut.length + cut.dip, 0, cut.length + cut.dip],
      ),
    );
    const open = { ...half, closed: false };
    return [
      ...bothSides(
        piece(
          ribbon(line([6.4, -2.4], [5, -6, 0, -6.6]), 2.4),
          { ...paint, dye: darker(paint.dye, 0.15) },
          { puff: 0.8, shade: 0.2 },
        ),
      ),
      piece(joined(open, reversed(mirrored(open))), paint, { puff: 7, folds, lines }),
    ];
  }
  const shown =
    view === "back"
      ? {
          ...cut,
          neckline: cut.neckline === "boat" ? cut.neckline : ("crew" as const),
          neckDepth: Math.min(cut.neckDepth, kind === "straps" ? 14 : 3),
        }
      : cut;
  const inner = view === "front" ? innerNeck(cut, paint, kind !== "straps") : [];
  return [
    ...(kind === "straps" ? [] : inner),
    piece(torsoOutline(shown), paint, {
      puff: 7,
      folds,
      lines: [...bodiceLines(cut, paint, kind), ...lines, ...zip],
    }),
  ];
}
