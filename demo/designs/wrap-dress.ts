import { darker, seamOn } from "#draw/colour";
import { type Part, piece, stitch, stroke } from "#draw/drawing";
import { joined, line, mirrored, shape } from "#draw/path";
import { bodiceCut } from "#garments/bodices";
import { clothBelt } from "#garments/fronts";
import { type SkirtCut, skirt } from "#garments/skirt-shapes";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { innerNeck, type TorsoCut, torsoFolds, torsoOutline } from "#garments/torso";
import { type Random, randomFrom } from "#random";
import { type Cut, type Design, paintOf } from "./design";
import { DRESS_FABRICS } from "./dress-fabrics";
import { DRESS_LENGTHS, DRESSES } from "./dress-lengths";

function wrapDress(random: Random): Cut {
  const cut: TorsoCut = { ...bodiceCut(random, "sleeved", "v", 0.6), neckDepth: 26, neck: 8.4 };
  const [lengthName, bottom] = random.pick(DRESS_LENGTHS);
  const lower: SkirtCut = {
    top: cut.length - 0.5,
    bottom: bottom + random.between(-3, 3),
    waist: cut.waist,
    hip: 23.6,
    hem: 26 + (bottom - 41) * random.between(0.12, 0.2),
    folds: 4.6,
    depth: 1.3,
    pleated: false,
    gathered: false,
  };
  const sleeve: SleeveCut = random.pick([
    { shape: "flutter", length: 17, width: 14, angle: 46, cuff: "none" },
    { shape: "plain", length: 40, width: 11, angle: 24, cuff: "none" },
    { shape: "plain", length: 58, width: 9.5, angle: 20, cuff: "none" },
    { shape: "bishop", length: 52, width: 10, angle: 21, cuff: "shirt" },
  ]);
  const sleeveName =
    sleeve.shape === "flutter"
      ? "flutter sleeves"
      : sleeve.shape === "bishop"
        ? "long bishop sleeves"
        : sleeve.length < 50
          ? "three-quarter sleeves"
          : "long sleeves";
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      silhouette: "wrap",
      length: lengthName,
      sleeve: sleeveName,
      neckline: "wrap V-neck",
    },
    traits: [
      "a crossed V-neck",
      "a front that wraps over and ties at the waist",
      sleeveName,
      `a soft ${lengthName === "above the knee" ? "short" : lengthName === "knee length" ? "knee-length" : "mid-calf"} skirt`,
    ],
    draw(fabric, view) {
      const r = randomFrom(`wrap ${seed}`);
      const paint = paintOf(fabric);
      const thread = seamOn(paint.dye);
      const back = view === "back";
      const edge = line(
        [-cut.waist * 0.2, lower.top],
        [lower.hem * 0.1, (lower.top + lower.bottom) / 2, lower.hem * 0.35, lower.bottom + 3],
      );
      const parts: Part[] = [
        skirt(lower, paint, r, {
          lines: back
            ? []
            : [
                stroke(edge, darker(paint.dye, 0.6), 0.45, { opacity: 0.7 }),
                stitch(
                  line(
                    [-cut.waist * 0.2 - 1, lower.top],
                    [
                      lower.hem * 0.1 - 1,
                      (lower.top + lower.bottom) / 2,
                      lower.hem * 0.35 - 1,
                      lower.bottom + 3,
                    ],
                  ),
                  thread,
                  { opacity: 0.5 },
                ),
              ],
        }),
      ];
      if (back)
        parts.push(
          piece(torsoOutline({ ...cut, neckline: "crew", neckDepth: 2 }), paint, {
            puff: 7,
            folds: torsoFolds(cut, r, 0.7),
          }),
        );
      else {
        parts.push(...innerNeck(cut, paint));
        const panel = (over: number) =>
          joined(
            line(
              [cut.neck, 0],
              [cut.shoulder, cut.slope],
              [cut.shoulder - 1, 10, cut.shoulder - 2, cut.armhole - 6, cut.chest, cut.armhole],
              [cut.chest - 0.4, 28, cut.waist, 34, cut.waist, cut.length],
            ),
            line(
              [cut.waist, cut.length],
              [-over, cut.length + 0.8],
              [-over - 1.6, cut.length - 6],
              [2, 20, cut.neck - 2.4, 6, cut.neck, 0],
            ),
          );
        const pull = [-1, 1].map((s) => ({
          path: line([-8, cut.length - 4 + s * 2], [4, 32 + s * 4, 15, 24 + s * 3]),
          width: 1,
          height: s * 0.7,
        }));
        parts.push(
          piece(mirrored(panel(11)), paint, {
            puff: 6,
            grain: 14,
            folds: pull.map((f) => ({ ...f, path: mirrored(f.path) })),
          }),
        );
        parts.push(
          piece(panel(13), paint, {
            puff: 6,
            grain: -14,
            lift: 0.4,
            folds: pull,
            lines: [
              stitch(
                line([-12, cut.length - 6], [2.6, 20.6, cut.neck - 1.8, 6.4, cut.neck + 0.6, 0.4]),
                thread,
                { width: 0.12 },
              ),
            ],
          }),
        );
      }
      parts.push(...sleeves(cut, sleeve, paint, r, 1.1));
      parts.push(clothBelt(cut.waist, cut.length - 2, 3.2, paint));
      if (!back) {
        const x = -cut.waist * 0.62;
        for (const s of [-1, 1])
          parts.push(
            piece(
              shape(
                [x, cut.length],
                [x + s * 3, cut.length + 10, x + s * 2 - 1, cut.length + 27 + s * 2],
                [x + s * 2 + 2.4, cut.length + 27 + s],
                [x + s * 4 + 2, cut.length + 10, x + 1.4, cut.length],
              ),
              paint,
              { puff: 0.9, lift: 0.5, grain: 80 },
            ),
          );
        for (const s of [-1, 1])
          parts.push(
            piece(
              shape(
                [x, cut.length],
                [
                  x + s * 3,
                  cut.length - 4,
                  x + s * 8,
                  cut.length - 2,
                  x + s * 7.6,
                  cut.length + 1.6,
                ],
                [x + s * 6, cut.length + 4, x + s * 2, cut.length + 2.6, x, cut.length + 0.6],
              ),
              paint,
              { puff: 1.6, drop: 1, lift: 0.4 },
            ),
          );
        parts.push(
          piece(
            shape(
              [x - 1.4, cut.length - 1.6],
              [x + 1.4, cut.length - 1.6],
              [x + 1.3, cut.length + 1.8],
              [x - 1.3, cut.length + 1.8],
            ),
            paint,
            { puff: 1.2, drop: 1, lift: 0.3 },
          ),
        );
      }
      return {
        parts,
        presentation: "ghost",
        focus: { at: [0, 26], width: 46, words: "the crossed front" },
      };
    },
  };
}

export const WRAP_DRESS: Design = {
  ...DRESSES,
  fine: "Wrap dress",
  share: 18,
  price: [79, 190],
  occasions: ["the office", "a summer wedding", "date night", "a long lunch"],
  pairings: ["heeled sandals", "a clutch", "ankle boots", "hoop earrings"],
  fabrics: DRESS_FABRICS.slice(0, 2),
  cut: wrapDress,
};
