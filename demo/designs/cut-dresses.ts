import { darker, seamOn } from "@/demo/draw/colour";
import { bothSides, type Part, piece, ribbon, stitch, stroke } from "@/demo/draw/drawing";
import { joined, line, mirrored, reversed, shape, symmetric } from "@/demo/draw/path";
import { bodiceCut } from "@/demo/garments/bodices";
import { buttonRow, HORN, PEARL, placket } from "@/demo/garments/closures";
import { shirtCollar } from "@/demo/garments/collars";
import { clothBelt } from "@/demo/garments/fronts";
import { patchPocket } from "@/demo/garments/pockets";
import { type SkirtCut, skirt } from "@/demo/garments/skirt-shapes";
import { type SleeveCut, sleeves } from "@/demo/garments/sleeves";
import { innerNeck, type TorsoCut, torsoFolds, torsoOutline } from "@/demo/garments/torso";
import { BRIGHTS, DENIMS, dyesOf, PALES } from "@/demo/palette";
import { type Random, randomFrom } from "@/demo/random";
import { type Cut, type Design, paintOf } from "./design";
import { DRESS_FABRICS } from "./dresses";

const LENGTHS = [
  ["above the knee", 86],
  ["knee length", 98],
  ["mid-calf length", 114],
] as const;

function shirtDress(random: Random): Cut {
  const base = bodiceCut(random, "sleeved", "v", 3);
  const cut: TorsoCut = {
    ...base,
    neck: 7.4,
    neckDepth: 7,
    shoulder: 20,
    chest: 23.4,
    armhole: 23,
    waist: 20.6,
    hem: 20.6,
  };
  const [lengthName, bottom] = random.pick(LENGTHS);
  const lower: SkirtCut = {
    top: cut.length - 0.5,
    bottom: bottom + random.between(-3, 3),
    waist: cut.waist,
    hip: 25,
    hem: 26 + (bottom - 40) * random.between(0.05, 0.16),
    folds: 4.4,
    depth: 0.9,
    pleated: false,
    gathered: random.chance(0.35),
  };
  const short = random.chance(0.45);
  const sleeve: SleeveCut = short
    ? { shape: "plain", length: 22, width: 15.5, angle: 40, cuff: "turned" }
    : { shape: "plain", length: 54, width: 10.5, angle: 20, cuff: "shirt" };
  const pockets = random.chance(0.5);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      silhouette: "belted",
      length: lengthName,
      sleeve: short ? "short sleeves" : "long sleeves",
      neckline: "shirt collar",
      closure: "buttons",
    },
    traits: [
      "a pointed shirt collar",
      "buttons from neck to hem",
      short ? "short turned-up sleeves" : "long sleeves with buttoned cuffs",
      "a belt of the same cloth tied in",
      `a ${lengthName === "knee length" ? "knee-length" : lengthName === "mid-calf length" ? "mid-calf" : "short"} skirt`,
      ...(pockets ? ["two chest pockets"] : []),
    ],
    draw(fabric, view) {
      const r = randomFrom(`shirt dress ${seed}`);
      const paint = paintOf(fabric);
      const back = view === "back";
      const shown = back ? { ...cut, neckline: "crew" as const, neckDepth: 1.6 } : cut;
      const parts: Part[] = [skirt(lower, paint, r), ...(back ? [] : innerNeck(cut, paint))];
      parts.push(
        piece(torsoOutline(shown), paint, {
          puff: 7,
          folds: torsoFolds({ ...cut, waistAt: 35 }, r, 0.9),
        }),
      );
      if (!back) {
        parts.push(placket(cut.neckDepth - 0.4, lower.bottom + 1.2, 3.2, paint, 0, true));
        parts.push(
          ...buttonRow(
            0,
            cut.neckDepth + 5,
            lower.bottom - 10,
            Math.round((lower.bottom - 20) / 9.5),
            0.62,
            fabric.dye.colour === "white" ? PEARL : HORN,
          ),
        );
        if (pockets) parts.push(...bothSides(patchPocket([10.4, 19], 9.6, 10.4, paint)));
      }
      parts.push(...sleeves(cut, sleeve, paint, r, 1.1));
      if (!back) parts.push(...shirtCollar(cut.neck, cut.neckDepth - 1, paint, 0.45));
      parts.push(clothBelt(cut.waist, cut.length - 2.4, 3.4, paint));
      if (!back) {
        for (const s of [0, 1])
          parts.push(
            piece(
              shape(
                [1.6, cut.length - 0.6],
                [4 + s * 3, cut.length + 8, 3 + s * 5, cut.length + 20 + s * 4],
                [6 + s * 5, cut.length + 19 + s * 4],
                [7 + s * 3, cut.length + 8, 3.4, cut.length - 0.8],
              ),
              paint,
              { puff: 0.9, lift: 0.4, grain: 75 },
            ),
          );
        parts.push(
          piece(
            shape(
              [0.6, cut.length - 2.6],
              [4, cut.length - 2.2],
              [4.2, cut.length + 1.6],
              [0.8, cut.length + 1.8],
            ),
            paint,
            { puff: 1.4, drop: 1, lift: 0.4, grain: 60 },
          ),
        );
      }
      return {
        parts,
        presentation: "hanger",
        hanger: { shoulder: [cut.shoulder, cut.slope], neck: -2 },
        focus: { at: [0, 18], width: 44, words: "the collar and buttons" },
      };
    },
  };
}

function wrapDress(random: Random): Cut {
  const cut: TorsoCut = { ...bodiceCut(random, "sleeved", "v", 0.6), neckDepth: 26, neck: 8.4 };
  const [lengthName, bottom] = random.pick(LENGTHS);
  const lower: SkirtCut = {
    top: cut.length - 0.5,
    bottom: bottom + random.between(-3, 3),
    waist: cut.waist,
    hip: 23.6,
    hem: 26 + (bottom - 41) * random.between(0.12, 0.2),
    folds: 4.6,
    depth: 1.3,
    pleated: false,
    gathered: false,
  };
  const sleeve: SleeveCut = random.pick([
    { shape: "flutter", length: 17, width: 14, angle: 46, cuff: "none" },
    { shape: "plain", length: 40, width: 11, angle: 24, cuff: "none" },
    { shape: "plain", length: 58, width: 9.5, angle: 20, cuff: "none" },
    { shape: "bishop", length: 52, width: 10, angle: 21, cuff: "shirt" },
  ]);
  const sleeveName =
    sleeve.shape === "flutter"
      ? "flutter sleeves"
      : sleeve.shape === "bishop"
        ? "long bishop sleeves"
        : sleeve.length < 50
          ? "three-quarter sleeves"
          : "long sleeves";
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      silhouette: "wrap",
      length: lengthName,
      sleeve: sleeveName,
      neckline: "wrap V-neck",
    },
    traits: [
      "a crossed V-neck",
      "a front that wraps over and ties at the waist",
      sleeveName,
      `a soft ${lengthName === "above the knee" ? "short" : lengthName === "knee length" ? "knee-length" : "mid-calf"} skirt`,
    ],
    draw(fabric, view) {
      const r = randomFrom(`wrap ${seed}`);
      const paint = paintOf(fabric);
      const thread = seamOn(paint.dye);
      const back = view === "back";
      const edge = line(
        [-cut.waist * 0.2, lower.top],
        [lower.hem * 0.1, (lower.top + lower.bottom) / 2, lower.hem * 0.35, lower.bottom + 3],
      );
      const parts: Part[] = [
        skirt(lower, paint, r, {
          lines: back
            ? []
            : [
                stroke(edge, darker(paint.dye, 0.6), 0.45, { opacity: 0.7 }),
                stitch(
                  line(
                    [-cut.waist * 0.2 - 1, lower.top],
                    [
                      lower.hem * 0.1 - 1,
                      (lower.top + lower.bottom) / 2,
                      lower.hem * 0.35 - 1,
                      lower.bottom + 3,
                    ],
                  ),
                  thread,
                  { opacity: 0.5 },
                ),
              ],
        }),
      ];
      if (back)
        parts.push(
          piece(torsoOutline({ ...cut, neckline: "crew", neckDepth: 2 }), paint, {
            puff: 7,
            folds: torsoFolds(cut, r, 0.7),
          }),
        );
      else {
        parts.push(...innerNeck(cut, paint));
        const panel = (over: number) =>
          joined(
            line(
              [cut.neck, 0],
              [cut.shoulder, cut.slope],
              [cut.shoulder - 1, 10, cut.shoulder - 2, cut.armhole - 6, cut.chest, cut.armhole],
              [cut.chest - 0.4, 28, cut.waist, 34, cut.waist, cut.length],
            ),
            line(
              [cut.waist, cut.length],
              [-over, cut.length + 0.8],
              [-over - 1.6, cut.length - 6],
              [2, 20, cut.neck - 2.4, 6, cut.neck, 0],
            ),
          );
        const pull = [-1, 1].map((s) => ({
          path: line([-8, cut.length - 4 + s * 2], [4, 32 + s * 4, 15, 24 + s * 3]),
          width: 1,
          height: s * 0.7,
        }));
        parts.push(
          piece(mirrored(panel(11)), paint, {
            puff: 6,
            grain: 14,
            folds: pull.map((f) => ({ ...f, path: mirrored(f.path) })),
          }),
        );
        parts.push(
          piece(panel(13), paint, {
            puff: 6,
            grain: -14,
            lift: 0.4,
            folds: pull,
            lines: [
              stitch(
                line([-12, cut.length - 6], [2.6, 20.6, cut.neck - 1.8, 6.4, cut.neck + 0.6, 0.4]),
                thread,
                { width: 0.12 },
              ),
            ],
          }),
        );
      }
      parts.push(...sleeves(cut, sleeve, paint, r, 1.1));
      parts.push(clothBelt(cut.waist, cut.length - 2, 3.2, paint));
      if (!back) {
        const x = -cut.waist * 0.62;
        for (const s of [-1, 1])
          parts.push(
            piece(
              shape(
                [x, cut.length],
                [x + s * 3, cut.length + 10, x + s * 2 - 1, cut.length + 27 + s * 2],
                [x + s * 2 + 2.4, cut.length + 27 + s],
                [x + s * 4 + 2, cut.length + 10, x + 1.4, cut.length],
              ),
              paint,
              { puff: 0.9, lift: 0.5, grain: 80 },
            ),
          );
        for (const s of [-1, 1])
          parts.push(
            piece(
              shape(
                [x, cut.length],
                [
                  x + s * 3,
                  cut.length - 4,
                  x + s * 8,
                  cut.length - 2,
                  x + s * 7.6,
                  cut.length + 1.6,
                ],
                [x + s * 6, cut.length + 4, x + s * 2, cut.length + 2.6, x, cut.length + 0.6],
              ),
              paint,
              { puff: 1.6, drop: 1, lift: 0.4 },
            ),
          );
        parts.push(
          piece(
            shape(
              [x - 1.4, cut.length - 1.6],
              [x + 1.4, cut.length - 1.6],
              [x + 1.3, cut.length + 1.8],
              [x - 1.3, cut.length + 1.8],
            ),
            paint,
            { puff: 1.2, drop: 1, lift: 0.3 },
          ),
        );
      }
      return {
        parts,
        presentation: "ghost",
        focus: { at: [0, 26], width: 46, words: "the crossed front" },
      };
    },
  };
}

function slipDress(random: Random): Cut {
  const cowl = random.chance(0.45);
  const [lengthName, bottom] = random.pick([
    ["above the knee", 84],
    ["mid-calf length", 114],
    ["ankle length", 140],
  ] as const);
  const end = bottom + random.between(-3, 3);
  const chest = 19.6 + random.between(-0.6, 0.8);
  const waist = 18 + random.between(-0.5, 1);
  const hem = 23 + (end - 40) * random.between(0.05, 0.13);
  const slit = end > 100 && random.chance(0.5);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      silhouette: "bias cut",
      length: lengthName,
      sleeve: "thin straps",
      neckline: cowl ? "cowl neck" : "V-neck",
    },
    traits: [
      "straps as thin as string",
      cowl ? "a draped cowl neck" : "a plain V-neck",
      "a bias cut without a waist seam",
      `a hem at ${lengthName === "above the knee" ? "mid-thigh" : lengthName.replace(" length", "")}`,
      ...(slit ? ["a slit at the side"] : []),
    ],
    draw(fabric, view) {
      const r = randomFrom(`slip ${seed}`);
      const paint = paintOf(fabric);
      const back = view === "back";
      const depth = back ? 22 : cowl ? 20 : 23;
      const half = line(
        [0, depth],
        [4, cowl ? depth - 0.6 : 18, 9.6, 12],
        [11.6, 13.4, 14, 19.6, chest, 22],
        [chest - 0.6, 32, waist, 36, waist, 42],
        [waist + 1, 50, 22.6, 56, 23, 64],
        [hem, end],
        [hem * 0.5, end + 3, 0, end + 3],
      );
      const folds = [-1, 1].flatMap((s) => [
        { path: line([s * 9, 14], [s * 6, 26, s * 9, 40]), width: 1, height: 0.8 },
        {
          path: line(
            [s * r.between(5, 9), 46],
            [s * r.between(8, 13), 74, s * r.between(9, 16), end - 4],
          ),
          width: 1.7,
          height: 1.2,
        },
        {
          path: line(
            [s * r.between(1, 4), 50],
            [s * r.between(3, 7), 80, s * r.between(3, 8), end],
          ),
          width: 1.5,
          height: -1.1,
        },
        {
          path: line([s * (waist - 1), 40], [s * 8, 44, s * 2, 46 + r.between(0, 4)]),
          width: 1,
          height: 0.8,
        },
        {
          path: line([s * (waist - 0.5), 45], [s * 10, 50, s * 4, 53 + r.between(0, 4)]),
          width: 1,
          height: -0.7,
        },
      ]);
      const swag =
        cowl && !back
          ? [0, 1, 2].map((i) => ({
              path: line([-8.6 + i, 14 + i * 0.6], [0, 25 + i * 6, 8.6 - i, 14 + i * 0.6]),
              width: 0.9 + i * 0.2,
              height: i % 2 ? -1 : 1.1,
            }))
          : [];
      const lines = [
        ...(slit
          ? [
              stroke(
                line([hem * 0.7, end + 2], [hem * 0.66, end - 36]),
                darker(paint.dye, 0.65),
                0.5,
              ),
            ]
          : []),
        stitch(line([-hem, end - 0.8], [0, end + 4, hem, end - 0.8]), seamOn(paint.dye), {
          opacity: 0.5,
        }),
      ];
      const inside = symmetric([0, 17.4], [5, 17, 12, 18], [chest, 22], [8, 27, 0, 27]);
      const parts: Part[] = [
        ...bothSides(stroke(line([7.6, -3], [9, 6, 9.6, 18]), darker(paint.dye, 0.3), 0.55)),
        piece(
          inside,
          { ...paint, pattern: null, dye: darker(paint.dye, 0.22) },
          { shade: 0.3, puff: 2 },
        ),
        piece(joined(half, { ...reversed(mirrored(half)), closed: false }), paint, {
          puff: 8,
          crumple: 0.9,
          grain: 30,
          folds: [...folds, ...swag],
          lines,
          drop: 0.15,
        }),
        ...bothSides(
          piece(
            ribbon(line([9.6, 12.4], [9.4, 4, 7.6, -3]), 0.7),
            { ...paint, pattern: null },
            { puff: 0.4, crumple: 0, lift: 0.2 },
          ),
        ),
      ];
      return {
        parts,
        presentation: "hanger",
        hanger: { shoulder: [15.5, 1.2], neck: -4 },
        focus: { at: [0, 20], width: 40, words: "the neckline" },
      };
    },
  };
}

const shared = { broad: "Dresses", audiences: [["women", 1]] as const, hasBack: true } as const;

export const SHIRT_DRESS: Design = {
  ...shared,
  fine: "Shirt dress",
  share: 18,
  price: [79, 180],
  occasions: ["the office", "weekends in town", "travel", "casual Fridays"],
  pairings: ["loafers", "tall boots", "a leather belt", "white sneakers"],
  fabrics: [
    DRESS_FABRICS[0],
    DRESS_FABRICS[2],
    { cloth: "denim" as const, name: "washed denim", care: "Wash cold, inside out", dyes: DENIMS },
  ].filter((f) => f !== undefined),
  cut: shirtDress,
};
export const WRAP_DRESS: Design = {
  ...shared,
  fine: "Wrap dress",
  share: 18,
  price: [79, 190],
  occasions: ["the office", "a summer wedding", "date night", "a long lunch"],
  pairings: ["heeled sandals", "a clutch", "ankle boots", "hoop earrings"],
  fabrics: DRESS_FABRICS.slice(0, 2),
  cut: wrapDress,
};
export const SLIP_DRESS: Design = {
  ...shared,
  fine: "Slip dress",
  share: 18,
  price: [85, 210],
  occasions: ["evenings out", "date night", "a summer wedding", "layering over a T-shirt"],
  pairings: ["a leather jacket", "strappy sandals", "a fine turtleneck", "a long cardigan"],
  fabrics: [
    {
      cloth: "satin",
      name: "silk satin",
      care: "Hand wash cold or dry clean",
      dyes: [...PALES, ...BRIGHTS, ...dyesOf("black", "navy", "silver", "gold")],
      patterns: [
        [null, 7],
        ["leopard print", 1],
        ["floral", 1],
      ],
    },
  ],
  cut: slipDress,
};
