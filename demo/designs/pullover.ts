import { darker, seamOn } from "#draw/colour";
import { bothSides, type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { STEEL, zip } from "#garments/closures";
import { hood, rollNeck } from "#garments/collars";
import { kangarooPocket, patchPocket } from "#garments/pockets";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { innerNeck, neckBand, type TorsoCut, torsoFolds, torsoOutline } from "#garments/torso";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, paintOf, plainOf } from "./design";
import { cables, hemRib, knitTorso } from "./knit-parts";

type Knit = "sweater" | "turtleneck" | "sweatshirt" | "hoodie";

export function pullover(random: Random, audience: Audience, kind: Knit): Cut {
  const base = knitTorso(random, audience);
  const v = kind === "sweater" && random.chance(0.3);
  const cut: TorsoCut = v
    ? { ...base, neckline: "v", neckDepth: 17, neck: 8 }
    : kind === "hoodie"
      ? { ...base, neckDepth: 9, neck: 9.4 }
      : base;
  const cable = (kind === "sweater" || kind === "turtleneck") && random.chance(0.35);
  const zipped = kind === "hoodie" && random.chance(0.4);
  const roll = random.between(7, 9.5);
  const raglan = kind === "sweatshirt" && random.chance(0.4);
  const sleeve: SleeveCut = {
    shape: "plain",
    length: 54,
    width: 11,
    angle: random.between(18, 26),
    cuff: "rib",
  };
  const seed = `${random.between(0, 1e9)}`;
  const neckName = {
    sweater: v ? "V-neck" : "crew neck",
    turtleneck: "roll neck",
    sweatshirt: "crew neck",
    hoodie: "hood",
  }[kind];
  return {
    attributes: {
      neckline: neckName,
      sleeve: "long sleeves",
      knit: cable ? "cable knit" : "plain knit",
      fit: cut.chest > 28.5 ? "oversized" : "relaxed fit",
      ...(zipped ? { closure: "full zip" } : {}),
    },
    traits: [
      kind === "hoodie"
        ? "a lined hood with drawcords"
        : kind === "turtleneck"
          ? "a high roll neck"
          : v
            ? "a ribbed V-neck"
            : "a ribbed crew neck",
      ...(cable ? ["twisting cables down the front"] : []),
      ...(kind === "hoodie" ? [zipped ? "a full-length zip" : "a roomy kangaroo pocket"] : []),
      ...(raglan ? ["raglan seams"] : []),
      "long sleeves",
      "ribbed cuffs and hem",
    ],
    draw(fabric, view) {
      const r = randomFrom(`knit ${seed}`);
      const paint = paintOf(fabric);
      const rib = plainOf(fabric, "rib");
      const back = view === "back";
      const high = back || kind === "turtleneck";
      const shown = high ? { ...cut, neckline: "crew" as const, neckDepth: 2 } : cut;
      const thread = seamOn(paint.dye);
      const parts: Part[] = [];
      if (!back && kind !== "turtleneck" && kind !== "hoodie") parts.push(...innerNeck(cut, paint));
      parts.push(piece(hemRib(cut, 5.5), rib, { puff: 3, crumple: 0.6, lift: 0.1 }));
      const seams = raglan
        ? bothSides(
            stroke(
              line([cut.neck + 0.4, 1], [16, 12, cut.chest - 0.5, cut.armhole]),
              thread,
              0.18,
              { opacity: 0.7 },
            ),
          )
        : [];
      parts.push(
        piece(torsoOutline(shown), paint, {
          puff: 8,
          folds: torsoFolds(cut, r, cable ? 0.5 : 1),
          relief: cable ? cables(9) : undefined,
          lines: seams,
          lift: 0.1,
        }),
      );
      if (!back && kind === "sweatshirt")
        parts.push(
          piece(
            shape([-1.9, cut.neckDepth + 1], [1.9, cut.neckDepth + 1], [0, cut.neckDepth + 4.4]),
            rib,
            { puff: 0.3, crumple: 0 },
          ),
        );
      if (!back && kind === "hoodie" && !zipped) parts.push(kangarooPocket(cut.length - 19, paint));
      if (!back && zipped) {
        parts.push(...bothSides(patchPocket([12.4, cut.length - 16], 13, 15, paint, 0)));
        parts.push(...zip(cut.neckDepth, cut.length + 6, paint.dye, STEEL));
      }
      parts.push(...sleeves(cut, { ...sleeve, cuffPaint: rib }, paint, r, 0.9));
      if (kind === "turtleneck") parts.push(...rollNeck(cut.neck, roll, rib));
      else if (kind === "hoodie") {
        if (back)
          parts.push(
            piece(
              shape(
                [-11, -2],
                [-10, 16, 0, 20],
                [10, 16, 11, -2],
                [6, -7, 0, -7],
                [-6, -7, -11, -2],
              ),
              paint,
              { puff: 5, lift: 0.8, drop: 1, lines: [stitch(line([0, -7], [0, 20]), thread)] },
            ),
          );
        else {
          parts.push(...hood(cut.neck, cut.neckDepth, paint, plainOf(fabric)));
          const cord = line([3.4, cut.neckDepth + 1], [4.4, 18, 3.6, 26]);
          parts.push(
            ...bothSides(
              stroke(cord, darker(paint.dye, 0.4), 0.8),
              stroke(cord, fabric.trim, 0.55),
            ),
            stroke(line([3.6, 26], [3.5, 28]), darker(fabric.trim, 0.3), 0.8),
            stroke(line([-3.6, 26], [-3.5, 28]), darker(fabric.trim, 0.3), 0.8),
          );
        }
      } else parts.push(neckBand(cut, rib, 2.8, back));
      return {
        parts,
        presentation: kind === "hoodie" ? "flat" : "ghost",
        focus: {
          at: [3, 10],
          width: 36,
          words: kind === "hoodie" ? "the hood and cords" : "the neck and the knit",
        },
      };
    },
  };
}
