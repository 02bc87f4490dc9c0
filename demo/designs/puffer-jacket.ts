import { darker, seamOn } from "#draw/colour";
import { bothSides, type Part, stroke } from "#draw/drawing";
import { line } from "#draw/path";
import { GUNMETAL, zip } from "#garments/closures";
import { bandCollar, hood } from "#garments/collars";
import { backOf, fronts, liningBack } from "#garments/fronts";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { torsoOutline } from "#garments/torso";
import { BRIGHTS, NEUTRALS } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, type Design, paintOf, plainOf } from "./design";
import { hung, JACKETS, jacketTorso, LONG_SLEEVE } from "./jacket-parts";

function baffles(step: number) {
  return (_x: number, y: number) => 1.5 * Math.sqrt(Math.abs(Math.sin((y / step) * Math.PI)));
}

export function puffer(random: Random, audience: Audience): Cut {
  const long = random.chance(0.2);
  const vest = !long && random.chance(0.2);
  const cut = { ...jacketTorso(random, audience, long ? 92 : 62, 3), dip: 0.4 };
  const hooded = !vest && random.chance(0.5);
  const step = random.pick([5.5, 7.5, 10]);
  const sleeve: SleeveCut = {
    ...LONG_SLEEVE,
    length: 57,
    width: 14.5,
    angle: random.between(20, 27),
    cuff: "none",
    baffles: step,
  };
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      collar: hooded ? "hood" : "stand collar",
      sleeve: vest ? "sleeveless" : "long sleeves",
      closure: "full zip",
      length: long ? "knee length" : "hip length",
      silhouette: "quilted",
    },
    traits: [
      hooded ? "a padded hood" : "a high padded collar",
      `${step < 6 ? "narrow" : step > 8 ? "wide" : "even"} horizontal quilting`,
      "a full zip",
      "zipped side pockets",
      vest ? "no sleeves" : "rounded long sleeves",
    ],
    draw(fabric, view) {
      const r = randomFrom(`puffer ${seed}`);
      const paint = paintOf(fabric);
      const relief = baffles(step);
      const thread = seamOn(paint.dye);
      const quilt = Array.from({ length: Math.ceil(cut.length / step) }, (_, i) =>
        stroke(line([-40, (i + 1) * step], [40, (i + 1) * step]), thread, 0.16, { opacity: 0.55 }),
      );
      const parts: Part[] = [];
      if (view === "back")
        parts.push({ ...backOf(torsoOutline({ ...cut, neckDepth: 1.6 }), cut, paint, r, relief) });
      else {
        parts.push(liningBack(cut, 6, darker(paint.dye, 0.3)));
        parts.push(
          ...fronts(cut, { breakAt: cut.neckDepth, overlap: 0, cutaway: 0 }, paint, r, {
            relief,
            stiffness: 0.5,
            lines: quilt,
          }),
        );
        parts.push(
          ...bothSides(
            stroke(
              line([14.6, cut.length - 20], [17.4, cut.length - 8]),
              darker(paint.dye, 0.5),
              1,
            ),
          ),
        );
      }
      if (!vest) parts.push(...sleeves(cut, sleeve, paint, r, 0.6));
      if (hooded && view === "front")
        parts.push(...hood(cut.neck, cut.neckDepth, paint, plainOf(fabric)));
      else parts.push(...bandCollar(cut.neck, cut.neckDepth, paint, 7));
      if (view === "front")
        parts.push(...zip(cut.neckDepth - (hooded ? 0 : 5), cut.length, paint.dye, GUNMETAL));
      return hung(cut, parts, "the quilting and zip", 44);
    },
  };
}

export const PUFFER_JACKET: Design = {
  ...JACKETS,
  fine: "Puffer jacket",
  share: 18,
  audiences: [
    ["men", 2],
    ["women", 3],
    ["unisex", 1],
  ],
  price: [119, 290],
  occasions: ["frosty mornings", "winter walks", "the mountains", "travel"],
  fabrics: [
    {
      cloth: "nylon",
      name: "light quilted nylon",
      care: "Machine wash cold and tumble dry with a tennis ball",
      dyes: [...NEUTRALS, ...BRIGHTS],
    },
  ],
  cut: puffer,
};
