import { darker, seamOn } from "#draw/colour";
import { bothSides, type Part, piece, ribbon, stitch, stroke } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { BRASS, stud } from "#garments/closures";
import { patchPocket } from "#garments/pockets";
import { type TrouserCut, trousersBody } from "#garments/trouser-shapes";
import { DENIMS, dyesOf, NEUTRALS } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Cut, type Design, paintOf } from "./design";
import { below } from "./jumpsuit";

function dungarees(random: Random): Cut {
  const legs: TrouserCut = {
    waist: 20,
    hip: 25,
    crotch: 29,
    length: random.between(92, 99),
    knee: 20.5,
    ankle: 19,
    gap: 3.4,
  };
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: { silhouette: "relaxed fit", neckline: "bib front", sleeve: "wide straps" },
    traits: [
      "a bib with a pocket",
      "adjustable straps on metal buckles",
      "side buttons at the hip",
      "straight full-length legs",
    ],
    draw(fabric, view) {
      const r = randomFrom(`dungarees ${seed}`);
      const paint = paintOf(fabric);
      const thread = fabric.cloth === "denim" ? ([197, 138, 61] as const) : seamOn(paint.dye);
      const parts: Part[] = [
        ...bothSides(
          piece(ribbon(line([9, 20], [9.6, 6, 7, -4]), 3.2), paint, {
            puff: 0.8,
            lift: 0.2,
            crumple: 0.2,
          }),
        ),
      ];
      parts.push(
        below(
          trousersBody(legs, paint, r, {
            soft: 1,
            faded: fabric.cloth === "denim",
            stitched: true,
          }),
          41,
        ),
      );
      const bib = shape(
        [-11, 17],
        [0, 17.6, 11, 17],
        [13.6, 28, 19.6, 34],
        [20, 43],
        [0, 44.4, -20, 43],
        [-19.6, 34],
        [-13.6, 28, -11, 17],
      );
      parts.push(
        piece(bib, paint, {
          puff: 3,
          lines: [
            stitch(line([-11, 18.4], [0, 19, 11, 18.4]), thread),
            stitch(line([-20, 40], [0, 41.4, 20, 40]), thread),
            ...bothSides(stitch(line([10.4, 18], [13, 28.6, 18.8, 34.6]), thread)),
          ],
        }),
      );
      if (view === "front") parts.push(patchPocket([0, 24], 13, 11, paint, 1.6));
      parts.push(
        ...bothSides(
          stroke(line([9, 17], [9, 21]), thread, 0.2),
          stud([9.2, 20.4], 0.9, BRASS),
          stroke(line([7.6, 17.4], [10.8, 17.4], [10.8, 20], [7.6, 20], [7.6, 17.4]), BRASS, 0.4),
          stud([19, 46], 0.7, BRASS),
          stud([20, 51], 0.7, BRASS),
        ),
      );
      parts.push(
        ...bothSides(
          stroke(line([9, 42.8], [11, 52, 23, 54]), darker(paint.dye, 0.5), 0.3),
          stitch(line([8.4, 42.8], [10.6, 52.6, 23, 54.6]), thread),
        ),
      );
      return {
        parts,
        presentation: "flat",
        focus: { at: [2, 26], width: 42, words: "the bib and buckles" },
      };
    },
  };
}

export const DUNGAREES: Design = {
  broad: "Jumpsuits",
  fine: "Dungarees",
  share: 12,
  plural: true,
  audiences: [
    ["women", 2],
    ["unisex", 1],
    ["men", 1],
  ],
  price: [79, 150],
  hasBack: false,
  occasions: ["weekends", "gardening", "painting the kitchen", "everyday wear"],
  pairings: ["a striped T-shirt", "a ribbed tank top", "sneakers", "a soft sweater"],
  fabrics: [
    { cloth: "denim", name: "sturdy denim", care: "Wash inside out and cold", dyes: DENIMS },
    {
      cloth: "corduroy",
      name: "wide-wale corduroy",
      care: "Machine wash at 30 degrees",
      dyes: dyesOf("rust", "brown", "olive", "mustard", "navy", "camel", "burgundy", "pink"),
    },
    { cloth: "canvas", name: "cotton canvas", care: "Machine wash at 30 degrees", dyes: NEUTRALS },
  ],
  cut: dungarees,
};
