import { darker, seamOn } from "@/demo/draw/colour";
import { bothSides, type Part, piece, stitch, stroke } from "@/demo/draw/drawing";
import { joined, line, mirrored, type Path, reversed, shape } from "@/demo/draw/path";
import { buttonRow, HORN, PEARL, STEEL, zip } from "@/demo/garments/closures";
import { hood, rollNeck } from "@/demo/garments/collars";
import { kangarooPocket, patchPocket } from "@/demo/garments/pockets";
import { type SleeveCut, sleeves } from "@/demo/garments/sleeves";
import {
  armholePath,
  innerNeck,
  neckBand,
  sideSteps,
  type TorsoCut,
  torsoFolds,
  torsoOutline,
} from "@/demo/garments/torso";
import { BRIGHTS, NEUTRALS, PALES } from "@/demo/palette";
import { type Random, randomFrom } from "@/demo/random";
import { type Audience, type Cut, type Design, paintOf, plainOf } from "./design";

export function knitTorso(random: Random, audience: Audience): TorsoCut {
  const broad = audience === "women" ? 0 : 1;
  const ease = random.between(0, 4.5);
  return {
    neckline: "crew",
    neck: 8.8,
    neckDepth: 7.6,
    shoulder: 20.5 + broad * 2.2 + ease * 0.8,
    slope: 4.6,
    armhole: 24 + broad + ease * 0.5,
    chest: 25 + broad * 2.8 + ease,
    waist: 24.6 + broad * 3 + ease,
    waistAt: 40,
    hem: 22.4 + broad * 3 + ease * 0.8,
    length: 56 + broad * 7 + random.between(-4, 5),
    dip: 0.8,
  };
}

/** The ribbed band below the body. */
export function hemRib(cut: TorsoCut, height: number): Path {
  const { hem, length, dip } = cut;
  return shape(
    [-hem - 0.1, length - 0.4],
    [0, length + dip * 1.6, hem + 0.1, length - 0.4],
    [hem - 0.4, length + height - 0.4, hem - 1, length + height],
    [0, length + height + dip * 2, -hem + 1, length + height],
    [-hem + 0.4, length + height - 0.4, -hem - 0.1, length - 0.4],
  );
}

/** Cables: pairs of crossing ropes, `apart` centimetres. */
function cables(apart: number) {
  return (x: number, y: number): number => {
    const column = Math.round(x / apart);
    const u = x - column * apart;
    const phase = (y * Math.PI) / 5.2;
    const a = Math.exp(-(((u - 1.1 * Math.sin(phase)) / 0.75) ** 2));
    const b = Math.exp(-(((u + 1.1 * Math.sin(phase)) / 0.75) ** 2));
    return 0.75 * Math.max(a, b) - (Math.abs(Math.abs(u) - 2.4) < 0.4 ? 0.3 : 0);
  };
}

type Knit = "sweater" | "turtleneck" | "sweatshirt" | "hoodie";

function pullover(random: Random, audience: Audience, kind: Knit): Cut {
  const base = knitTorso(random, audience);
  const v = kind === "sweater" && random.chance(0.3);
  const cut: TorsoCut = v
    ? { ...base, neckline: "v", neckDepth: 17, neck: 8 }
    : kind === "hoodie"
      ? { ...base, neckDepth: 9, neck: 9.4 }
      : base;
  const cable = (kind === "sweater" || kind === "turtleneck") && random.chance(0.35);
  const zipped = kind === "hoodie" && random.chance(0.4);
  const roll = random.between(7, 9.5);
  const raglan = kind === "sweatshirt" && random.chance(0.4);
  const sleeve: SleeveCut = {
    shape: "plain",
    length: 54,
    width: 11,
    angle: random.between(18, 26),
    cuff: "rib",
  };
  const seed = `${random.between(0, 1e9)}`;
  const neckName = {
    sweater: v ? "V-neck" : "crew neck",
    turtleneck: "roll neck",
    sweatshirt: "crew neck",
    hoodie: "hood",
  }[kind];
  return {
    attributes: {
      neckline: neckName,
      sleeve: "long sleeves",
      knit: cable ? "cable knit" : "plain knit",
      fit: cut.chest > 28.5 ? "oversized" : "relaxed fit",
      ...(zipped ? { closure: "full zip" } : {}),
    },
    traits: [
      kind === "hoodie"
        ? "a lined hood with drawcords"
        : kind === "turtleneck"
          ? "a high roll neck"
          : v
            ? "a ribbed V-neck"
            : "a ribbed crew neck",
      ...(cable ? ["twisting cables down the front"] : []),
      ...(kind === "hoodie" ? [zipped ? "a full-length zip" : "a roomy kangaroo pocket"] : []),
      ...(raglan ? ["raglan seams"] : []),
      "long sleeves",
      "ribbed cuffs and hem",
    ],
    draw(fabric, view) {
      const r = randomFrom(`knit ${seed}`);
      const paint = paintOf(fabric);
      const rib = plainOf(fabric, "rib");
      const back = view === "back";
      const high = back || kind === "turtleneck";
      const shown = high ? { ...cut, neckline: "crew" as const, neckDepth: 2 } : cut;
      const thread = seamOn(paint.dye);
      const parts: Part[] = [];
      if (!back && kind !== "turtleneck" && kind !== "hoodie") parts.push(...innerNeck(cut, paint));
      parts.push(piece(hemRib(cut, 5.5), rib, { puff: 3, crumple: 0.6, lift: 0.1 }));
      const seams = raglan
        ? bothSides(
            stroke(
              line([cut.neck + 0.4, 1], [16, 12, cut.chest - 0.5, cut.armhole]),
              thread,
              0.18,
              { opacity: 0.7 },
            ),
          )
        : [];
      parts.push(
        piece(torsoOutline(shown), paint, {
          puff: 8,
          folds: torsoFolds(cut, r, cable ? 0.5 : 1),
          relief: cable ? cables(9) : undefined,
          lines: seams,
          lift: 0.1,
        }),
      );
      if (!back && kind === "sweatshirt")
        parts.push(
          piece(
            shape([-1.9, cut.neckDepth + 1], [1.9, cut.neckDepth + 1], [0, cut.neckDepth + 4.4]),
            rib,
            { puff: 0.3, crumple: 0 },
          ),
        );
      if (!back && kind === "hoodie" && !zipped) parts.push(kangarooPocket(cut.length - 19, paint));
      if (!back && zipped) {
        parts.push(...bothSides(patchPocket([12.4, cut.length - 16], 13, 15, paint, 0)));
        parts.push(...zip(cut.neckDepth, cut.length + 6, paint.dye, STEEL));
      }
      parts.push(...sleeves(cut, { ...sleeve, cuffPaint: rib }, paint, r, 0.9));
      if (kind === "turtleneck") parts.push(...rollNeck(cut.neck, roll, rib));
      else if (kind === "hoodie") {
        if (back)
          parts.push(
            piece(
              shape(
                [-11, -2],
                [-10, 16, 0, 20],
                [10, 16, 11, -2],
                [6, -7, 0, -7],
                [-6, -7, -11, -2],
              ),
              paint,
              { puff: 5, lift: 0.8, drop: 1, lines: [stitch(line([0, -7], [0, 20]), thread)] },
            ),
          );
        else {
          parts.push(...hood(cut.neck, cut.neckDepth, paint, plainOf(fabric)));
          const cord = line([3.4, cut.neckDepth + 1], [4.4, 18, 3.6, 26]);
          parts.push(
            ...bothSides(
              stroke(cord, darker(paint.dye, 0.4), 0.8),
              stroke(cord, fabric.trim, 0.55),
            ),
            stroke(line([3.6, 26], [3.5, 28]), darker(fabric.trim, 0.3), 0.8),
            stroke(line([-3.6, 26], [-3.5, 28]), darker(fabric.trim, 0.3), 0.8),
          );
        }
      } else parts.push(neckBand(cut, rib, 2.8, back));
      return {
        parts,
        presentation: kind === "hoodie" ? "flat" : "ghost",
        focus: {
          at: [3, 10],
          width: 36,
          words: kind === "hoodie" ? "the hood and cords" : "the neck and the knit",
        },
      };
    },
  };
}

function cardigan(random: Random, audience: Audience): Cut {
  const cut: TorsoCut = {
    ...knitTorso(random, audience),
    neckline: "v",
    neck: 8,
    neckDepth: random.between(16, 27),
  };
  const buttons = cut.neckDepth > 22 ? random.whole(3, 5) : random.whole(5, 7);
  const pockets = random.chance(0.55);
  const cable = random.chance(0.25);
  const sleeve: SleeveCut = {
    shape: "plain",
    length: 54,
    width: 11,
    angle: random.between(18, 26),
    cuff: "rib",
  };
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      neckline: "V-neck",
      sleeve: "long sleeves",
      closure: `${buttons} buttons`,
      knit: cable ? "cable knit" : "plain knit",
    },
    traits: [
      `a buttoned front with ${buttons} buttons`,
      "a ribbed V-neck band",
      ...(pockets ? ["two patch pockets"] : []),
      ...(cable ? ["cables knitted into the front"] : []),
      "long sleeves with ribbed cuffs",
    ],
    draw(fabric, view) {
      const r = randomFrom(`cardigan ${seed}`);
      const paint = paintOf(fabric);
      const rib = plainOf(fabric, "rib");
      const back = view === "back";
      const shown = back ? { ...cut, neckline: "crew" as const, neckDepth: 2 } : cut;
      const parts: Part[] = back ? [] : innerNeck(cut, paint);
      parts.push(piece(hemRib(cut, 5), rib, { puff: 3, crumple: 0.6 }));
      if (back)
        parts.push(piece(torsoOutline(shown), paint, { puff: 8, folds: torsoFolds(cut, r) }));
      else {
        const neck = line(
          [0.2, cut.neckDepth],
          [cut.neck * 0.62, cut.neckDepth * 0.5, cut.neck, 0],
          [cut.shoulder, cut.slope],
        );
        const half = joined(
          neck,
          armholePath(cut),
          line([cut.chest, cut.armhole], ...sideSteps(cut).slice(0, 2), [
            cut.hem * 0.5,
            cut.length + cut.dip,
            0.2,
            cut.length + cut.dip,
          ]),
        );
        const folds = torsoFolds(cut, r).filter(({ path }) => path.start[0] > 0);
        parts.push(
          ...bothSides(
            piece(half, paint, { puff: 7, folds, relief: cable ? cables(8) : undefined }),
          ),
        );
      }
      parts.push(...sleeves(cut, { ...sleeve, cuffPaint: rib }, paint, r, 0.9));
      if (!back) {
        if (pockets) parts.push(...bothSides(patchPocket([13, cut.length - 17], 12, 14, paint, 0)));
        const w = 3.4;
        const band = joined(
          line(
            [-w / 2, cut.length + 5.6],
            [-w / 2, cut.neckDepth + 1],
            [-cut.neck * 0.6 - 1, cut.neckDepth * 0.5, -cut.neck - 1.4, 0],
          ),
          line(
            [-cut.neck + 1, -0.4],
            [-cut.neck * 0.52 + 1.4, cut.neckDepth * 0.48, 0, cut.neckDepth - 2.6],
          ),
          reversed(
            mirrored(
              line(
                [-cut.neck + 1, -0.4],
                [-cut.neck * 0.52 + 1.4, cut.neckDepth * 0.48, 0, cut.neckDepth - 2.6],
              ),
            ),
          ),
          reversed(
            mirrored(
              line(
                [-w / 2, cut.length + 5.6],
                [-w / 2, cut.neckDepth + 1],
                [-cut.neck * 0.6 - 1, cut.neckDepth * 0.5, -cut.neck - 1.4, 0],
              ),
            ),
          ),
        );
        parts.push(piece(band, rib, { puff: 1.2, crumple: 0.2, lift: 0.35 }));
        parts.push(
          ...buttonRow(
            0,
            cut.neckDepth + 1.2,
            cut.length + 2.5,
            buttons,
            0.85,
            HORN[0] > paint.dye[0] ? PEARL : HORN,
          ),
        );
      }
      return {
        parts,
        presentation: "hanger",
        hanger: { shoulder: [cut.shoulder, cut.slope], neck: 0 },
        focus: { at: [2, cut.neckDepth + 8], width: 36, words: "the buttons and the knit" },
      };
    },
  };
}

const WOOL_CARE = "Hand wash cool and dry flat";
const DYED = [...NEUTRALS, ...BRIGHTS, ...PALES];
const common = {
  broad: "Knitwear",
  hasBack: true,
  occasions: ["cold mornings", "weekends", "walks by the sea", "the office"],
  pairings: ["straight jeans", "corduroy trousers", "a midi skirt and boots", "a wool overcoat"],
} as const;

export const SWEATER: Design = {
  ...common,
  fine: "Sweater",
  share: 26,
  audiences: [
    ["women", 3],
    ["men", 3],
  ],
  price: [59, 160],
  fabrics: [
    {
      cloth: "knit",
      name: "lambswool",
      care: WOOL_CARE,
      dyes: DYED,
      patterns: [
        [null, 4],
        ["breton stripe", 2],
        ["fair isle", 2],
      ],
    },
    { cloth: "chunky", name: "chunky merino wool", care: WOOL_CARE, dyes: DYED },
  ],
  cut: (random, audience) => pullover(random, audience, "sweater"),
};

export const TURTLENECK: Design = {
  ...common,
  fine: "Turtleneck",
  share: 18,
  audiences: [
    ["women", 3],
    ["men", 2],
  ],
  price: [55, 150],
  fabrics: [
    { cloth: "knit", name: "merino wool", care: WOOL_CARE, dyes: DYED },
    { cloth: "chunky", name: "chunky wool", care: WOOL_CARE, dyes: DYED },
    { cloth: "rib", name: "ribbed cashmere", care: WOOL_CARE, dyes: DYED },
  ],
  cut: (random, audience) => pullover(random, audience, "turtleneck"),
};

export const CARDIGAN: Design = {
  ...common,
  fine: "Cardigan",
  share: 22,
  audiences: [
    ["women", 3],
    ["men", 2],
  ],
  price: [65, 170],
  fabrics: [
    {
      cloth: "knit",
      name: "soft lambswool",
      care: WOOL_CARE,
      dyes: DYED,
      patterns: [
        [null, 5],
        ["breton stripe", 1],
      ],
    },
    { cloth: "chunky", name: "chunky alpaca wool", care: WOOL_CARE, dyes: DYED },
  ],
  cut: cardigan,
};

const FLEECE = [
  {
    cloth: "jersey" as const,
    name: "brushed cotton fleece",
    care: "Machine wash at 30 degrees, inside out",
    dyes: DYED,
  },
];

export const HOODIE: Design = {
  ...common,
  broad: "Tops",
  fine: "Hoodie",
  share: 22,
  audiences: [
    ["men", 2],
    ["women", 2],
    ["unisex", 2],
  ],
  price: [45, 95],
  fabrics: FLEECE,
  occasions: ["weekends", "travel", "after the gym", "rainy Sundays"],
  pairings: ["joggers", "straight jeans and sneakers", "a denim jacket", "leggings"],
  cut: (random, audience) => pullover(random, audience, "hoodie"),
};

export const SWEATSHIRT: Design = {
  ...common,
  broad: "Tops",
  fine: "Sweatshirt",
  share: 20,
  audiences: [
    ["men", 2],
    ["women", 2],
    ["unisex", 2],
  ],
  price: [39, 85],
  fabrics: FLEECE,
  occasions: ["weekends", "travel", "lazy afternoons", "everyday wear"],
  pairings: ["joggers", "straight jeans", "a pleated skirt and sneakers", "chinos"],
  cut: (random, audience) => pullover(random, audience, "sweatshirt"),
};
