import { rgb, seamOn } from "@/demo/draw/colour";
import { bothSides, type Part, stitch, stroke } from "@/demo/draw/drawing";
import { line } from "@/demo/draw/path";
import { BRASS, buttonRow, HORN, placket, stud } from "@/demo/garments/closures";
import { patchPocket } from "@/demo/garments/pockets";
import {
  innerWaist,
  type SkirtCut,
  sideSlit,
  skirt,
  waistband,
} from "@/demo/garments/skirt-shapes";
import { BRIGHTS, DENIMS, dyesOf, LEATHERS, NEUTRALS, PALES } from "@/demo/palette";
import { type Random, randomFrom } from "@/demo/random";
import { type Cut, type Design, paintOf, plainOf } from "./design";

type Kind = "mini" | "midi" | "maxi" | "pleated" | "pencil";

function skirtDesign(random: Random, kind: Kind): Cut {
  const waist = 17.6 + random.between(-0.6, 1);
  const bottom = {
    mini: random.between(36, 43),
    midi: random.between(72, 80),
    maxi: random.between(96, 104),
    pleated: random.between(52, 78),
    pencil: random.between(58, 66),
  }[kind];
  const name =
    kind === "pencil"
      ? "pencil"
      : kind === "pleated"
        ? "pleated"
        : random.pick(
            kind === "mini" ? ["A-line", "straight"] : ["A-line", "gathered", "bias cut"],
          );
  const flare =
    {
      pencil: -0.05,
      pleated: 0.26,
      "A-line": 0.24,
      straight: 0.06,
      gathered: 0.27,
      "bias cut": 0.13,
    }[name] ?? 0.2;
  const hip = waist + 5.4 + Math.max(0, flare) * 14;
  const buttoned = (kind === "midi" || kind === "mini") && name === "A-line" && random.chance(0.4);
  const pockets = kind === "mini" && random.chance(0.5);
  const slit = (kind === "pencil" || (kind === "maxi" && name === "A-line")) && random.chance(0.7);
  const cut: SkirtCut = {
    top: 0,
    bottom,
    waist,
    hip,
    hem: Math.max(
      hip - (kind === "pencil" ? 2.6 : 0),
      waist + 5 + flare * bottom * random.between(0.9, 1.15),
    ),
    folds: kind === "pleated" ? random.pick([11, 14, 18]) : name === "gathered" ? 6 : 4.4,
    depth:
      {
        pencil: 0.2,
        pleated: 1.7,
        "A-line": kind === "mini" ? 0.7 : 1.4,
        straight: 0.3,
        gathered: 2,
        "bias cut": 1.1,
      }[name] ?? 1,
    pleated: kind === "pleated",
    gathered: name === "gathered",
  };
  const seed = `${random.between(0, 1e9)}`;
  const length =
    kind === "mini"
      ? "above the knee"
      : bottom < 60
        ? "knee length"
        : bottom < 66
          ? "just below the knee"
          : kind === "maxi"
            ? "ankle length"
            : "mid-calf length";
  return {
    attributes: { silhouette: name, length },
    traits: [
      name === "pleated"
        ? "sharp knife pleats from waist to hem"
        : name === "pencil"
          ? "a narrow line that follows the hips"
          : name === "gathered"
            ? "soft gathers below the waistband"
            : `${name === "A-line" ? "an" : "a"} ${name} shape`,
      `a hem ${length === "above the knee" ? "well above the knee" : length === "mid-calf length" ? "at mid-calf" : length === "ankle length" ? "at the ankle" : length === "knee length" ? "at the knee" : "just below the knee"}`,
      ...(buttoned ? ["buttons all down the front"] : []),
      ...(pockets ? ["two patch pockets"] : []),
      ...(slit ? ["a slit at the hem"] : []),
      "a neat waistband",
    ],
    draw(fabric, view) {
      const r = randomFrom(`skirt ${seed}`);
      const paint = paintOf(fabric);
      const denim = fabric.cloth === "denim";
      const thread = denim ? rgb("#c58a3d") : seamOn(paint.dye);
      const front = view === "front";
      const lines = [
        ...(slit
          ? [
              sideSlit(
                kind === "pencil" ? [cut.hem * 0.5, bottom] : [cut.hem * 0.4, bottom],
                kind === "pencil" ? 16 : 44,
                paint,
              ),
            ]
          : []),
        ...(kind === "pencil"
          ? bothSides(stroke(line([9, 0], [9.6, 12]), thread, 0.18, { opacity: 0.6 }))
          : []),
        ...(front ? [] : [stroke(line([0, 0], [0, bottom]), thread, 0.2, { opacity: 0.6 })]),
      ];
      const parts: Part[] = [innerWaist(waist, -3.2, paint)];
      if (fabric.cloth === "tulle")
        parts.push(
          skirt({ ...cut, hem: cut.hem + 2 }, plainOf(fabric), r, { opacity: 0.55 }),
          skirt({ ...cut, bottom: cut.bottom - 4, hem: cut.hem - 2 }, plainOf(fabric, "satin"), r),
          skirt({ ...cut, folds: cut.folds + 1.5 }, plainOf(fabric), r, { opacity: 0.4 }),
        );
      else parts.push(skirt(cut, paint, r, { lines }));
      if (front && buttoned)
        parts.push(
          placket(1, bottom + cut.hem * 0.07 - 0.4, 4, paint, 0, true),
          ...(denim
            ? Array.from({ length: 6 }, (_, i) =>
                stud([0, 5 + (i * (bottom - 8)) / 5.6], 0.85, BRASS),
              )
            : buttonRow(0, 5, bottom - 6, Math.max(4, Math.round(bottom / 9)), 0.85, HORN)),
        );
      if (front && pockets) parts.push(...bothSides(patchPocket([11.4, 10], 10, 11, paint)));
      if (denim && front && !pockets)
        parts.push(...bothSides(stitch(line([10, 1.5], [11, 9, hip - 1, 10]), thread)));
      parts.push(waistband(waist, 0.4, 3.8, kind === "pleated" ? plainOf(fabric) : paint));
      if (denim) parts.push(stud([0, -0.6], 0.9, BRASS));
      return {
        parts,
        presentation: "ghost",
        focus: { at: [5, 9], width: 36, words: "the waistband" },
      };
    },
  };
}

const shared = { broad: "Skirts", audiences: [["women", 1]] as const, hasBack: true } as const;
const GENTLE = "Machine wash cold on a gentle cycle";

export const MINI_SKIRT: Design = {
  ...shared,
  fine: "Mini skirt",
  share: 20,
  price: [39, 110],
  occasions: ["date night", "summer parties", "weekends", "festivals"],
  pairings: ["ankle boots and tights", "a tucked-in T-shirt", "a chunky sweater", "white sneakers"],
  fabrics: [
    { cloth: "denim", name: "sturdy denim", care: "Wash inside out and cold", dyes: DENIMS },
    {
      cloth: "wool",
      name: "wool flannel",
      care: "Dry clean",
      dyes: [...NEUTRALS, ...BRIGHTS],
      patterns: [
        [null, 2],
        ["plaid", 3],
        ["houndstooth", 2],
        ["gingham", 1],
      ],
    },
    {
      cloth: "leather",
      name: "soft leather",
      care: "Wipe clean with a damp cloth",
      dyes: LEATHERS,
    },
  ],
  cut: (random) => skirtDesign(random, "mini"),
};
export const MIDI_SKIRT: Design = {
  ...shared,
  fine: "Midi skirt",
  share: 20,
  price: [55, 140],
  occasions: ["the office", "a long lunch", "autumn days", "weekends in town"],
  pairings: ["a fine knit", "knee boots", "ballet flats", "a striped T-shirt"],
  fabrics: [
    {
      cloth: "satin",
      name: "bias-cut satin",
      care: "Hand wash cold",
      dyes: [...PALES, ...BRIGHTS, ...dyesOf("black", "navy")],
      patterns: [
        [null, 4],
        ["leopard print", 1],
        ["polka dot", 1],
      ],
    },
    {
      cloth: "poplin",
      name: "cotton poplin",
      care: GENTLE,
      dyes: [...PALES, ...BRIGHTS, ...dyesOf("black", "navy")],
      patterns: [
        [null, 3],
        ["floral", 2],
        ["gingham", 2],
        ["ditsy floral", 1],
      ],
    },
    { cloth: "denim", name: "soft denim", care: "Wash inside out and cold", dyes: DENIMS },
    {
      cloth: "tulle",
      name: "layered tulle",
      care: "Dry clean only",
      dyes: dyesOf("blush", "black", "lilac", "mint", "navy"),
    },
  ],
  cut: (random) => skirtDesign(random, "midi"),
};
export const MAXI_SKIRT: Design = {
  ...shared,
  fine: "Maxi skirt",
  share: 12,
  price: [59, 150],
  occasions: ["holidays by the sea", "warm evenings", "garden parties", "travel"],
  pairings: ["a tank top", "flat sandals", "a cropped sweater", "a denim jacket"],
  fabrics: [
    { cloth: "linen", name: "washed linen", care: GENTLE, dyes: [...PALES, ...NEUTRALS] },
    {
      cloth: "crepe",
      name: "viscose crepe",
      care: GENTLE,
      dyes: [...PALES, ...BRIGHTS],
      patterns: [
        [null, 2],
        ["floral", 3],
        ["paisley", 2],
        ["polka dot", 1],
      ],
    },
  ],
  cut: (random) => skirtDesign(random, "maxi"),
};
export const PLEATED_SKIRT: Design = {
  ...shared,
  fine: "Pleated skirt",
  share: 18,
  price: [55, 130],
  occasions: ["the office", "school days", "city walks", "a gallery opening"],
  pairings: [
    "loafers and socks",
    "a fine turtleneck",
    "a sweatshirt and sneakers",
    "a silk blouse",
  ],
  fabrics: [
    {
      cloth: "crepe",
      name: "pleated crepe",
      care: GENTLE,
      dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
    },
    {
      cloth: "wool",
      name: "light wool",
      care: "Dry clean",
      dyes: NEUTRALS,
      patterns: [
        [null, 2],
        ["plaid", 4],
      ],
    },
  ],
  cut: (random) => skirtDesign(random, "pleated"),
};
export const PENCIL_SKIRT: Design = {
  ...shared,
  fine: "Pencil skirt",
  share: 16,
  price: [49, 120],
  occasions: ["the office", "interviews", "formal days", "dinner in town"],
  pairings: ["a tucked-in blouse", "pumps", "a fitted blazer", "a fine turtleneck"],
  fabrics: [
    {
      cloth: "wool",
      name: "stretch wool",
      care: "Dry clean",
      dyes: [...NEUTRALS, ...dyesOf("burgundy", "teal", "green", "red")],
      patterns: [
        [null, 5],
        ["houndstooth", 1],
        ["pinstripe", 1],
        ["windowpane check", 1],
      ],
    },
    {
      cloth: "leather",
      name: "soft leather",
      care: "Wipe clean with a damp cloth",
      dyes: LEATHERS,
    },
  ],
  cut: (random) => skirtDesign(random, "pencil"),
};
