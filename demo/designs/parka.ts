import { darker, lighter, rgb, seamOn } from "#draw/colour";
import { bothSides, mirroredPart, type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, mirrored, shape } from "#draw/path";
import { GUNMETAL, stud } from "#garments/closures";
import { hood } from "#garments/collars";
import { backOf, fronts, liningBack } from "#garments/fronts";
import { flap, patchPocket } from "#garments/pockets";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { torsoOutline } from "#garments/torso";
import { dyesOf } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, type Design, paintOf, plainOf } from "./design";
import { hung, JACKETS, jacketTorso, LONG_SLEEVE, WIPE_CLEAN } from "./jacket-parts";

export function parka(random: Random, audience: Audience): Cut {
  const cut = jacketTorso(random, audience, 84, 2.5);
  const fur = random.chance(0.65);
  const sleeve: SleeveCut = {
    ...LONG_SLEEVE,
    length: 57,
    width: 13.5,
    angle: random.between(15, 20),
    cuff: "none",
  };
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      collar: fur ? "hood with a fluffy trim" : "hood",
      sleeve: "long sleeves",
      closure: "zip and studs",
      length: "thigh length",
    },
    traits: [
      fur ? "a hood edged with faux fur" : "a deep hood",
      "a drawcord at the waist",
      "two chest pockets and two large flap pockets",
      "a storm flap closed with press studs",
    ],
    draw(fabric, view) {
      const r = randomFrom(`parka ${seed}`);
      const paint = paintOf(fabric);
      const parts: Part[] = [];
      if (view === "back")
        parts.push(backOf(torsoOutline({ ...cut, neckDepth: 1.6 }), cut, paint, r));
      else {
        parts.push(liningBack(cut, 6, darker(paint.dye, 0.35)));
        parts.push(
          ...fronts(cut, { breakAt: cut.neckDepth, overlap: 2.6, cutaway: 0 }, paint, r, {
            stitched: true,
          }),
        );
        parts.push(
          ...bothSides(
            flap([13, 23], 11, 4.6, paint),
            patchPocket([14, 57], 16, 18, paint, 0),
            flap([14, 56], 16.6, 6, paint),
            stud([14, 60], 0.7, GUNMETAL),
          ),
        );
        for (let i = 0; i < 5; i++) parts.push(stud([0, 13 + i * 15], 0.8, GUNMETAL));
      }
      const cord = line([-cut.waist, 47], [0, 48.4, cut.waist, 47]);
      parts.push(
        stroke(cord, darker(paint.dye, 0.35), 0.5, { opacity: 0.8 }),
        stitch(line([-cut.waist, 45.8], [0, 47.2, cut.waist, 45.8]), seamOn(paint.dye)),
      );
      parts.push(
        ...bothSides(stroke(line([3.4, 48.3], [5.4, 54, 4.6, 60]), lighter(paint.dye, 0.4), 0.5)),
      );
      parts.push(...sleeves(cut, sleeve, paint, r, 0.9));
      if (view === "front") {
        parts.push(
          ...hood(cut.neck, cut.neckDepth, paint, {
            ...plainOf(fabric),
            dye: fur ? rgb("#7d6247") : fabric.dye.rgb,
          }),
        );
        if (fur) parts.push(...furTrim(cut.neck, cut.neckDepth));
      }
      return hung(cut, parts, "the hood and pockets", 46);
    },
  };
}

function furTrim(neck: number, depth: number): Part[] {
  const rim = shape(
    [0.6, depth + 2],
    [neck * 0.6, depth * 0.6, neck + 0.4, 0.8],
    [neck + 2, -6, neck * 0.76, -11, 0, -11.4],
    [0, -17],
    [neck + 6, -17, neck + 8.4, -7, neck + 5, 4],
    [neck + 1, depth + 3, 0.6, depth + 6],
  );
  const fluff: Part = piece(rim, { cloth: "teddy", dye: rgb("#a98a66") }, { puff: 2.6, lift: 0.6 });
  return [
    mirroredPart(fluff),
    fluff,
    stroke(mirrored(line([1, depth + 5], [neck + 1, depth + 2])), rgb("#8c6f4f"), 0.3, {
      opacity: 0.4,
    }),
  ];
}

export const PARKA: Design = {
  ...JACKETS,
  fine: "Parka",
  share: 12,
  audiences: [
    ["men", 3],
    ["women", 2],
  ],
  price: [149, 320],
  hasBack: false,
  occasions: ["wet winters", "dog walks", "long commutes", "days outdoors"],
  fabrics: [
    {
      cloth: "canvas",
      name: "waxed cotton canvas",
      care: WIPE_CLEAN,
      dyes: dyesOf("olive", "navy", "black", "charcoal", "beige", "camel", "green"),
    },
  ],
  cut: parka,
};
