import { seamOn } from "@/demo/draw/colour";
import { type Part, piece, stitch, stroke } from "@/demo/draw/drawing";
import { line, shape } from "@/demo/draw/path";
import { buttonRow, HORN, PEARL, placket } from "@/demo/garments/closures";
import { bandCollar, shirtCollar } from "@/demo/garments/collars";
import { patchPocket } from "@/demo/garments/pockets";
import { type SleeveCut, sleeves } from "@/demo/garments/sleeves";
import {
  hemLines,
  innerNeck,
  type TorsoCut,
  torsoFolds,
  torsoOutline,
} from "@/demo/garments/torso";
import { BRIGHTS, dyesOf, NEUTRALS, PALES } from "@/demo/palette";
import { type Random, randomFrom } from "@/demo/random";
import { type Audience, type Cut, type Design, type Fabric, paintOf, plainOf } from "./design";

const SHIRTING = [
  ...PALES,
  ...dyesOf("navy", "black", "blue", "green", "burgundy", "olive", "grey"),
];

function shirtTorso(random: Random, audience: Audience): TorsoCut {
  const broad = audience === "women" ? 0 : 1;
  const ease = random.between(0, 2.4);
  return {
    neckline: "v",
    neck: 7.4,
    neckDepth: 6.4 + random.between(0, 0.8),
    shoulder: 20.4 + broad * 2.4 + ease * 0.4,
    slope: 4.4,
    armhole: 23 + broad + ease * 0.4,
    chest: 24.4 + broad * 2.8 + ease,
    waist: 22.6 + broad * 3.6 + ease,
    waistAt: 41,
    hem: 24 + broad * 2.6 + ease,
    length: 64 + broad * 8 + random.between(-2, 4),
    dip: random.between(4, 7),
  };
}

function oxford(random: Random, audience: Audience): Cut {
  const cut = shirtTorso(random, audience);
  const pocket = random.chance(0.7);
  const band = random.chance(0.16);
  const buttonDown = !band && random.chance(0.6);
  const spread = random.between(0.15, 0.55);
  const short = random.chance(0.15);
  const seed = `${random.between(0, 1e9)}`;
  const sleeve: SleeveCut = short
    ? { shape: "plain", length: 24, width: 17, angle: 38, cuff: "turned" }
    : { shape: "plain", length: 55, width: 10.5, angle: random.between(17, 24), cuff: "shirt" };
  return {
    attributes: {
      collar: band ? "band collar" : buttonDown ? "button-down collar" : "classic collar",
      sleeve: short ? "short sleeves" : "long sleeves",
      closure: "buttons",
    },
    traits: [
      band
        ? "a narrow band collar"
        : buttonDown
          ? "a soft button-down collar"
          : "a classic pointed collar",
      short ? "short turned-up sleeves" : "long sleeves with buttoned cuffs",
      ...(pocket ? ["one chest pocket"] : []),
      "a full row of buttons and a curved tail hem",
    ],
    draw(fabric, view) {
      const folds = randomFrom(`shirt ${seed}`);
      const paint = paintOf(fabric);
      const back = view === "back";
      const shown = back ? { ...cut, neckDepth: 1.6, neckline: "crew" as const } : cut;
      const thread = seamOn(paint.dye);
      const parts: Part[] = back ? [] : innerNeck(cut, paint);
      const yoke = back
        ? [
            stitch(line([-cut.shoulder + 0.6, 12], [0, 13.2, cut.shoulder - 0.6, 12]), thread),
            stroke(line([-1.3, 13], [-1.3, 60]), thread, 0.14, { opacity: 0.45 }),
            stroke(line([1.3, 13], [1.3, 60]), thread, 0.14, { opacity: 0.45 }),
          ]
        : [];
      parts.push(
        piece(torsoOutline(shown), paint, {
          puff: 8,
          folds: torsoFolds(cut, folds),
          lines: [...hemLines(cut, paint, 1), ...yoke],
        }),
      );
      const bottom = cut.length + cut.dip - 0.6;
      if (!back) {
        parts.push(placket(cut.neckDepth - 0.4, bottom, 3.4, paint, 0, true));
        parts.push(...buttonRow(0, cut.neckDepth + 5, bottom - 10, 6, 0.58, luminous(fabric)));
        if (pocket) parts.push(patchPocket([10.6, 18], 11, 12.5, paint));
      }
      parts.push(...sleeves(cut, sleeve, paint, folds, 1.1));
      if (!back) {
        parts.push(
          ...(band
            ? bandCollar(cut.neck, cut.neckDepth, paint)
            : shirtCollar(cut.neck, cut.neckDepth - 1, paint, spread)),
        );
        if (buttonDown) {
          const tip: [number, number] = [
            2.4 + spread * 6.2 + 0.6,
            cut.neckDepth + 5.2 - spread * 3,
          ];
          parts.push(
            ...buttonRow(tip[0], tip[1], tip[1], 1, 0.42, PEARL),
            ...buttonRow(-tip[0], tip[1], tip[1], 1, 0.42, PEARL),
          );
        }
        parts.push(
          ...buttonRow(0, cut.neckDepth + 0.6, cut.neckDepth + 0.6, 1, 0.52, luminous(fabric)),
        );
      }
      return {
        parts,
        presentation: short ? "flat" : "hanger",
        hanger: short ? undefined : { shoulder: [cut.shoulder, cut.slope], neck: -2 },
        focus: { at: [3, cut.neckDepth + 6], width: 34, words: "the collar and buttons" },
      };
    },
  };
}

function luminous(fabric: Fabric) {
  return fabric.dye.colour === "black" || fabric.dye.colour === "brown" ? HORN : PEARL;
}

function blouse(random: Random): Cut {
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

function polo(random: Random, audience: Audience): Cut {
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

export const OXFORD_SHIRT: Design = {
  broad: "Tops",
  fine: "Oxford shirt",
  share: 26,
  audiences: [
    ["men", 3],
    ["women", 2],
  ],
  price: [49, 110],
  hasBack: true,
  occasions: ["the office", "Monday mornings", "dinner with friends", "formal days"],
  pairings: ["chinos and loafers", "a navy blazer", "dark jeans", "tailored trousers"],
  fabrics: [
    {
      cloth: "poplin",
      name: "cotton oxford",
      care: "Machine wash at 40 degrees and iron warm",
      dyes: SHIRTING,
      patterns: [
        [null, 5],
        ["gingham", 2],
        ["pinstripe", 2],
        ["plaid", 1],
        ["windowpane check", 1],
      ],
    },
    { cloth: "linen", name: "washed linen", care: "Wash cool and iron while damp", dyes: SHIRTING },
  ],
  cut: oxford,
};

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
