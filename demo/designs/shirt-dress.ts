import { bothSides, type Part, piece } from "#draw/drawing";
import { shape } from "#draw/path";
import { bodiceCut } from "#garments/bodices";
import { buttonRow, HORN, PEARL, placket } from "#garments/closures";
import { shirtCollar } from "#garments/collars";
import { clothBelt } from "#garments/fronts";
import { patchPocket } from "#garments/pockets";
import { type SkirtCut, skirt } from "#garments/skirt-shapes";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { innerNeck, type TorsoCut, torsoFolds, torsoOutline } from "#garments/torso";
import { DENIMS } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Cut, type Design, paintOf } from "./design";
import { DRESS_FABRICS } from "./dress-fabrics";
import { DRESS_LENGTHS, DRESSES } from "./dress-lengths";

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
  const [lengthName, bottom] = random.pick(DRESS_LENGTHS);
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

export const SHIRT_DRESS: Design = {
  ...DRESSES,
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
