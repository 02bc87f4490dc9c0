import { bothSides, type Part, piece } from "#draw/drawing";
import { joined, line, mirrored, reversed } from "#draw/path";
import { buttonRow, HORN, PEARL } from "#garments/closures";
import { patchPocket } from "#garments/pockets";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import {
  armholePath,
  innerNeck,
  sideSteps,
  type TorsoCut,
  torsoFolds,
  torsoOutline,
} from "#garments/torso";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, type Design, paintOf, plainOf } from "./design";
import { cables, DYED, hemRib, KNITS, knitTorso, WOOL_CARE } from "./knit-parts";

export function cardigan(random: Random, audience: Audience): Cut {
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

export const CARDIGAN: Design = {
  ...KNITS,
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
