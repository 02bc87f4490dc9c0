import { css, darker, lighter, type Rgb, seamOn } from "@/demo/draw/colour";
import {
  bothSides,
  mark,
  type Paint,
  type Part,
  piece,
  ribbon,
  stitch,
  stroke,
} from "@/demo/draw/drawing";
import { ellipse, line, type Path, shape } from "@/demo/draw/path";
import { BRASS, STEEL, stud } from "@/demo/garments/closures";
import { BRIGHTS, dyesOf, LEATHERS, NEUTRALS, PALES } from "@/demo/palette";
import type { Random } from "@/demo/random";
import { type Cut, type Design, paintOf, plainOf } from "./design";

// Bags stand on y = 0; the front panel is seen a little from the left, the gusset on the right.

const handleOf = (path: Path, width: number, paint: Paint, far = false): Part =>
  piece(ribbon(path, width, 8), far ? { ...paint, dye: darker(paint.dye, 0.22) } : paint, {
    puff: width * 0.42,
    drop: 1,
    lift: far ? 0 : 0.35,
    crumple: 0.1,
    shade: far ? 0.15 : 0,
    lines: [],
  });

function ring(at: readonly [number, number], metal: Rgb, size = 1): Part {
  return mark(
    at,
    `<circle cx=".1" cy=".2" r="${size}" fill="none" stroke="#1a1210" stroke-opacity=".4" stroke-width=".5"/><circle r="${size}" fill="none" stroke="${css(metal)}" stroke-width=".45"/><path d="M${-size * 0.7} ${-size * 0.7}A${size} ${size} 0 0 1 ${size * 0.3} ${-size * 0.95}" fill="none" stroke="${css(lighter(metal, 0.7))}" stroke-width=".2"/>`,
  );
}

function tote(random: Random): Cut {
  const wide = random.between(16, 20);
  const tall = random.between(27, 33);
  const drop = random.between(14, 22);
  const pocket = random.chance(0.3);
  const charm = random.chance(0.3);
  const duo = random.chance(0.3);
  return {
    attributes: {
      size: wide > 18 ? "large" : "medium",
      straps: drop > 18 ? "long shoulder handles" : "short handles",
      closure: "open top",
    },
    traits: [
      "an open top",
      drop > 18 ? "two long handles for the shoulder" : "two short handles",
      "a roomy rectangular body",
      ...(pocket ? ["an outside pocket"] : []),
      ...(duo ? ["a base in a second colour"] : []),
      ...(charm ? ["a small hanging tag"] : []),
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const trim: Paint =
        fabric.cloth === "leather"
          ? plainOf(fabric)
          : { cloth: "leather", dye: duo ? fabric.trim : darker(fabric.dye.rgb, 0.35) };
      const thread = seamOn(paint.dye);
      const gusset = 6.5;
      const parts: Part[] = [
        handleOf(
          line(
            [-7 + 3, -tall - 1.6],
            [-6 + 3, -tall - drop * 1.25, 8 + 3, -tall - drop * 1.25, 8.5 + 3, -tall - 1.6],
          ),
          2,
          trim,
          true,
        ),
      ];
      parts.push(
        piece(
          shape(
            [-wide, -tall],
            [-wide + gusset, -tall - 2.4],
            [wide + gusset, -tall - 2],
            [wide, -tall + 0.3],
          ),
          { ...paint, pattern: null, dye: darker(paint.dye, 0.4) },
          { puff: 0.5, shade: 0.5 },
        ),
      );
      parts.push(
        piece(
          shape(
            [wide, -tall],
            [wide + gusset, -tall - 2],
            [wide + gusset - 1.4, -2.4],
            [wide - 1.2, 0],
          ),
          paint,
          {
            puff: 2,
            drop: 1,
            shade: 0.28,
            grain: 2,
            folds: [
              {
                path: line(
                  [wide + gusset * 0.5, -tall],
                  [wide + 1.6, -tall * 0.5, wide + gusset * 0.4, -3],
                ),
                width: 0.8,
                height: -1,
              },
            ],
          },
        ),
      );
      const front = shape(
        [-wide, -tall],
        [0, -tall + 0.8, wide, -tall],
        [wide - 0.3, -tall * 0.5, wide - 1.2, -1],
        [wide - 2, 0],
        [0, 0.5, -wide + 2.2, 0],
        [-wide + 1.2, -1],
        [-wide + 0.3, -tall * 0.5, -wide, -tall],
      );
      const lines = [
        stitch(line([-wide, -tall + 1.6], [0, -tall + 2.4, wide, -tall + 1.6]), thread, {
          width: 0.14,
        }),
        stitch(line([-wide + 0.9, -tall], [-wide + 2, -1]), thread, { width: 0.12, opacity: 0.5 }),
      ];
      parts.push(
        piece(front, paint, {
          puff: 3.6,
          drop: 0.6,
          lines,
          folds: [
            {
              path: line(
                [-wide * 0.6, -tall],
                [-wide * 0.5, -tall * 0.6, -wide * 0.2, -tall * 0.4],
              ),
              width: 1,
              height: -0.6,
            },
            {
              path: line([wide * 0.5, -tall], [wide * 0.45, -tall * 0.5, wide * 0.6, -4]),
              width: 1.2,
              height: 0.7,
            },
            { path: line([-wide + 3, -3], [0, -5, wide - 4, -2.4]), width: 0.9, height: 0.4 },
          ],
        }),
      );
      if (duo)
        parts.push(
          piece(
            shape(
              [-wide + 0.9, -8],
              [0, -7.4, wide - 0.8, -8],
              [wide - 1.2, -1],
              [wide - 2, 0],
              [0, 0.5, -wide + 2.2, 0],
              [-wide + 1.2, -1],
            ),
            trim,
            {
              puff: 3,
              drop: 0.6,
              lines: [stitch(line([-wide, -7.4], [0, -6.8, wide, -7.4]), thread)],
            },
          ),
        );
      if (pocket)
        parts.push(
          piece(
            shape(
              [-8, -tall * 0.62],
              [8, -tall * 0.62],
              [7.8, -6],
              [6.8, -5],
              [-6.8, -5],
              [-7.8, -6],
            ),
            paint,
            {
              puff: 1,
              lift: 0.35,
              lines: [stitch(line([-8, -tall * 0.62 + 1], [8, -tall * 0.62 + 1]), thread)],
            },
          ),
        );
      parts.push(
        handleOf(
          line([-8.5, -tall + 5], [-8, -tall - drop * 1.3, 8, -tall - drop * 1.3, 8.5, -tall + 5]),
          2.1,
          trim,
        ),
      );
      parts.push(
        ...bothSides(
          stroke(line([7.6, -tall + 1.4], [9.4, -tall + 4.4]), thread, 0.2),
          stroke(line([9.4, -tall + 1.4], [7.6, -tall + 4.4]), thread, 0.2),
        ),
      );
      if (charm)
        parts.push(
          stroke(line([8.5, -tall + 1], [10.4, -tall + 4, 10.6, -tall + 7]), BRASS, 0.3),
          piece(
            shape(
              [9.4, -tall + 7],
              [11.8, -tall + 7],
              [11.8, -tall + 11.6],
              [10.6, -tall + 12.6],
              [9.4, -tall + 11.6],
            ),
            trim,
            { puff: 0.6, lift: 0.4 },
          ),
        );
      return {
        parts,
        presentation: "stand",
        focus: { at: [0, -tall + 2], width: 24, words: "the handles" },
      };
    },
  };
}

function flapBag(random: Random, kind: "crossbody" | "shoulder"): Cut {
  const cross = kind === "crossbody";
  const wide = cross ? random.between(9, 11.5) : random.between(12, 14.5);
  const tall = cross ? random.between(13, 16) : random.between(12, 15);
  const style = random.pick(["turn lock", "magnet tab", "chain"] as const);
  const round = random.between(2.4, 6);
  const quilted = random.chance(0.3);
  const metal = random.chance(0.7) ? BRASS : STEEL;
  return {
    attributes: {
      size: cross ? "small" : "medium",
      straps:
        style === "chain" ? "chain strap" : cross ? "long thin strap" : "short shoulder strap",
      closure: style === "turn lock" ? "turn lock" : "magnetic flap",
    },
    traits: [
      "a front flap",
      style === "chain"
        ? "a metal chain strap"
        : cross
          ? "a long thin strap to wear across the body"
          : "a short strap for the shoulder",
      style === "turn lock"
        ? "a metal turn lock"
        : style === "magnet tab"
          ? "a tab with a hidden magnet"
          : "a round metal stud",
      ...(quilted ? ["diamond quilting"] : []),
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const thread = seamOn(paint.dye);
      const parts: Part[] = [];
      const loop = cross
        ? line(
            [-wide + 0.6, -tall + 1],
            [-wide - 5, -tall - 26, wide + 7, -tall - 27, wide + 1.6, -tall + 0.6],
          )
        : line(
            [-wide + 0.8, -tall + 1],
            [-wide + 1, -tall - 13, wide - 0.4, -tall - 13, wide + 0.6, -tall + 0.6],
          );
      if (style === "chain")
        parts.push(
          stroke(loop, darker(metal, 0.45), 1.15),
          stroke(loop, metal, 0.85, { dash: "0.9 0.5" }),
          stroke(loop, lighter(metal, 0.6), 0.22, { dash: "0.5 0.9" }),
        );
      else parts.push(handleOf(loop, cross ? 1.1 : 2.4, plainOf(fabric)));
      const side = shape(
        [wide - 0.4, -tall + 0.4],
        [wide + 3.6, -tall - 0.8],
        [wide + 4, -tall * 0.4, wide + 3, -1.6],
        [wide + 2.4, -0.4, wide - round - 1, 0],
      );
      parts.push(piece(side, plainOf(fabric), { puff: 1.6, drop: 1, shade: 0.32 }));
      const diamonds = (x: number, y: number) =>
        -0.35 *
        (Math.exp(-((((x + y) % 4.4) + 4.4) % 4.4) * 2.2) +
          Math.exp(-((((x - y) % 4.4) + 4.4) % 4.4) * 2.2));
      const body = shape(
        [-wide, -tall],
        [wide, -tall],
        [wide + 0.5, -tall * 0.5, wide, -round],
        [wide - 0.2, 0, wide - round, 0],
        [0, 0.4, -wide + round, 0],
        [-wide + 0.2, 0, -wide, -round],
        [-wide - 0.5, -tall * 0.5, -wide, -tall],
      );
      parts.push(
        piece(body, paint, {
          puff: 3,
          drop: 1,
          relief: quilted ? diamonds : undefined,
          crumple: 0.4,
          lines: [
            stitch(
              line(
                [-wide + 0.8, -tall],
                [-wide + 0.4, -tall * 0.5, -wide + 0.8, -round],
                [-wide + 1, -0.8, -wide + round, -0.8],
                [0, -0.4, wide - round, -0.8],
                [wide - 1, -0.8, wide - 0.8, -round],
                [wide - 0.4, -tall * 0.5, wide - 0.8, -tall],
              ),
              thread,
              { width: 0.12 },
            ),
          ],
        }),
      );
      const drop = tall * random_(fabric.dye.shade, 0.5, 0.66);
      const flapPath = shape(
        [-wide - 0.3, -tall - 0.2],
        [-wide * 0.8, -tall - 1.8, -wide * 0.5, -tall - 1.6],
        [wide * 0.5, -tall - 1.6],
        [wide * 0.9, -tall - 1.7, wide + 0.4, -tall - 0.2],
        [wide + 0.5, -tall + drop - round],
        [wide, -tall + drop, wide - round, -tall + drop],
        [0, -tall + drop + 0.8, -wide + round, -tall + drop],
        [-wide, -tall + drop, -wide - 0.4, -tall + drop - round],
      );
      parts.push(
        piece(flapPath, paint, {
          puff: 2.4,
          drop: 1,
          lift: 0.6,
          relief: quilted ? diamonds : undefined,
          crumple: 0.4,
          lines: [
            stitch(
              line(
                [-wide + 0.4, -tall],
                [-wide + 0.4, -tall + drop - round],
                [-wide + 0.4, -tall + drop - 0.7, -wide + round, -tall + drop - 0.7],
                [0, -tall + drop, wide - round, -tall + drop - 0.7],
                [wide - 0.3, -tall + drop - 0.7, wide - 0.2, -tall + drop - round],
                [wide - 0.2, -tall],
              ),
              thread,
              { width: 0.12 },
            ),
          ],
        }),
      );
      const y = -tall + drop - 1;
      if (style === "turn lock")
        parts.push(
          mark(
            [0, y],
            `<rect x="-1.9" y="-1" width="3.8" height="2.2" rx=".5" fill="#1a1210" fill-opacity=".35" transform="translate(.15 .25)"/><rect x="-1.9" y="-1.1" width="3.8" height="2.2" rx=".5" fill="${css(metal)}"/><rect x="-.45" y="-.95" width=".9" height="1.9" rx=".3" fill="${css(darker(metal, 0.3))}"/><path d="M-1.6 -.8H1.5" stroke="${css(lighter(metal, 0.7))}" stroke-width=".2"/>`,
          ),
        );
      else if (style === "magnet tab")
        parts.push(
          piece(
            shape([-1.7, y - 3], [1.7, y - 3], [1.7, y + 1.6], [0, y + 3.2, -1.7, y + 1.6]),
            plainOf(fabric),
            {
              puff: 0.7,
              drop: 1,
              lift: 0.35,
              lines: [
                stitch(
                  line([-1.2, y - 3], [-1.2, y + 1.4], [0, y + 2.6, 1.2, y + 1.4], [1.2, y - 3]),
                  thread,
                  { width: 0.1 },
                ),
              ],
            },
          ),
        );
      else parts.push(stud([0, y - 0.4], 1.05, metal));
      parts.push(
        ring([-wide + 0.6, -tall - 0.6], metal, 0.9),
        ring([wide + 1.2, -tall - 0.8], metal, 0.9),
      );
      return {
        parts,
        presentation: "stand",
        focus: { at: [0, -tall * 0.6], width: 15, words: "the flap and clasp" },
      };
    },
  };
}

function random_(seed: string, low: number, high: number): number {
  return low + ((seed.length * 7) % 10) * 0.1 * (high - low);
}

function backpack(random: Random): Cut {
  const rolled = random.chance(0.3);
  const round = random.between(8, 12);
  const tall = random.between(36, 42);
  const wide = random.between(13.5, 15.5);
  const contrast = random.chance(0.45);
  return {
    attributes: {
      size: "medium",
      straps: "two padded shoulder straps",
      closure: rolled ? "roll top" : "zip",
    },
    traits: [
      rolled ? "a roll top held by a buckle" : "a curved zip around the top",
      "a zipped front pocket",
      "two padded shoulder straps",
      "a carrying loop",
      ...(contrast ? ["details in a second colour"] : []),
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const plain = plainOf(fabric);
      const trim: Paint = {
        cloth: contrast ? "leather" : fabric.cloth,
        dye: contrast ? fabric.trim : darker(fabric.dye.rgb, 0.16),
      };
      const thread = seamOn(paint.dye);
      const metal = BRASS;
      const parts: Part[] = [];
      for (const s of [-1, 1])
        parts.push(
          handleOf(
            line(
              [s * 6, -tall + 2],
              [s * (wide + 5.5), -tall + 2, s * (wide + 5), -12, s * (wide - 1), -4],
            ),
            3.4,
            plain,
            s > 0,
          ),
        );
      parts.push(
        handleOf(line([-3, -tall + 1], [-3.4, -tall - 5, 3.4, -tall - 5, 3, -tall + 1]), 1.5, trim),
      );
      parts.push(
        piece(
          shape(
            [wide - 2, -tall + 4],
            [wide + 3.4, -tall + 8, wide + 3.6, -18, wide + 2.6, -2],
            [wide - 2, 0],
          ),
          plain,
          { puff: 2.4, drop: 1, shade: 0.3 },
        ),
      );
      const top = rolled ? tall + 1 : tall;
      const body = shape(
        [-wide, -tall + round],
        [-wide + 0.5, -top, -wide + round, -top],
        [wide - round, -top],
        [wide - 0.5, -top, wide, -tall + round],
        [wide + 0.8, -16, wide - 0.2, -4],
        [wide - 0.8, 0, wide - 4, 0],
        [-wide + 4, 0],
        [-wide + 0.8, 0, -wide + 0.2, -4],
        [-wide - 0.8, -16, -wide, -tall + round],
      );
      parts.push(
        piece(body, paint, {
          puff: 5.5,
          drop: 1,
          folds: [{ path: line([-wide + 2, -22], [-4, -20, 2, -22]), width: 0.9, height: 0.5 }],
        }),
      );
      if (rolled) {
        parts.push(
          piece(
            shape(
              [-wide + 1, -tall - 1.4],
              [0, -tall - 2.4, wide - 1, -tall - 1.4],
              [wide - 0.4, -tall + 1.6, wide - 0.8, -tall + 4.4],
              [0, -tall + 5.4, -wide + 0.8, -tall + 4.4],
              [-wide + 0.4, -tall + 1.6, -wide + 1, -tall - 1.4],
            ),
            paint,
            { puff: 2.4, drop: 1, lift: 0.5 },
          ),
        );
        parts.push(
          handleOf(line([0, -tall - 1], [0.2, -tall + 6, 0, -tall + 13]), 2.4, trim),
          mark(
            [0, -tall + 9],
            `<rect x="-1.9" y="-1.4" width="3.8" height="2.8" rx=".4" fill="none" stroke="${css(metal)}" stroke-width=".6"/>`,
          ),
        );
      } else {
        const arc = line(
          [-wide + 2.4, -tall * 0.52],
          [-wide + 2.6, -tall + 3.4, -wide + round + 1, -tall + 3],
          [wide - round - 1, -tall + 3],
          [wide - 2.6, -tall + 3.4, wide - 2.4, -tall * 0.52],
        );
        parts.push(
          stroke(arc, darker(paint.dye, 0.45), 1.1),
          stroke(arc, metal, 0.45, { dash: "0.2 0.24" }),
          mark(
            [-wide + 2.4, -tall * 0.52],
            `<rect x="-.5" y="-.4" width="1" height="3.4" rx=".4" fill="${css(metal)}"/>`,
          ),
        );
      }
      const pocket = shape(
        [-wide + 2.4, -tall * 0.42],
        [wide - 2.4, -tall * 0.42],
        [wide - 1.8, -8, wide - 2.4, -4],
        [wide - 3, -2.2, wide - 5, -2.2],
        [-wide + 5, -2.2],
        [-wide + 3, -2.2, -wide + 2.4, -4],
        [-wide + 1.8, -8, -wide + 2.4, -tall * 0.42],
      );
      parts.push(
        piece(pocket, contrast ? plain : paint, {
          puff: 2.6,
          drop: 1,
          lift: 0.6,
          lines: [
            stitch(
              line([-wide + 2.4, -tall * 0.42 + 3.6], [wide - 2.4, -tall * 0.42 + 3.6]),
              thread,
            ),
          ],
        }),
      );
      const mouth = line([-wide + 3.4, -tall * 0.42 + 2], [wide - 3.4, -tall * 0.42 + 2]);
      parts.push(
        stroke(mouth, darker(paint.dye, 0.5), 1),
        stroke(mouth, metal, 0.42, { dash: "0.2 0.24" }),
        mark(
          [-wide + 4, -tall * 0.42 + 2],
          `<rect x="-.4" y="-.3" width="2.8" height=".9" rx=".4" fill="${css(metal)}"/>`,
          60,
        ),
      );
      parts.push(
        piece(shape([-3, -11], [3, -11], [3, -6.6], [-3, -6.6]), trim, {
          puff: 0.5,
          lift: 0.2,
          lines: [
            stitch(
              line([-2.6, -10.6], [2.6, -10.6], [2.6, -7], [-2.6, -7], [-2.6, -10.6]),
              thread,
              { width: 0.1 },
            ),
          ],
        }),
      );
      return {
        parts,
        presentation: "stand",
        focus: { at: [0, -12], width: 24, words: "the front pocket" },
      };
    },
  };
}

function clutch(random: Random): Cut {
  const style = random.pick(["envelope", "frame", "fold-over"] as const);
  const wide = random.between(12, 14.5);
  const tall = style === "frame" ? random.between(11, 13) : random.between(13, 16);
  const metal = random.chance(0.75) ? BRASS : STEEL;
  const wrist = random.chance(0.3);
  return {
    attributes: {
      size: "small",
      closure: style === "frame" ? "kiss clasp" : "magnetic flap",
      detail: style,
    },
    traits: [
      {
        envelope: "a pointed envelope flap",
        frame: "a metal frame with a kiss clasp",
        "fold-over": "a soft folded top",
      }[style],
      ...(wrist ? ["a loop for the wrist"] : []),
      "a slim shape for phone and keys",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const thread = seamOn(paint.dye);
      const parts: Part[] = [];
      if (wrist)
        parts.push(
          handleOf(
            line(
              [wide - 1, -tall + 3],
              [wide + 9, -tall + 1, wide + 8, -1, wide + 3, -2],
              [wide + 1, -3, wide + 4, -tall + 5, wide - 1, -tall + 3.6],
            ),
            1,
            plainOf(fabric),
          ),
        );
      const body =
        style === "frame"
          ? shape(
              [-wide + 1, -tall],
              [0, -tall - 0.6, wide - 1, -tall],
              [wide + 1.4, -tall * 0.4, wide, -2],
              [wide - 1, 0, wide - 4, 0],
              [0, 0.5, -wide + 4, 0],
              [-wide + 1, 0, -wide, -2],
              [-wide - 1.4, -tall * 0.4, -wide + 1, -tall],
            )
          : shape(
              [-wide, -tall],
              [wide, -tall],
              [wide + 0.3, -tall * 0.5, wide, -0.8],
              [wide - 0.1, 0, wide - 0.8, 0],
              [0, 0.3, -wide + 0.8, 0],
              [-wide + 0.1, 0, -wide, -0.8],
              [-wide - 0.3, -tall * 0.5, -wide, -tall],
            );
      const pleats =
        style === "frame"
          ? [-8, -4.6, -1.6, 1.6, 4.6, 8].map((x, i) => ({
              path: line([x * 0.8, -tall + 1], [x, -tall * 0.6, x * 1.2, -2]),
              width: 0.7,
              height: i % 2 ? 0.7 : -0.7,
            }))
          : [];
      parts.push(piece(body, paint, { puff: 2.8, drop: 1, crumple: 0.4, folds: pleats }));
      if (style === "envelope")
        parts.push(
          piece(
            shape(
              [-wide - 0.1, -tall - 0.4],
              [wide + 0.1, -tall - 0.4],
              [wide * 0.4, -tall * 0.62, 1.4, -tall * 0.36],
              [0, -tall * 0.3, -1.4, -tall * 0.36],
              [-wide * 0.4, -tall * 0.62, -wide - 0.1, -tall - 0.4],
            ),
            paint,
            {
              puff: 1.6,
              drop: 1,
              lift: 0.55,
              crumple: 0.3,
              lines: [
                stitch(
                  line(
                    [-wide + 1, -tall],
                    [-wide * 0.4, -tall * 0.66, 0, -tall * 0.38],
                    [wide * 0.4, -tall * 0.66, wide - 1, -tall],
                  ),
                  thread,
                  { width: 0.12 },
                ),
              ],
            },
          ),
          stud([0, -tall * 0.42], 0.9, metal),
        );
      if (style === "fold-over")
        parts.push(
          piece(
            shape(
              [-wide - 0.2, -tall - 0.5],
              [0, -tall - 1, wide + 0.2, -tall - 0.5],
              [wide + 0.4, -tall * 0.6, wide + 0.1, -tall * 0.4],
              [0, -tall * 0.36, -wide - 0.1, -tall * 0.4],
              [-wide - 0.4, -tall * 0.6, -wide - 0.2, -tall - 0.5],
            ),
            paint,
            {
              puff: 2.2,
              drop: 1,
              lift: 0.7,
              lines: [
                stroke(
                  line([-wide, -tall * 0.5], [wide, -tall * 0.5]),
                  darker(paint.dye, 0.4),
                  0.5,
                ),
                stroke(line([-wide, -tall * 0.5], [wide, -tall * 0.5]), metal, 0.28, {
                  dash: "0.16 0.2",
                }),
              ],
            },
          ),
        );
      if (style === "frame") {
        const bar = line(
          [-wide + 0.6, -tall + 2.6],
          [-wide + 0.8, -tall - 0.6, -wide + 2.4, -tall - 0.7],
          [0, -tall - 1.4, wide - 2.4, -tall - 0.7],
          [wide - 0.8, -tall - 0.6, wide - 0.6, -tall + 2.6],
        );
        parts.push(
          stroke(bar, darker(metal, 0.45), 1.5),
          stroke(bar, metal, 1.15),
          stroke(
            line([-wide + 2.4, -tall - 1], [0, -tall - 1.6, wide - 2.4, -tall - 1]),
            lighter(metal, 0.65),
            0.28,
          ),
          stud([-0.8, -tall - 1.9], 0.9, metal),
          stud([0.9, -tall - 1.9], 0.9, metal),
        );
      }
      return {
        parts,
        presentation: "stand",
        focus: { at: [0, -tall * 0.6], width: 17, words: "the clasp" },
      };
    },
  };
}

function bucket(random: Random): Cut {
  const tall = random.between(22, 26);
  const wide = random.between(11, 13);
  return {
    attributes: { size: "medium", straps: "one shoulder strap", closure: "drawstring" },
    traits: [
      "a drawstring top with gathered folds",
      "a round flat base",
      "one adjustable shoulder strap",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const trim: Paint =
        fabric.cloth === "leather" || fabric.cloth === "suede"
          ? { ...plainOf(fabric), dye: darker(fabric.dye.rgb, 0.18) }
          : { cloth: "leather", dye: [140, 92, 56] };
      const parts: Part[] = [
        handleOf(
          line(
            [-wide + 1.6, -tall + 4],
            [-wide - 2, -tall - 20, wide + 3, -tall - 20, wide - 1.6, -tall + 4],
          ),
          1.8,
          trim,
        ),
      ];
      parts.push(
        piece(
          ellipse(0, -tall, wide - 1.4, 2.2),
          { ...paint, pattern: null, dye: darker(paint.dye, 0.4) },
          { shade: 0.5, puff: 1 },
        ),
      );
      const folds = [-9, -6.4, -3.8, -1.2, 1.4, 4, 6.6, 9].map((x, i) => ({
        path: line([x * 0.95, -tall], [x * 0.8, -tall + 4, x, -tall + 9 + (i % 3) * 2]),
        width: 0.7,
        height: i % 2 ? 0.9 : -0.9,
      }));
      parts.push(
        piece(
          shape(
            [-wide + 1.2, -tall],
            [-6, -tall + 2.4, 0, -tall + 2.2],
            [6, -tall + 2.4, wide - 1.2, -tall],
            [wide - 2.2, -tall + 4.6],
            [wide + 1, -tall * 0.4, wide, -2],
            [8, 1, 0, 1],
            [-8, 1, -wide, -2],
            [-wide - 1, -tall * 0.4, -wide + 2.2, -tall + 4.6],
          ),
          paint,
          { puff: 5, drop: 0.5, folds },
        ),
      );
      parts.push(
        piece(
          shape(
            [-wide - 0.2, -5],
            [-8, -2.4, 0, -2.4],
            [8, -2.4, wide + 0.2, -5],
            [wide, -2],
            [8, 1.1, 0, 1.1],
            [-8, 1.1, -wide, -2],
          ),
          trim,
          {
            puff: 2.4,
            drop: 0.6,
            lines: [
              stitch(
                line([-wide, -4.2], [-8, -1.6, 0, -1.6], [8, -1.6, wide, -4.2]),
                seamOn(trim.dye),
              ),
            ],
          },
        ),
      );
      const cord = line(
        [-wide + 2.2, -tall + 4.6],
        [-5, -tall + 7, 0, -tall + 6.6],
        [5, -tall + 7, wide - 2.2, -tall + 4.6],
      );
      parts.push(stroke(cord, darker(trim.dye, 0.5), 0.95), stroke(cord, trim.dye, 0.65));
      for (const s of [-1, 1])
        parts.push(
          stroke(
            line([s * 0.8, -tall + 6.7], [s * 3, -tall + 11, s * 2, -tall + 15]),
            darker(trim.dye, 0.5),
            0.9,
          ),
          stroke(
            line([s * 0.8, -tall + 6.7], [s * 3, -tall + 11, s * 2, -tall + 15]),
            trim.dye,
            0.6,
          ),
          stud([s * 2, -tall + 15.4], 0.7, BRASS),
        );
      return {
        parts,
        presentation: "stand",
        focus: { at: [0, -tall + 7], width: 17, words: "the drawstring" },
      };
    },
  };
}

const LEATHER = {
  cloth: "leather" as const,
  name: "grained leather",
  care: "Wipe with a soft cloth and keep out of the rain",
  dyes: [...LEATHERS, ...dyesOf("green", "red", "mustard", "blush", "sage", "blue")],
};
const CANVAS = {
  cloth: "canvas" as const,
  name: "heavy cotton canvas",
  care: "Spot clean with cold water",
  dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
  patterns: [
    [null, 5],
    ["awning stripe", 2],
    ["floral", 1],
    ["gingham", 1],
  ] as const,
};
const STRAW = {
  cloth: "straw" as const,
  name: "woven straw",
  care: "Dust with a dry brush",
  dyes: dyesOf("beige", "tan", "camel", "cream", "black"),
};
const SUEDE = {
  cloth: "suede" as const,
  name: "soft suede",
  care: "Brush with a suede brush",
  dyes: [...LEATHERS, ...dyesOf("olive", "green", "rust")],
};
const NYLON = {
  cloth: "nylon" as const,
  name: "matt nylon",
  care: "Wipe with a damp cloth",
  dyes: [...NEUTRALS, ...BRIGHTS],
};
const shared = { broad: "Bags", hasBack: false } as const;

export const TOTE_BAG: Design = {
  ...shared,
  fine: "Tote bag",
  share: 22,
  audiences: [
    ["women", 3],
    ["unisex", 2],
  ],
  price: [39, 220],
  occasions: ["the office", "market days", "the beach", "travel"],
  pairings: ["a trench coat", "a linen dress", "straight jeans", "a blazer"],
  fabrics: [LEATHER, CANVAS, STRAW],
  cut: tote,
};
export const CROSSBODY_BAG: Design = {
  ...shared,
  fine: "Crossbody bag",
  share: 18,
  audiences: [
    ["women", 3],
    ["unisex", 1],
  ],
  price: [59, 180],
  occasions: ["city walks", "travel", "weekends", "concerts"],
  pairings: ["a midi dress", "jeans and a T-shirt", "a denim jacket", "a jumpsuit"],
  fabrics: [LEATHER, SUEDE],
  cut: (random) => flapBag(random, "crossbody"),
};
export const SHOULDER_BAG: Design = {
  ...shared,
  fine: "Shoulder bag",
  share: 18,
  audiences: [["women", 1]],
  price: [79, 260],
  occasions: ["the office", "dinner in town", "evenings out", "weekends"],
  pairings: ["a blazer", "a slip dress", "a fine knit", "an overcoat"],
  fabrics: [
    LEATHER,
    SUEDE,
    {
      cloth: "patent" as const,
      name: "patent leather",
      care: "Wipe with a damp cloth",
      dyes: dyesOf("black", "red", "burgundy", "blush"),
    },
  ],
  cut: (random) => flapBag(random, "shoulder"),
};
export const BACKPACK: Design = {
  ...shared,
  fine: "Backpack",
  share: 18,
  audiences: [
    ["unisex", 3],
    ["men", 1],
    ["women", 1],
  ],
  price: [59, 190],
  occasions: ["travel", "the commute", "school days", "hikes"],
  pairings: ["a parka", "a hoodie", "jeans and sneakers", "a denim jacket"],
  fabrics: [CANVAS, NYLON, LEATHER],
  cut: backpack,
};
export const CLUTCH: Design = {
  ...shared,
  fine: "Clutch",
  share: 16,
  audiences: [["women", 1]],
  price: [45, 160],
  occasions: ["cocktail parties", "weddings", "evenings out", "an evening at the opera"],
  pairings: ["a cocktail dress", "a jumpsuit", "pumps", "a slip dress"],
  fabrics: [
    LEATHER,
    {
      cloth: "satin" as const,
      name: "pleated satin",
      care: "Spot clean only",
      dyes: [...BRIGHTS, ...dyesOf("black", "blush", "silver", "gold")],
    },
    {
      cloth: "sequin" as const,
      name: "sequins",
      care: "Spot clean only",
      dyes: dyesOf("gold", "silver", "black", "green", "navy"),
    },
    {
      cloth: "velvet" as const,
      name: "velvet",
      care: "Brush gently",
      dyes: dyesOf("burgundy", "green", "navy", "black", "purple"),
    },
  ],
  cut: clutch,
};
export const BUCKET_BAG: Design = {
  ...shared,
  fine: "Bucket bag",
  share: 12,
  audiences: [["women", 1]],
  price: [69, 190],
  occasions: ["weekends", "city walks", "market days", "summer evenings"],
  pairings: ["a linen dress", "wide-leg trousers", "a chunky sweater", "flat sandals"],
  fabrics: [LEATHER, SUEDE, CANVAS, STRAW],
  cut: bucket,
};
