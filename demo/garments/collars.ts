import { darker, seamOn } from "#draw/colour";
import { bothSides, type Paint, type Part, piece, stitch } from "#draw/drawing";
import { line, type Path, shape, symmetric } from "#draw/path";

function edge(path: Path, paint: Paint) {
  return stitch(path, seamOn(paint.dye), { width: 0.11, opacity: 0.65 });
}

/** A shirt collar: the stand behind, and two leaves with an openness of `spread` (0–1). */
export function shirtCollar(
  neck: number,
  depth: number,
  paint: Paint,
  spread = 0.4,
  leaf = 7.2,
): Part[] {
  const inner: Paint = { ...paint, dye: darker(paint.dye, 0.16) };
  const stand = symmetric(
    [0, -3.4],
    [neck * 0.7, -3.3, neck + 0.2, -1.4],
    [neck + 0.5, 0.6],
    [neck * 0.6, depth * 0.75, 0, depth + 0.5],
  );
  const tip: [number, number] = [2.4 + spread * 6.2, depth + leaf - spread * 3];
  const right = shape(
    [0.25, depth + 0.2],
    [neck * 0.5, depth * 0.55, neck - 0.6, -1.8],
    [neck + 0.2, -3, neck + 1.2, -1.4],
    [neck + 2, 1.6, tip[0] + 3.2, tip[1] - 4.4, tip[0], tip[1]],
  );
  return [
    piece(stand, inner, { puff: 1.4, shade: 0.3, crumple: 0.2 }),
    ...bothSides(
      piece(right, paint, {
        puff: 1.2,
        crumple: 0.2,
        lift: 0.4,
        grain: -24,
        lines: [
          edge(
            line(
              [0.6, depth + 1],
              [tip[0] - 0.2, tip[1] - 0.8],
              [tip[0] + 3, tip[1] - 4.8, neck + 1.4, 1.4],
            ),
            paint,
          ),
        ],
      }),
    ),
  ];
}

/** A band standing around the neck. */
export function bandCollar(neck: number, depth: number, paint: Paint, height = 3): Part[] {
  const inner: Paint = { ...paint, dye: darker(paint.dye, 0.18) };
  const back = symmetric(
    [0, -height + 0.4],
    [neck * 0.7, -height + 0.4, neck, -height * 0.5],
    [neck + 0.4, 0.4],
    [neck * 0.5, depth * 0.8, 0, depth],
  );
  const front = shape(
    [0, depth + 0.4],
    [neck * 0.62, depth - 0.4, neck + 0.3, 0.4],
    [neck + 0.2, -height * 0.55],
    [neck - 0.3, -height * 0.7],
    [neck * 0.56, depth - height * 0.7, 0.1, depth - height + 0.6],
  );
  return [
    piece(back, inner, { puff: 1, shade: 0.3, crumple: 0.2 }),
    ...bothSides(piece(front, paint, { puff: 0.8, crumple: 0.2, lift: 0.25 })),
  ];
}

/** A knitted tube that folds over itself. */
export function rollNeck(neck: number, height: number, paint: Paint): Part[] {
  const inner: Paint = { ...paint, dye: darker(paint.dye, 0.3) };
  const top = -height;
  const hollow = symmetric(
    [0, top - 0.8],
    [neck * 0.7, top - 0.7, neck * 0.86, top + 0.5],
    [neck * 0.6, top + 2.4, 0, top + 2.6],
  );
  const tube = symmetric(
    [0, top + 1.9],
    [neck * 0.62, top + 1.6, neck * 0.88, top + 0.2],
    [neck * 1.02, top + height * 0.5, neck + 0.9, 1.4],
    [neck * 0.7, 4.4, 0, 4.6],
  );
  const fold = line(
    [-neck * 0.95, top + height * 0.62],
    [0, top + height * 0.62 + 3, neck * 0.95, top + height * 0.62],
  );
  return [
    piece(hollow, inner, { puff: 1, shade: 0.4 }),
    piece(tube, paint, {
      puff: 3,
      lift: 0.3,
      crumple: 0.6,
      folds: [
        { path: fold, width: 0.8, height: -1.1 },
        {
          path: line(
            [-neck, top + height * 0.4],
            [0, top + height * 0.4 + 2.6, neck, top + height * 0.4],
          ),
          width: 1.2,
          height: 0.9,
        },
      ],
    }),
  ];
}

export type LapelShape = "notch" | "peak" | "shawl";

/** Lapels rolling from the neck to the first button at `breakAt`. */
export function lapels(
  neck: number,
  breakAt: number,
  width: number,
  paint: Paint,
  kind: LapelShape,
): Part[] {
  const gorge = breakAt * 0.3;
  const outer = neck + width * 0.62;
  const lapel =
    kind === "shawl"
      ? shape(
          [0.2, breakAt],
          [neck * 0.62, breakAt * 0.45, neck + 0.2, -0.6],
          [neck + 2.8, -1.2],
          [outer + 1.6, gorge, outer * 0.75, breakAt * 0.75, 0.2, breakAt],
        )
      : kind === "peak"
        ? shape(
            [0.2, breakAt],
            [neck * 0.6, breakAt * 0.42, neck + 0.1, 0],
            [neck + 2.6, gorge - 1],
            [outer + 3.2, gorge - 4.4],
            [outer + 1.6, gorge + 2, outer * 0.66, breakAt * 0.82, 0.2, breakAt],
          )
        : shape(
            [0.2, breakAt],
            [neck * 0.6, breakAt * 0.42, neck + 0.1, 0],
            [neck + 1.9, gorge - 1.2],
            [outer + 1.5, gorge + 0.6],
            [outer + 0.4, breakAt * 0.55, outer * 0.58, breakAt * 0.82, 0.2, breakAt],
          );
  const parts: Part[] = [piece(lapel, paint, { puff: 1.2, crumple: 0.25, lift: 0.55, grain: -9 })];
  if (kind !== "shawl") {
    const collar = shape(
      [neck - 0.4, -1],
      [neck + 0.7, -3.6, neck + 2.2, -2],
      [neck + 4, 1, neck + width * 0.62 + 0.4, gorge - 3.4],
      [neck + 2.1, gorge - 0.9],
      [neck * 0.82, gorge * 0.55, neck - 1.1, 0.8],
    );
    parts.push(piece(collar, paint, { puff: 1, crumple: 0.2, lift: 0.4, grain: 20 }));
  }
  const inner: Paint = { ...paint, dye: darker(paint.dye, 0.14) };
  const stand = symmetric(
    [0, -2.6],
    [neck * 0.75, -2.6, neck + 0.6, -1.4],
    [neck + 0.3, 1.4],
    [neck * 0.6, 2.4, 0, 2.6],
  );
  return [piece(stand, inner, { puff: 1.2, shade: 0.18, crumple: 0.2 }), ...bothSides(...parts)];
}

/** A hood lying behind the neck, with its opening in front. */
export function hood(neck: number, depth: number, paint: Paint, lining: Paint): Part[] {
  const back = symmetric(
    [0, -15],
    [neck + 4, -15.5, neck + 6.6, -6, neck + 4.6, 3.4],
    [neck * 0.6, depth, 0, depth],
  );
  const inside = symmetric(
    [0, -12],
    [neck * 0.8, -12.2, neck + 2.6, -6, neck + 0.6, 1.8],
    [neck * 0.5, depth + 0.6, 0, depth + 1],
  );
  const rim = shape(
    [0.3, depth + 1.4],
    [neck * 0.5, depth * 0.6, neck + 0.6, 0.8],
    [neck + 2.4, -6, neck * 0.76, -11.8, 0, -12],
    [0, -14.8],
    [neck + 4, -15, neck + 6, -6, neck + 3.4, 3],
    [neck * 0.9, depth + 0.8, 0.3, depth + 3.4],
  );
  return [
    piece(back, paint, { puff: 3 }),
    piece(inside, { ...lining, dye: darker(lining.dye, 0.2) }, { puff: 4, shade: 0.36 }),
    ...bothSides(
      piece(rim, paint, {
        puff: 1.7,
        lift: 0.5,
        lines: [
          stitch(
            line(
              [1, depth + 1],
              [neck * 0.7, depth * 0.6, neck + 1.4, 1],
              [neck + 3.2, -6, neck * 0.85, -12.4, 0, -12.7],
            ),
            seamOn(paint.dye),
            { width: 0.12 },
          ),
        ],
      }),
    ),
  ];
}
