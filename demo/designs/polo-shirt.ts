import { type Part, piece, stroke } from "#draw/drawing";
import { line } from "#draw/path";
import { buttonRow, PEARL, placket } from "#garments/closures";
import { shirtCollar } from "#garments/collars";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { hemLines, innerNeck, type TorsoCut, torsoFolds, torsoOutline } from "#garments/torso";
import { BRIGHTS, NEUTRALS, PALES } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, type Design, paintOf, plainOf } from "./design";
import { shirtTorso } from "./shirt-torso";

export function polo(random: Random, audience: Audience): Cut {
  const cut: TorsoCut = { ...shirtTorso(random, audience), dip: 1 };
  const buttons = random.whole(2, 3);
  const long = random.chance(0.15);
  const sleeve: SleeveCut = long
    ? { shape: "plain", length: 56, width: 10, angle: 21, cuff: "rib" }
    : { shape: "plain", length: 20, width: 15.5, angle: random.between(46, 54), cuff: "turned" };
  const tipped = random.chance(0.35);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      collar: "polo collar",
      sleeve: long ? "long sleeves" : "short sleeves",
      closure: `${buttons} buttons`,
    },
    traits: [
      "a soft flat collar",
      `a short placket with ${buttons} buttons`,
      long ? "long sleeves with ribbed cuffs" : "short sleeves with banded edges",
      ...(tipped ? ["a thin contrast line on the collar"] : []),
    ],
    draw(fabric, view) {
      const folds = randomFrom(`polo ${seed}`);
      const paint = paintOf(fabric);
      const plain = plainOf(fabric, "rib");
      const back = view === "back";
      const shown = back ? { ...cut, neckDepth: 1.6, neckline: "crew" as const } : cut;
      const parts: Part[] = back ? [] : innerNeck(cut, paint);
      parts.push(
        piece(torsoOutline(shown), paint, {
          puff: 8,
          folds: torsoFolds(cut, folds),
          lines: hemLines(cut, paint),
        }),
      );
      if (!back)
        parts.push(
          placket(cut.neckDepth - 0.4, cut.neckDepth + 12, 3.4, plainOf(fabric)),
          ...buttonRow(0, cut.neckDepth + 3.4, cut.neckDepth + 10, buttons, 0.6, PEARL),
        );
      parts.push(...sleeves(cut, { ...sleeve, cuffPaint: plain }, paint, folds));
      if (!back) {
        parts.push(...shirtCollar(cut.neck, cut.neckDepth - 1, plain, 0.5, 6.4));
        if (tipped) {
          const tip = line(
            [1, cut.neckDepth + 0.6],
            [5.4, cut.neckDepth + 3.4],
            [8.4, 1, cut.neck + 1.2, -0.6],
          );
          parts.push(
            stroke(tip, fabric.trim, 0.4),
            stroke(
              line(
                [-1, cut.neckDepth + 0.6],
                [-5.4, cut.neckDepth + 3.4],
                [-8.4, 1, -cut.neck - 1.2, -0.6],
              ),
              fabric.trim,
              0.4,
            ),
          );
        }
      }
      return {
        parts,
        presentation: "flat",
        focus: { at: [2, cut.neckDepth + 7], width: 32, words: "the collar and placket" },
      };
    },
  };
}

export const POLO_SHIRT: Design = {
  broad: "Tops",
  fine: "Polo shirt",
  share: 20,
  audiences: [
    ["men", 3],
    ["women", 1],
  ],
  price: [39, 85],
  hasBack: true,
  occasions: ["weekends", "a round of tennis", "summer evenings", "casual Fridays"],
  pairings: ["chinos", "white sneakers and shorts", "light jeans", "a bomber jacket"],
  fabrics: [
    {
      cloth: "jersey",
      name: "cotton piqué",
      care: "Machine wash at 30 degrees and dry flat",
      dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
      patterns: [
        [null, 5],
        ["breton stripe", 2],
      ],
    },
  ],
  cut: polo,
};
