import type { Part } from "#draw/drawing";
import { piece } from "#draw/drawing";
import { buttonRow, PEARL, placket } from "#garments/closures";
import { patchPocket } from "#garments/pockets";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import {
  hemLines,
  innerNeck,
  type Neckline,
  neckBand,
  type TorsoCut,
  torsoFolds,
  torsoOutline,
} from "#garments/torso";
import { BRIGHTS, NEUTRALS, PALES } from "#palette";
import { hashText, type Random, randomFrom } from "#random";
import { type Audience, type Cut, type Design, paintOf, plainOf } from "./design";

const JERSEY_CARE = "Machine wash at 30 degrees and dry flat";

export function teeCut(random: Random, audience: Audience, neckline: Neckline): TorsoCut {
  const broad = audience === "women" ? 0 : 1;
  const ease = random.between(-1.2, 2.6);
  const neck = {
    crew: 8.6,
    v: 8.2,
    scoop: 10.4,
    boat: 12.5,
    square: 10.5,
    sweetheart: 11,
    straight: 11,
  }[neckline];
  return {
    neckline,
    neck: neck + random.between(-0.4, 0.6),
    neckDepth:
      { crew: 8, v: 16, scoop: 14, boat: 5, square: 12, sweetheart: 16, straight: 12 }[neckline] +
      random.between(-0.6, 1.2),
    shoulder: 20 + broad * 2.4 + ease * 0.5,
    slope: 4.2 + random.between(-0.4, 0.8),
    armhole: 22.5 + broad + ease * 0.4,
    chest: 23.4 + broad * 3 + ease,
    waist: 21.6 + broad * 4.2 + ease,
    waistAt: 40,
    hem: 23 + broad * 3 + ease * random.between(0.8, 1.2),
    length: 61 + broad * 8 + random.between(-3, 4),
    dip: random.between(0.6, 1.6),
  };
}

function tee(random: Random, audience: Audience, henley: boolean): Cut {
  const neckline = henley
    ? "crew"
    : random.weighted<Neckline>([
        ["crew", 5],
        ["v", 3],
        ["scoop", audience === "women" ? 2 : 0],
        ["boat", audience === "women" ? 2 : 0],
      ]);
  const cut = teeCut(random, audience, neckline);
  const long = random.chance(henley ? 0.5 : 0.22);
  const sleeve: SleeveCut = long
    ? {
        shape: "plain",
        length: 57,
        width: 10,
        angle: random.between(17, 24),
        cuff: henley ? "rib" : "none",
      }
    : {
        shape: "plain",
        length: random.between(18, 22),
        width: 15.6 + random.between(-1, 1.2),
        angle: random.between(47, 58),
        cuff: "none",
      };
  const pocket = !henley && random.chance(0.22);
  const buttons = random.whole(3, 4);
  const opening = random.between(12, 15);
  const seed = `${random.between(0, 1e9)}`;
  const neckName = {
    crew: "crew neck",
    v: "V-neck",
    scoop: "scoop neck",
    boat: "boat neck",
    square: "square neck",
    sweetheart: "sweetheart neck",
    straight: "straight neck",
  }[neckline];
  return {
    attributes: {
      neckline: henley ? "buttoned round neck" : neckName,
      sleeve: long ? "long sleeves" : "short sleeves",
      fit: cut.chest > 25.5 ? "relaxed fit" : "regular fit",
    },
    traits: [
      henley ? `a ${buttons}-button placket below a round neck` : `a neat ${neckName}`,
      long ? "long set-in sleeves" : "short set-in sleeves",
      ...(pocket ? ["a patch pocket on the chest"] : []),
      "a twin-needle stitched hem",
    ],
    draw(fabric, view) {
      const folds = randomFrom(`tee ${seed}`);
      const paint = paintOf(fabric);
      const band = { ...plainOf(fabric, "rib") };
      const back = view === "back";
      const parts: Part[] = [];
      if (!back) parts.push(...innerNeck(cut, paint));
      const shown = back ? { ...cut, neckline: "crew" as const, neckDepth: 2 } : cut;
      parts.push(
        piece(torsoOutline(shown), paint, {
          puff: 8,
          folds: torsoFolds(cut, folds),
          lines: hemLines(cut, paint),
        }),
      );
      parts.push(neckBand(cut, band, henley ? 2 : 1.8, back));
      if (henley && !back) {
        parts.push(placket(cut.neckDepth - 0.3, cut.neckDepth + opening, 3.2, plainOf(fabric)));
        parts.push(
          ...buttonRow(
            0,
            cut.neckDepth + 1.4,
            cut.neckDepth + opening - 1.8,
            buttons,
            0.62,
            hashText(seed) % 2 ? PEARL : fabric.trim,
          ),
        );
      }
      if (pocket && !back) parts.push(patchPocket([9.6, 19], 9.5, 10.5, paint));
      parts.push(...sleeves(cut, { ...sleeve, cuffPaint: band }, paint, folds));
      return {
        parts,
        presentation: long ? "hanger" : "flat",
        hanger: long ? { shoulder: [cut.shoulder, cut.slope], neck: 0 } : undefined,
        focus: {
          at: [2, cut.neckDepth + (henley ? 8 : 4)],
          width: 34,
          words: henley ? "the buttoned placket" : "the neckline",
        },
      };
    },
  };
}

const TEE_DYES = [...NEUTRALS, ...BRIGHTS, ...PALES];

export const T_SHIRT: Design = {
  broad: "Tops",
  fine: "T-shirt",
  share: 34,
  audiences: [
    ["women", 3],
    ["men", 3],
    ["unisex", 1],
  ],
  price: [19, 49],
  occasions: ["everyday wear", "weekends", "warm afternoons", "travel"],
  pairings: ["straight jeans", "chinos and plain sneakers", "a denim skirt", "linen shorts"],
  hasBack: true,
  fabrics: [
    {
      cloth: "jersey",
      name: "organic cotton jersey",
      care: JERSEY_CARE,
      dyes: TEE_DYES,
      patterns: [
        [null, 6],
        ["breton stripe", 4],
        ["polka dot", 0.6],
      ],
    },
    {
      cloth: "linen",
      name: "slubbed linen jersey",
      care: "Wash cool and iron while damp",
      dyes: [...PALES, ...NEUTRALS],
    },
  ],
  cut: (random, audience) => tee(random, audience, false),
};

export const HENLEY: Design = {
  ...T_SHIRT,
  fine: "Henley",
  share: 16,
  price: [29, 65],
  audiences: [
    ["men", 3],
    ["women", 1],
  ],
  occasions: ["weekends", "layering", "days outdoors", "slow mornings"],
  pairings: ["dark jeans", "cargo trousers", "corduroy trousers", "an open overshirt"],
  fabrics: [
    {
      cloth: "jersey",
      name: "heavy cotton jersey",
      care: JERSEY_CARE,
      dyes: [...NEUTRALS, ...BRIGHTS],
    },
    { cloth: "rib", name: "ribbed cotton", care: JERSEY_CARE, dyes: [...NEUTRALS, ...BRIGHTS] },
  ],
  cut: (random, audience) => tee(random, audience, true),
};
