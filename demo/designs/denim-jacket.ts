import { darker, rgb, seamOn } from "#draw/colour";
import { bothSides, type Paint, type Part, piece, stitch } from "#draw/drawing";
import { line, symmetric } from "#draw/path";
import { stud } from "#garments/closures";
import { shirtCollar } from "#garments/collars";
import { fronts, liningBack } from "#garments/fronts";
import { flap, welt } from "#garments/pockets";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { torsoOutline } from "#garments/torso";
import { DENIMS } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, type Design, paintOf } from "./design";
import { hung, JACKETS, jacketTorso, LONG_SLEEVE } from "./jacket-parts";

function trucker(random: Random, audience: Audience): Cut {
  const cut = jacketTorso(random, audience, 55);
  const collar = random.chance(0.25);
  const sleeve: SleeveCut = {
    ...LONG_SLEEVE,
    cuff: "shirt",
    width: 12,
    angle: random.between(17, 24),
  };
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      collar: collar ? "borg collar" : "pointed collar",
      sleeve: "long sleeves",
      closure: "metal buttons",
      length: "waist length",
    },
    traits: [
      "two chest pockets with pointed flaps",
      "V-shaped seams down the front",
      "metal buttons",
      collar ? "a fleecy contrast collar" : "a pointed collar",
      "contrast topstitching",
    ],
    draw(fabric, view) {
      const r = randomFrom(`trucker ${seed}`);
      const paint = paintOf(fabric);
      const gold = fabric.cloth === "denim" ? rgb("#c58a3d") : seamOn(paint.dye);
      const parts: Part[] = [];
      const seams = [
        stitch(line([5.4, 24], [3.4, 40, 3, cut.length]), gold),
        stitch(line([15, 24], [10, 40, 8.6, cut.length]), gold),
        stitch(line([1.2, 17.4], [cut.chest, 17.4]), gold, { opacity: 0.9 }),
        stitch(line([1.2, 18], [cut.chest, 18]), gold, { opacity: 0.9 }),
      ];
      const band = symmetric(
        [0, cut.length],
        [cut.hem, cut.length - 0.6],
        [cut.hem - 0.2, cut.length + 4],
        [0, cut.length + 4.8],
      );
      parts.push(
        piece(band, paint, {
          puff: 1.5,
          crumple: 0.4,
          lines: [
            stitch(
              line([-cut.hem, cut.length + 3.4], [0, cut.length + 4, cut.hem, cut.length + 3.4]),
              gold,
            ),
            stitch(
              line([-cut.hem, cut.length + 0.6], [0, cut.length + 1, cut.hem, cut.length + 0.6]),
              gold,
            ),
          ],
        }),
      );
      if (view === "back") {
        parts.push(
          piece(torsoOutline({ ...cut, neckDepth: 1.6 }), paint, {
            puff: 8,
            lines: [
              stitch(line([-cut.chest, 16], [cut.chest, 16]), gold),
              ...bothSides(stitch(line([8, 16], [6, 40, 5, cut.length]), gold)),
            ],
          }),
        );
      } else {
        parts.push(liningBack(cut, 6, darker(paint.dye, 0.25)));
        parts.push(
          ...fronts(cut, { breakAt: cut.neckDepth, overlap: 1.6, cutaway: 0 }, paint, r, {
            stitched: true,
            lines: seams,
          }),
        );
        parts.push(
          ...bothSides(
            flap([11.4, 17.6], 11, 5.4, paint, 0, 2.6),
            stud([11.4, 21.4], 0.75),
            ...welt([15.4, 42], [17.4, 52], 1.8, paint),
          ),
        );
        for (let i = 0; i < 6; i++)
          parts.push(
            stud([0, cut.neckDepth + 2 + (i * (cut.length - cut.neckDepth)) / 5.05], 0.95),
          );
      }
      parts.push(...sleeves(cut, sleeve, paint, r, 1));
      const top: Paint = collar ? { cloth: "teddy", dye: rgb("#e9dfca") } : paint;
      if (view === "front") parts.push(...shirtCollar(cut.neck, cut.neckDepth - 1, top, 0.55, 8.6));
      return hung(cut, parts, "the chest pockets and stitching");
    },
  };
}

export const DENIM_JACKET: Design = {
  ...JACKETS,
  fine: "Denim jacket",
  share: 18,
  audiences: [
    ["men", 2],
    ["women", 3],
  ],
  price: [79, 160],
  fabrics: [
    {
      cloth: "denim",
      name: "sturdy denim",
      care: "Wash rarely, inside out and cold",
      dyes: DENIMS,
    },
  ],
  cut: trucker,
};
