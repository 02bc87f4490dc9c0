import { darker, rgb } from "#draw/colour";
import { bothSides, type Paint, type Part, piece } from "#draw/drawing";
import { STEEL, zip } from "#garments/closures";
import { bandCollar } from "#garments/collars";
import { backOf, fronts, liningBack } from "#garments/fronts";
import { welt } from "#garments/pockets";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { torsoOutline } from "#garments/torso";
import { BRIGHTS, dyesOf, NEUTRALS } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, type Design, paintOf } from "./design";
import { hung, JACKETS, jacketTorso, LONG_SLEEVE, WIPE_CLEAN } from "./jacket-parts";
import { hemRib } from "./knit-parts";

export function bomber(random: Random, audience: Audience): Cut {
  const cut = jacketTorso(random, audience, 56, random.between(0, 2.5));
  const sleeve: SleeveCut = { ...LONG_SLEEVE, width: 13, angle: random.between(18, 25) };
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      collar: "ribbed collar",
      sleeve: "long sleeves",
      closure: "full zip",
      length: "waist length",
    },
    traits: [
      "a ribbed collar, cuffs and waistband",
      "a full zip",
      "slanted welt pockets",
      "roomy sleeves",
    ],
    draw(fabric, view) {
      const r = randomFrom(`bomber ${seed}`);
      const paint = paintOf(fabric);
      const rib: Paint = { cloth: "rib", dye: darker(fabric.dye.rgb, 0.12) };
      const parts: Part[] = [piece(hemRib(cut, 6), rib, { puff: 3, crumple: 0.6 })];
      if (view === "back")
        parts.push(backOf(torsoOutline({ ...cut, neckDepth: 1.6 }), cut, paint, r));
      else {
        parts.unshift(liningBack(cut, 6, rgb("#c9803c")));
        parts.push(
          ...fronts(cut, { breakAt: cut.neckDepth, overlap: 0, cutaway: 0 }, paint, r, {
            stiffness: 1.1,
          }),
        );
        parts.push(...bothSides(...welt([11, 38], [16.5, 49], 2.2, paint)));
        parts.push(...zip(cut.neckDepth - 3, cut.length + 6, paint.dye, STEEL));
      }
      parts.push(...sleeves(cut, { ...sleeve, cuffPaint: rib }, paint, r, 1.1));
      parts.push(...bandCollar(cut.neck, cut.neckDepth, rib, 4));
      return hung(cut, parts, "the ribbed collar and zip");
    },
  };
}

export const BOMBER_JACKET: Design = {
  ...JACKETS,
  fine: "Bomber jacket",
  share: 20,
  audiences: [
    ["men", 3],
    ["women", 2],
    ["unisex", 1],
  ],
  price: [89, 220],
  fabrics: [
    {
      cloth: "nylon",
      name: "matt nylon",
      care: "Machine wash cold and line dry",
      dyes: [...NEUTRALS, ...BRIGHTS],
    },
    {
      cloth: "suede",
      name: "soft suede",
      care: WIPE_CLEAN,
      dyes: dyesOf("tan", "brown", "camel", "navy", "olive", "burgundy"),
    },
    {
      cloth: "satin",
      name: "heavy satin",
      care: "Dry clean",
      dyes: dyesOf("black", "navy", "green", "pink", "burgundy", "gold"),
    },
  ],
  cut: bomber,
};
