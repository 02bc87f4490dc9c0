import { type Part, piece } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { buttonRow, PEARL, placket } from "#garments/closures";
import { bandCollar } from "#garments/collars";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { hemLines, innerNeck, type TorsoCut, torsoFolds, torsoOutline } from "#garments/torso";
import { BRIGHTS, dyesOf, PALES } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Cut, type Design, paintOf } from "./design";
import { shirtTorso } from "./shirt-torso";

export function blouse(random: Random): Cut {
  const tie = random.chance(0.45);
  const shape_ = random.weighted([
    ["bishop", 4],
    ["puff", 3],
    ["bell", 2],
    ["flutter", 1],
  ] as const);
  const cut: TorsoCut = {
    ...shirtTorso(random, "women"),
    neckline: tie ? "crew" : "v",
    neck: tie ? 7 : 8,
    neckDepth: tie ? 5.4 : 15 + random.between(-1, 3),
    shoulder: 19,
    hem: 26 + random.between(0, 3),
    waist: 24,
    length: 59 + random.between(-2, 4),
    dip: 1.2,
  };
  const long = shape_ === "bishop" || shape_ === "bell";
  const sleeve: SleeveCut = {
    shape: shape_,
    length: long ? (shape_ === "bell" ? 48 : 53) : 19,
    width: { bishop: 11.5, bell: 15, puff: 15.5, flutter: 16 }[shape_],
    angle: long ? random.between(18, 25) : 48,
    cuff: shape_ === "bishop" ? "shirt" : shape_ === "puff" ? "turned" : "none",
  };
  const sleeveName = {
    bishop: "long bishop sleeves",
    puff: "short puff sleeves",
    bell: "long bell sleeves",
    flutter: "short flutter sleeves",
  }[shape_];
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      neckline: tie ? "pussy-bow neck" : "V-neck",
      sleeve: sleeveName,
      fit: "loose fit",
    },
    traits: [
      tie ? "a soft bow tied at the neck" : "an open V-neck",
      sleeveName,
      "a loose body that falls straight from the shoulder",
    ],
    draw(fabric, view) {
      const folds = randomFrom(`blouse ${seed}`);
      const paint = paintOf(fabric);
      const back = view === "back";
      const shown = back ? { ...cut, neckDepth: 1.8, neckline: "crew" as const } : cut;
      const gathers = [-12, -7.5, -3.5, 3.5, 7.5, 12].map((x, i) => ({
        path: line(
          [x, cut.length],
          [x * 0.9, cut.length - 14, x * 0.75, cut.length - 26 - (i % 3) * 5],
        ),
        width: 0.9,
        height: (i % 2 ? 1 : -0.9) * folds.between(0.5, 1),
      }));
      const parts: Part[] = back ? [] : innerNeck(cut, paint, !tie);
      parts.push(
        piece(torsoOutline(shown), paint, {
          puff: 8,
          crumple: 1.2,
          folds: [...torsoFolds(cut, folds, 0.8), ...gathers],
          lines: hemLines(cut, paint, 1),
        }),
      );
      if (!back && !tie) {
        parts.push(
          placket(cut.neckDepth - 0.2, cut.length + 1, 2.2, paint, 0, true),
          ...buttonRow(0, cut.neckDepth + 1.5, cut.length - 6, 6, 0.45, PEARL),
        );
      }
      parts.push(...sleeves(cut, sleeve, paint, folds, 1.2));
      if (!back && tie) {
        parts.push(...bandCollar(cut.neck, cut.neckDepth, paint, 2.6));
        const loop = (s: number) =>
          shape([0, 6], [s * 4, 1.6, s * 9, 2.6, s * 8.6, 6.4], [s * 8.4, 9.6, s * 3, 9, 0, 6.6]);
        const tail = (s: number, d: number) =>
          shape(
            [s * 0.3, 6],
            [s * 3, 12, s * 2.4, 17, s * (4 + d), 24 + d],
            [s * (8 + d), 23 + d],
            [s * 6, 16, s * 4.4, 10, s * 1.2, 5.8],
          );
        for (const s of [-1, 1])
          parts.push(
            piece(tail(s, s > 0 ? 1.4 : 0), paint, { puff: 1.8, lift: 0.5, grain: s * 14 }),
          );
        for (const s of [-1, 1])
          parts.push(
            piece(loop(s), paint, {
              puff: 2.4,
              drop: 1,
              lift: 0.5,
              grain: s * 70,
              folds: [{ path: line([s * 1, 6.2], [s * 5, 5.4]), width: 0.6, height: -0.8 }],
            }),
          );
        parts.push(
          piece(
            shape(
              [-1.3, 4.6],
              [0, 4.1, 1.3, 4.6],
              [1.5, 6.4, 1.1, 8],
              [0, 8.5, -1.1, 8],
              [-1.5, 6.4, -1.3, 4.6],
            ),
            paint,
            { puff: 1.2, drop: 1, lift: 0.3 },
          ),
        );
      }
      return {
        parts,
        presentation: "ghost",
        focus: { at: [0, 14], width: 34, words: tie ? "the bow at the neck" : "the neckline" },
      };
    },
  };
}

export const BLOUSE: Design = {
  broad: "Tops",
  fine: "Blouse",
  share: 26,
  audiences: [["women", 1]],
  price: [45, 120],
  hasBack: true,
  occasions: ["the office", "a long lunch", "date night", "celebrations"],
  pairings: ["wide-leg trousers", "a pencil skirt", "straight jeans and pumps", "a pleated skirt"],
  fabrics: [
    {
      cloth: "satin",
      name: "silk satin",
      care: "Hand wash cold or dry clean",
      dyes: [...PALES, ...BRIGHTS, ...dyesOf("black", "navy")],
      patterns: [
        [null, 4],
        ["polka dot", 2],
        ["floral", 2],
        ["leopard print", 1],
      ],
    },
    {
      cloth: "crepe",
      name: "viscose crepe",
      care: "Machine wash cold on a gentle cycle",
      dyes: [...PALES, ...BRIGHTS],
      patterns: [
        [null, 4],
        ["ditsy floral", 3],
        ["polka dot", 2],
        ["paisley", 1],
      ],
    },
    {
      cloth: "chiffon",
      name: "airy chiffon",
      care: "Hand wash cold and hang to dry",
      dyes: PALES,
      patterns: [
        [null, 3],
        ["floral", 2],
      ],
    },
  ],
  cut: (random) => blouse(random),
};
