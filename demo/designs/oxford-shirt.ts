import { seamOn } from "#draw/colour";
import { type Part, piece, stitch, stroke } from "#draw/drawing";
import { line } from "#draw/path";
import { buttonRow, HORN, PEARL, placket } from "#garments/closures";
import { bandCollar, shirtCollar } from "#garments/collars";
import { patchPocket } from "#garments/pockets";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { hemLines, innerNeck, torsoFolds, torsoOutline } from "#garments/torso";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, type Design, type Fabric, paintOf } from "./design";
import { SHIRTING, shirtTorso } from "./shirt-torso";

export function oxford(random: Random, audience: Audience): Cut {
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
