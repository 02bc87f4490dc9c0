import { darker, type Rgb, rgb } from "#draw/colour";
import { bothSides, type Part, stroke } from "#draw/drawing";
import { line } from "#draw/path";
import { BRASS, GUNMETAL, STEEL, stud, zip } from "#garments/closures";
import { lapels } from "#garments/collars";
import { backOf, clothBelt, fronts, liningBack } from "#garments/fronts";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { type TorsoCut, torsoOutline } from "#garments/torso";
import { LEATHERS } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, type Design, paintOf, plainOf } from "./design";
import { hung, JACKETS, jacketTorso, LONG_SLEEVE, WIPE_CLEAN } from "./jacket-parts";

function biker(random: Random, audience: Audience): Cut {
  const cut: TorsoCut = { ...jacketTorso(random, audience, 56), neckline: "v" };
  const sleeve: SleeveCut = {
    ...LONG_SLEEVE,
    cuff: "none",
    length: 59,
    width: 11.5,
    angle: random.between(17, 23),
  };
  const belt = random.chance(0.6);
  const metal: Rgb = random.pick([STEEL, STEEL, BRASS, GUNMETAL]);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      collar: "wide lapels",
      sleeve: "long sleeves",
      closure: "asymmetric zip",
      length: "waist length",
    },
    traits: [
      "wide notched lapels with press studs",
      "an asymmetric zip",
      "slanted zip pockets",
      ...(belt ? ["a buckled belt at the hem"] : []),
      "zipped cuffs",
    ],
    draw(fabric, view) {
      const r = randomFrom(`biker ${seed}`);
      const paint = paintOf(fabric);
      const breakAt = 27;
      const parts: Part[] = [];
      if (view === "back")
        parts.push(
          backOf(torsoOutline({ ...cut, neckDepth: 1.6, neckline: "crew" }), cut, paint, r),
        );
      else {
        parts.push(liningBack(cut, breakAt, rgb("#3b3338")));
        parts.push(
          ...fronts(cut, { breakAt, overlap: 4.5, cutaway: 0 }, paint, r, {
            stiffness: 1.2,
            darts: true,
          }),
        );
        parts.push(...zip(breakAt, cut.length - 0.5, paint.dye, metal, -4));
        parts.push(
          ...bothSides(
            stroke(line([11, 42], [17.6, 36]), darker(paint.dye, 0.5), 1.3),
            stroke(line([11, 42], [17.6, 36]), metal, 0.7, { dash: "0.2 0.26" }),
          ),
        );
        parts.push(
          stroke(line([7.4, 25], [15.8, 22.4]), darker(paint.dye, 0.5), 1.2),
          stroke(line([7.4, 25], [15.8, 22.4]), metal, 0.65, { dash: "0.2 0.26" }),
        );
      }
      parts.push(...sleeves(cut, sleeve, paint, r, 1.2));
      const a = (sleeve.angle * Math.PI) / 180;
      const at = (d: number, s: number): readonly [number, number] => [
        cut.shoulder + Math.sin(a) * d - Math.cos(a) * s,
        cut.slope + Math.cos(a) * d + Math.sin(a) * s,
      ];
      parts.push(
        ...bothSides(
          stroke(line(at(46, 2.6), at(58, 2.6)), darker(paint.dye, 0.5), 1),
          stroke(line(at(46, 2.6), at(58, 2.6)), metal, 0.55, { dash: "0.2 0.26" }),
        ),
      );
      if (view === "front") {
        parts.push(...lapels(cut.neck, breakAt, 13, paint, "notch"));
        for (const s of [-1, 1])
          parts.push(stud([s * 13.6, 10.4], 0.65, metal), stud([s * 6.5, 19], 0.65, metal));
      }
      if (belt) {
        parts.push(clothBelt(cut.hem, cut.length - 5, 4, plainOf(fabric)));
        parts.push(
          stud([5, cut.length - 2.6], 0.5, metal),
          stud([8, cut.length - 2.6], 0.5, metal),
        );
      }
      return hung(cut, parts, "the lapels and zips", 44);
    },
  };
}

export const LEATHER_JACKET: Design = {
  ...JACKETS,
  fine: "Leather jacket",
  share: 16,
  audiences: [
    ["men", 2],
    ["women", 3],
  ],
  price: [249, 590],
  fabrics: [{ cloth: "leather", name: "grained lamb leather", care: WIPE_CLEAN, dyes: LEATHERS }],
  cut: biker,
};
