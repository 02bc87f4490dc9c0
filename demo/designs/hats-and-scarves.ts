import { css, darker, lighter, type Rgb, seamOn } from "@/demo/draw/colour";
import { mark, type Part, piece, ribbon, stitch, stroke } from "@/demo/draw/drawing";
import { ellipse, line, type Point, shape, smooth } from "@/demo/draw/path";
import { BRASS } from "@/demo/garments/closures";
import { BRIGHTS, dyesOf, NEUTRALS, PALES } from "@/demo/palette";
import { type Random, randomFrom } from "@/demo/random";
import { type Cut, type Design, paintOf, plainOf } from "./design";

function beanie(random: Random): Cut {
  const pom = random.chance(0.4);
  const fold = random.between(6, 8);
  const tall = random.between(17, 20);
  const patch = random.chance(0.4);
  return {
    attributes: { detail: pom ? "pompom" : "folded edge" },
    traits: [
      "a deep folded edge",
      ...(pom ? ["a soft pompom"] : []),
      ...(patch ? ["a small sewn label"] : []),
      "a close rounded crown",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const parts: Part[] = [];
      const crown = shape(
        [-11, -fold + 1],
        [-11.6, -tall + 1, -6, -tall - 1.6, 0, -tall - 1.6],
        [6, -tall - 1.6, 11.6, -tall + 1, 11, -fold + 1],
      );
      const folds = [-7, -3.4, 0.4, 4, 7.4].map((x, i) => ({
        path: line([x * 1.2, -fold], [x * 1.1, -tall + 4, x * 0.3, -tall - 1.4]),
        width: 0.7,
        height: i % 2 ? 0.45 : -0.5,
      }));
      if (pom)
        parts.push(
          piece(
            smooth(
              Array.from({ length: 22 }, (_, i): Point => {
                const a = (i / 22) * Math.PI * 2;
                const r = 4.3 + (i % 2 ? 0.5 : -0.2);
                return [Math.cos(a) * r, -tall - 4 + Math.sin(a) * r];
              }),
            ),
            { cloth: "teddy", dye: lighter(paint.dye, 0.12) },
            { puff: 4, drop: 1 },
          ),
        );
      parts.push(piece(crown, paint, { puff: 7, drop: 0.9, folds, crumple: 0.5 }));
      parts.push(
        piece(
          shape(
            [-11.8, -fold],
            [0, -fold + 1.6, 11.8, -fold],
            [12.2, -fold * 0.5, 11.6, 0],
            [0, 2.2, -11.6, 0],
            [-12.2, -fold * 0.5, -11.8, -fold],
          ),
          { ...paint, pattern: null, cloth: paint.cloth === "knit" ? "rib" : paint.cloth },
          { puff: 4, drop: 0.8, lift: 0.55, crumple: 0.5 },
        ),
      );
      if (patch)
        parts.push(
          mark(
            [5.6, -fold * 0.42],
            `<rect x="-1.8" y="-1.1" width="3.6" height="2.2" rx=".15" fill="#efe8d8"/><path d="M-1.1 -.2H1.1M-.7 .4H.7" stroke="#77664f" stroke-width=".18"/>`,
            -3,
          ),
        );
      return {
        parts,
        presentation: "flat",
        fill: 0.82,
        focus: { at: [0, -fold], width: 17, words: "the knit and fold" },
      };
    },
  };
}

function sunHat(random: Random): Cut {
  const brim = random.between(21, 27);
  const crown = random.between(9.5, 12);
  const bow = random.chance(0.35);
  return {
    attributes: {
      brim: brim > 24 ? "very wide brim" : "wide brim",
      detail: bow ? "ribbon with a bow" : "ribbon band",
    },
    traits: [
      brim > 24 ? "a very wide, gently waving brim" : "a wide brim",
      "a rounded crown",
      bow ? "a ribbon tied in a bow" : "a ribbon band around the crown",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const ribbonPaint = { cloth: "satin" as const, dye: fabric.trim };
      const brimPoints: Point[] = Array.from({ length: 14 }, (_, i) => {
        const a = (i / 14) * Math.PI * 2;
        return [Math.cos(a) * brim, Math.sin(a) * brim * 0.36 + Math.sin(a * 3 + 1) * 0.9];
      });
      const rings = [0.55, 0.68, 0.82, 0.93].map((k) =>
        stroke(ellipse(0, -0.4, brim * k, brim * 0.36 * k), darker(paint.dye, 0.35), 0.22, {
          opacity: 0.4,
        }),
      );
      const parts: Part[] = [
        piece(smooth(brimPoints), paint, {
          puff: 3,
          drop: 1,
          crumple: 0.8,
          lines: rings,
          folds: [
            { path: line([-brim, 1], [-brim * 0.5, 4, -4, 6]), width: 1.6, height: 1 },
            { path: line([brim * 0.9, 0], [brim * 0.6, 4, brim * 0.2, 6]), width: 1.6, height: -1 },
          ],
        }),
      ];
      const dome = shape(
        [-11, 0.6],
        [-11.4, -crown * 0.9, -8, -crown - 3, 0, -crown - 3],
        [8, -crown - 3, 11.4, -crown * 0.9, 11, 0.6],
        [6, 3.6, 0, 3.6],
        [-6, 3.6, -11, 0.6],
      );
      parts.push(
        piece(dome, paint, {
          puff: 6,
          drop: 1,
          lift: 0.6,
          crumple: 0.5,
          folds: [
            {
              path: line([-4, -crown - 2.6], [0, -crown + 1, 5, -crown - 2.4]),
              width: 1.2,
              height: -0.9,
            },
          ],
        }),
      );
      parts.push(
        piece(
          shape(
            [-11.2, -3],
            [-6, 0.4, 0, 0.4],
            [6, 0.4, 11.2, -3],
            [11.2, 0.4],
            [6, 3.7, 0, 3.7],
            [-6, 3.7, -11.2, 0.4],
          ),
          ribbonPaint,
          { puff: 1.6, drop: 0.6, lift: 0.25 },
        ),
      );
      if (bow) {
        for (const s of [-1, 1])
          parts.push(
            piece(
              shape(
                [7, 0.4],
                [7 + s * 2, -3, 7 + s * 5, -2.6, 7 + s * 4.6, 0.6],
                [7 + s * 4.4, 3, 7 + s * 2, 2.6, 7, 0.8],
              ),
              ribbonPaint,
              { puff: 1.4, drop: 1, lift: 0.35 },
            ),
          );
        parts.push(
          piece(shape([6.2, -0.6], [7.8, -0.6], [7.9, 1.8], [6.1, 1.8]), ribbonPaint, {
            puff: 0.8,
            drop: 1,
            lift: 0.2,
          }),
        );
      }
      return {
        parts,
        presentation: "flat",
        focus: { at: [4, -3], width: 24, words: "the crown and ribbon" },
      };
    },
  };
}

function cap(random: Random): Cut {
  const badge = random.pick(["embroidered letter", "small star", "plain front"] as const);
  const duo = random.chance(0.35);
  const letter = random.pick(["A", "M", "N", "R", "S", "V"]);
  return {
    attributes: { detail: badge, brim: duo ? "contrast peak" : "curved peak" },
    traits: [
      "six stitched panels",
      duo ? "a curved peak in a second colour" : "a curved peak",
      ...(badge === "plain front"
        ? ["a plain front"]
        : [badge === "small star" ? "a small embroidered star" : "an embroidered letter"]),
      "a covered button on top",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const peakPaint = duo ? { cloth: fabric.cloth, dye: fabric.trim } : plainOf(fabric);
      const thread = seamOn(paint.dye);
      const parts: Part[] = [];
      const crown = shape(
        [-10, -1],
        [-10.6, -11, -4, -14.6, 2, -14.4],
        [9.6, -14, 13.6, -8, 13, -0.4],
        [6, 2.4, -2, 2],
        [-7, 1.6, -10, -1],
      );
      parts.push(
        piece(crown, paint, {
          puff: 6.5,
          drop: 1,
          crumple: 0.6,
          lines: [
            stroke(line([1.6, -14.4], [-2.6, -8, -1.4, 2]), thread, 0.2, { opacity: 0.7 }),
            stitch(line([2.2, -14.4], [-2, -8, -0.8, 2]), thread, { width: 0.1 }),
            stitch(line([1, -14.4], [-3.2, -8, -2, 2]), thread, { width: 0.1 }),
            stroke(line([2, -14.4], [7.6, -8, 7.8, 1.6]), thread, 0.18, { opacity: 0.6 }),
            stroke(line([1.6, -14.4], [-8, -12, -9, -2]), thread, 0.18, { opacity: 0.6 }),
          ],
        }),
      );
      parts.push(
        mark([1.8, -14.6], `<ellipse rx="1.1" ry=".6" fill="${css(darker(peakPaint.dye, 0.1))}"/>`),
      );
      for (const [x, y] of [
        [-4.6, -10],
        [5.6, -10.4],
      ] as const)
        parts.push(
          mark(
            [x, y],
            `<circle r=".42" fill="${css(darker(paint.dye, 0.6))}"/><circle r=".42" fill="none" stroke="${css(lighter(paint.dye, 0.25))}" stroke-width=".16"/>`,
          ),
        );
      const peak = shape(
        [-10.2, -1.6],
        [-6, 1.6, 0, 2.2],
        [5, 2.4, 8.6, 1.4],
        [6, 6.6, -1, 7.6, -9, 7.2],
        [-15, 6.8, -18.6, 3.6, -17, 1.6],
        [-15.4, -0.4, -12, -2.4, -10.2, -1.6],
      );
      const rows = [0.9, 1.9, 2.9, 3.9].map((d) =>
        stitch(
          line([-14.6 + d * 0.4, 0.6 + d], [-8, 3 + d, 0, 2.6 + d], [4, 2.4 + d, 7, 1.4 + d]),
          seamOn(peakPaint.dye),
          { width: 0.1, opacity: 0.5 },
        ),
      );
      parts.push(
        piece(peak, peakPaint, { puff: 2.6, drop: 1, lift: 0.6, crumple: 0.2, lines: rows }),
      );
      const ink: Rgb = duo ? fabric.trim : fabric.trim;
      if (badge === "embroidered letter")
        parts.push(
          mark(
            [-5.6, -3.6],
            `<text font-family="serif" font-weight="700" font-size="6.4" text-anchor="middle" fill="${css(ink)}">${letter}</text>`,
            -6,
          ),
        );
      if (badge === "small star")
        parts.push(
          mark(
            [-5.6, -5.6],
            `<path d="M0 -2.4L.7 -.75L2.4 -.7L1.05 .35L1.5 2L0 1.05L-1.5 2L-1.05 .35L-2.4 -.7L-.7 -.75Z" fill="${css(ink)}"/>`,
            -6,
          ),
        );
      return {
        parts,
        presentation: "flat",
        fill: 0.92,
        focus: { at: [-4, -2], width: 18, words: "the panels and peak" },
      };
    },
  };
}

function scarf(random: Random): Cut {
  const fringe = random.chance(0.6);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: { detail: fringe ? "fringed ends" : "plain ends", size: "long" },
    traits: [
      "a long rectangular shape folded over itself",
      fringe ? "fringes at both ends" : "neat hemmed ends",
    ],
    draw(fabric) {
      const r = randomFrom(seed);
      const paint = paintOf(fabric);
      const parts: Part[] = [];
      const tail = (x: number, end: number, tilt: number, top: number): Part[] => {
        const path = line([x, top], [x + tilt * 0.3, top + 12, x + tilt, end]);
        const folds = [-2.6, 0.4, 3].map((d, i) => ({
          path: line([x + d * 0.6, top + 2], [x + tilt * 0.4 + d, top + 14, x + tilt + d, end]),
          width: 0.8,
          height: i % 2 ? 0.8 : -0.8,
        }));
        const out: Part[] = [];
        if (fringe)
          for (let i = 0; i < 17; i++)
            out.push(
              stroke(
                line(
                  [x + tilt - 5.4 + i * 0.68, end - 0.6],
                  [x + tilt - 5.6 + i * 0.7 + r.between(-0.3, 0.3), end + r.between(3.6, 4.8)],
                ),
                i % 2 ? darker(paint.dye, 0.25) : paint.dye,
                0.42,
              ),
            );
        out.push(
          piece(
            ribbon(path, (t) => 8.4 + t * 3, 6),
            paint,
            {
              puff: 4,
              drop: 0.3,
              lift: 0.5,
              folds,
              lines: fringe
                ? []
                : [
                    stitch(
                      line([x + tilt - 7, end - 1.2], [x + tilt + 7, end - 1.2]),
                      seamOn(paint.dye),
                    ),
                  ],
            },
          ),
        );
        return out;
      };
      parts.push(...tail(5.6, 44, 4, 6), ...tail(-4, 52, -4.6, 8));
      const loopBack = shape([-15, -2], [-14, -12, 14, -12, 15, -2], [14, -5, -14, -5, -15, -2]);
      parts.push(
        piece(loopBack, { ...paint, dye: darker(paint.dye, 0.2) }, { puff: 2, shade: 0.25 }),
      );
      const loop = shape(
        [-15.4, -3],
        [-12, 5, -6, 8, 0, 8.6],
        [7, 8, 12.6, 5, 15.4, -3],
        [17.4, 4, 14, 14, 6, 17.4],
        [0, 19, -6, 17.4],
        [-14, 14, -17.6, 4, -15.4, -3],
      );
      const drape = [0, 1, 2].map((i) => ({
        path: line(
          [-15 + i, 0 + i * 2],
          [-8, 9 + i * 3, 0, 10.4 + i * 2.6],
          [8, 9 + i * 3, 15 - i, 0 + i * 2],
        ),
        width: 0.9,
        height: i % 2 ? -1 : 1,
      }));
      parts.push(piece(loop, paint, { puff: 4.4, drop: 1, lift: 0.6, folds: drape, grain: 18 }));
      return { parts, presentation: "flat", focus: { at: [0, 10], width: 28, words: "the folds" } };
    },
  };
}

function silkScarf(random: Random): Cut {
  const border = random.between(2.4, 4);
  return {
    attributes: { size: "square", detail: "contrast border" },
    traits: [
      "a square shape laid open with one folded corner",
      "a border in a second colour",
      "hand-rolled edges",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const s = 26;
      const outer = shape(
        [-s, -s],
        [0, -s + 1, s, -s - 0.4],
        [s - 0.6, 0, s, s * 0.42],
        [s * 0.42, s],
        [0, s - 0.6, -s, s],
        [-s + 0.8, 0, -s, -s],
      );
      const folds = [
        { path: line([-s, -s + 6], [0, -4, s, 2]), width: 1.4, height: 0.7 },
        { path: line([-8, -s], [-4, 0, -10, s]), width: 1.4, height: -0.7 },
        { path: line([8, -s], [12, 0, 6, s]), width: 1.3, height: 0.6 },
      ];
      const inner = shape(
        [-s + border, -s + border],
        [s - border, -s + border],
        [s - border, s * 0.42 - 1],
        [s * 0.42 - 1, s - border],
        [-s + border, s - border],
      );
      const corner = shape(
        [s * 0.42, s],
        [s, s * 0.42],
        [s * 0.36, s * 0.3],
        [s * 0.38, s * 0.7, s * 0.42, s],
      );
      return {
        parts: [
          piece(outer, { cloth: "satin", dye: fabric.trim }, { puff: 2, drop: 1, folds }),
          piece(inner, paint, { puff: 0.6, drop: 1, folds, crumple: 1 }),
          piece(
            corner,
            { cloth: "satin", dye: lighter(fabric.trim, 0.12) },
            { puff: 1.6, drop: 1, lift: 0.8 },
          ),
        ],
        presentation: "flat",
        focus: { at: [s * 0.3, s * 0.3], width: 28, words: "the folded corner" },
      };
    },
  };
}

function gloves(random: Random): Cut {
  const long = random.chance(0.25);
  return {
    attributes: { length: long ? "long cuff" : "wrist length" },
    traits: [
      "stitched fingers",
      long ? "long cuffs that reach the forearm" : "a short buttoned cuff",
      "a soft lining",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const c = long ? 24 : 12;
      const hand = smooth(
        [
          [-4.6, c],
          [-4.4, c - 6],
          [-5, 2],
          [-5.6, -4],
          [-6, -10],
          [-5, -11.4],
          [-4, -10.4],
          [-3.2, -5],
          [-3, -12],
          [-2, -13.8],
          [-0.9, -12.4],
          [-0.6, -5],
          [0, -12.8],
          [1.1, -14],
          [2.1, -12.4],
          [2, -4.6],
          [3, -10],
          [4.1, -10.8],
          [4.8, -9.6],
          [4.4, -2],
          [5, 2],
          [8, -1.4],
          [9.4, -1.4],
          [9.4, 0.4],
          [6, 6],
          [4.8, c - 5],
          [5, c],
        ],
        true,
        0.85,
      );
      const glove: Part[] = [
        piece(hand, paint, {
          puff: 2.4,
          drop: 1,
          crumple: 0.3,
          lines: [-3, 0, 2.2].map((x) =>
            stitch(line([x, -4], [x * 0.8, 3]), seamOn(paint.dye), { width: 0.14, opacity: 0.6 }),
          ),
        }),
        stroke(line([-4.4, c - 3], [0, c - 2.2, 4.8, c - 3]), darker(paint.dye, 0.4), 0.3),
        mark([2.4, c - 3.6], `<circle r=".6" fill="${css(BRASS)}"/>`),
      ];
      const moved = (dx: number, flip: number): Part[] =>
        glove.map((part) =>
          part.kind === "mark"
            ? { ...part, at: [part.at[0] * flip + dx, part.at[1]] }
            : part.kind === "line"
              ? { ...part, path: move(part.path, dx, flip) }
              : {
                  ...part,
                  outline: move(part.outline, dx, flip),
                  lines: part.lines?.map((l) => ({ ...l, path: move(l.path, dx, flip) })),
                },
        );
      return {
        parts: [...moved(-8.6, -1), ...moved(7.6, 1)],
        presentation: "flat",
        fill: 0.92,
        focus: { at: [7, -2], width: 17, words: "the stitched fingers" },
      };
    },
  };
}

function move(path: ReturnType<typeof line>, dx: number, flip: number): ReturnType<typeof line> {
  const go = (p: Point): Point => [p[0] * flip + dx, p[1]];
  return {
    ...path,
    start: go(path.start),
    curves: path.curves.map(([a, b, c]) => [go(a), go(b), go(c)]),
  };
}

function socks(random: Random): Cut {
  const tall = random.between(15, 24);
  const tips = random.chance(0.5);
  return {
    attributes: {
      length: tall > 20 ? "calf length" : "ankle length",
      detail: tips ? "contrast heel and toe" : "plain",
    },
    traits: [
      "a ribbed top",
      ...(tips ? ["heels and toes in a second colour"] : []),
      tall > 20 ? "a length to mid-calf" : "a length just above the ankle",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const rib = plainOf(fabric, "rib");
      const sock = (dx: number, dy: number): Part[] => {
        const p = (points: Point[]): Point[] => points.map(([x, y]) => [x + dx, y + dy]);
        const out: Part[] = [
          piece(
            smooth(
              p([
                [-4.4, -tall],
                [4.6, -tall],
                [4.8, -4],
                [5.4, 1],
                [4.4, 5.4],
                [0, 6.6],
                [-7, 7.4],
                [-13.4, 7.2],
                [-15.4, 4.4],
                [-13.6, 1.6],
                [-8, 0],
                [-4.8, -3.4],
              ]),
              true,
              0.85,
            ),
            paint,
            {
              puff: 3.6,
              drop: 0.8,
              lift: 0.5,
              folds: [
                {
                  path: line([-5 + dx, -3 + dy], [0 + dx, -1 + dy, 4 + dx, -3 + dy]),
                  width: 0.7,
                  height: -0.6,
                },
                {
                  path: line([-6 + dx, -1 + dy], [-1 + dx, 2 + dy, 3 + dx, 0 + dy]),
                  width: 0.7,
                  height: 0.5,
                },
              ],
            },
          ),
        ];
        if (tips)
          out.push(
            piece(
              smooth(
                p([
                  [-9.6, 0.4],
                  [-13.6, 1.6],
                  [-15.5, 4.4],
                  [-13.4, 7.3],
                  [-9.8, 7.3],
                  [-8.8, 4],
                ]),
              ),
              { cloth: "jersey", dye: fabric.trim },
              { puff: 2, drop: 1 },
            ),
            piece(
              smooth(
                p([
                  [5, -2.4],
                  [5.5, 1],
                  [4.5, 5.5],
                  [0.6, 6.4],
                  [1.6, 1.6],
                ]),
              ),
              { cloth: "jersey", dye: fabric.trim },
              { puff: 2, drop: 1 },
            ),
          );
        out.push(
          piece(
            shape(
              [-4.8 + dx, -tall - 0.6 + dy],
              [dx, -tall + 0.4 + dy, 4.9 + dx, -tall - 0.6 + dy],
              [4.9 + dx, -tall + 5 + dy],
              [dx, -tall + 5.8 + dy, -4.8 + dx, -tall + 5 + dy],
            ),
            rib,
            { puff: 1.6, drop: 0.5, lift: 0.15 },
          ),
        );
        return out;
      };
      return {
        parts: [...sock(6, -2.4), ...sock(-4, 2)],
        presentation: "flat",
        fill: 0.86,
        focus: { at: [-4, -tall + 8], width: 17, words: "the ribbed top" },
      };
    },
  };
}

const WOOL = {
  cloth: "knit" as const,
  name: "merino wool",
  care: "Hand wash cool and dry flat",
  dyes: [...NEUTRALS, ...BRIGHTS],
  patterns: [
    [null, 5],
    ["breton stripe", 1],
    ["fair isle", 1],
  ] as const,
};
const shared = { broad: "Accessories", hasBack: false } as const;

export const BEANIE: Design = {
  ...shared,
  fine: "Beanie",
  share: 16,
  audiences: [
    ["unisex", 2],
    ["women", 1],
    ["men", 1],
  ],
  price: [25, 65],
  occasions: ["winter walks", "frosty mornings", "the commute", "weekends"],
  pairings: ["a puffer jacket", "a knitted scarf", "an overcoat", "a chunky sweater"],
  fabrics: [
    WOOL,
    {
      cloth: "chunky",
      name: "chunky wool",
      care: "Hand wash cool",
      dyes: [...NEUTRALS, ...BRIGHTS],
    },
  ],
  cut: beanie,
};
export const SUN_HAT: Design = {
  ...shared,
  fine: "Sun hat",
  share: 14,
  audiences: [["women", 1]],
  price: [35, 90],
  occasions: ["the beach", "garden parties", "holidays by the sea", "hot days"],
  pairings: ["a maxi dress", "a swimsuit", "linen trousers", "sunglasses"],
  fabrics: [
    {
      cloth: "straw",
      name: "woven straw",
      care: "Dust with a dry brush",
      dyes: dyesOf("beige", "tan", "cream", "camel", "black", "white"),
    },
    {
      cloth: "canvas",
      name: "cotton canvas",
      care: "Spot clean",
      dyes: [...PALES, ...dyesOf("navy", "olive")],
    },
  ],
  cut: sunHat,
};
export const BASEBALL_CAP: Design = {
  ...shared,
  fine: "Baseball cap",
  share: 16,
  audiences: [
    ["unisex", 2],
    ["men", 2],
    ["women", 1],
  ],
  price: [19, 49],
  occasions: ["weekends", "ball games", "sunny days", "travel"],
  pairings: ["a hoodie", "a T-shirt and jeans", "joggers", "a bomber jacket"],
  fabrics: [
    {
      cloth: "twill",
      name: "washed cotton twill",
      care: "Hand wash cold",
      dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
    },
    { cloth: "corduroy", name: "corduroy", care: "Spot clean", dyes: [...NEUTRALS, ...BRIGHTS] },
    { cloth: "wool", name: "wool flannel", care: "Spot clean", dyes: NEUTRALS },
  ],
  cut: cap,
};
export const SCARF: Design = {
  ...shared,
  fine: "Scarf",
  share: 18,
  audiences: [
    ["women", 2],
    ["men", 1],
    ["unisex", 2],
  ],
  price: [29, 95],
  occasions: ["winter walks", "the commute", "cold evenings", "travel"],
  pairings: ["an overcoat", "a denim jacket", "a beanie", "a turtleneck"],
  fabrics: [
    {
      ...WOOL,
      patterns: [
        [null, 4],
        ["breton stripe", 1],
        ["fair isle", 1],
      ],
    },
    {
      cloth: "wool",
      name: "brushed wool",
      care: "Dry clean",
      dyes: [...NEUTRALS, ...BRIGHTS],
      patterns: [
        [null, 2],
        ["plaid", 4],
        ["houndstooth", 1],
        ["windowpane check", 1],
      ],
    },
  ],
  cut: scarf,
};
export const SILK_SCARF: Design = {
  ...shared,
  fine: "Silk scarf",
  share: 12,
  audiences: [["women", 1]],
  price: [39, 120],
  occasions: ["the office", "city walks", "weddings", "travel"],
  pairings: ["a trench coat", "a plain blouse", "a leather bag", "a fine knit"],
  fabrics: [
    {
      cloth: "satin",
      name: "silk twill",
      care: "Dry clean only",
      dyes: [...BRIGHTS, ...PALES, ...dyesOf("navy", "black")],
      patterns: [
        ["floral", 2],
        ["paisley", 3],
        ["polka dot", 2],
        ["leopard print", 1],
        ["ditsy floral", 1],
      ],
    },
  ],
  cut: silkScarf,
};
export const GLOVES: Design = {
  ...shared,
  fine: "Gloves",
  share: 12,
  plural: true,
  audiences: [
    ["women", 2],
    ["men", 1],
  ],
  price: [35, 110],
  occasions: ["winter commutes", "frosty mornings", "evenings out", "cold evenings"],
  pairings: ["an overcoat", "a trench coat", "a wool scarf", "a parka"],
  fabrics: [
    {
      cloth: "leather",
      name: "lamb leather",
      care: "Wipe with a soft cloth",
      dyes: dyesOf("black", "brown", "tan", "burgundy", "navy", "green", "red"),
    },
    {
      cloth: "suede",
      name: "soft suede",
      care: "Brush gently",
      dyes: dyesOf("camel", "grey", "black", "brown", "olive"),
    },
  ],
  cut: gloves,
};
export const SOCKS: Design = {
  ...shared,
  fine: "Socks",
  share: 14,
  plural: true,
  audiences: [
    ["unisex", 2],
    ["women", 1],
    ["men", 1],
  ],
  price: [8, 22],
  occasions: ["everyday wear", "cosy evenings", "winter walks", "weekends"],
  pairings: ["loafers", "sneakers", "ankle boots", "pleated skirts"],
  fabrics: [
    {
      cloth: "jersey",
      name: "combed cotton",
      care: "Machine wash at 40 degrees",
      dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
      patterns: [
        [null, 3],
        ["breton stripe", 3],
        ["polka dot", 2],
      ],
    },
    WOOL,
  ],
  cut: socks,
};
