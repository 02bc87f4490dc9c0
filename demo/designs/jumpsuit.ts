import { darker } from "#draw/colour";
import { bothSides, type Part, stroke } from "#draw/drawing";
import { line, mapPath } from "#draw/path";
import { type BodiceKind, bodice, bodiceCut } from "#garments/bodices";
import { BRASS, buttonRow, HORN, zip } from "#garments/closures";
import { clothBelt } from "#garments/fronts";
import { sleeves } from "#garments/sleeves";
import { type TrouserCut, trousersBody } from "#garments/trouser-shapes";
import { BRIGHTS, dyesOf, NEUTRALS } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Cut, type Design, paintOf, plainOf } from "./design";

export function below(part: Part, drop: number): Part {
  const move = ([x, y]: readonly [number, number]) => [x, y + drop] as const;
  if (part.kind === "mark") return { ...part, at: move(part.at) };
  if (part.kind === "line") return { ...part, path: mapPath(part.path, move) };
  return {
    ...part,
    outline: mapPath(part.outline, move),
    folds: part.folds?.map((f) => ({ ...f, path: mapPath(f.path, move) })),
    lines: part.lines?.map((l) => ({ ...l, path: mapPath(l.path, move) })),
  };
}

export function jumpsuit(random: Random): Cut {
  const kind = random.weighted<BodiceKind>([
    ["straps", 2],
    ["sleeved", 3],
    ["sleeveless", 2],
  ]);
  const neckline =
    kind === "straps"
      ? random.pick(["straight", "square", "v"] as const)
      : random.pick(["v", "crew", "square"] as const);
  const cut = bodiceCut(random, kind, neckline, 1.6);
  const wide = random.chance(0.6);
  const legs: TrouserCut = {
    waist: cut.waist,
    hip: cut.waist + 6.4,
    crotch: 29,
    length: random.between(90, 100),
    knee: wide ? 25 : 19.5,
    ankle: wide ? 28 : 15.5,
    gap: 3,
  };
  const long = random.chance(0.5);
  const front = random.pick(["zip", "buttons", "plain"] as const);
  const seed = `${random.between(0, 1e9)}`;
  const neckWords = {
    v: "V-neck",
    crew: "round neck",
    square: "square neck",
    straight: "straight neckline",
  }[neckline];
  const sleeve =
    kind === "sleeved"
      ? long
        ? "long sleeves"
        : "short sleeves"
      : kind === "straps"
        ? "thin straps"
        : "sleeveless";
  return {
    attributes: {
      silhouette: wide ? "wide leg" : "tapered leg",
      neckline: neckWords,
      sleeve,
      ...(front === "plain" ? {} : { closure: front }),
    },
    traits: [
      `a ${neckWords}`,
      kind === "sleeved" ? sleeve : kind === "straps" ? "slim straps" : "bare arms",
      "a belted waist",
      `${wide ? "wide" : "tapered"} full-length legs`,
      ...(front === "zip"
        ? ["a zip down the front"]
        : front === "buttons"
          ? ["a buttoned front"]
          : []),
    ],
    draw(fabric, view) {
      const r = randomFrom(`jumpsuit ${seed}`);
      const paint = paintOf(fabric);
      const parts: Part[] = [below(trousersBody(legs, paint, r, { soft: 0.9 }), cut.length - 1.4)];
      parts.push(
        ...bothSides(
          below(
            stroke(line([cut.waist * 0.66, 2], [legs.hip - 0.3, 17]), darker(paint.dye, 0.55), 0.3),
            cut.length - 1.4,
          ),
        ),
      );
      parts.push(...bodice(cut, kind, paint, r, view));
      if (view === "front" && front === "zip")
        parts.push(...zip(cut.neckDepth, cut.length + 22, paint.dye, BRASS));
      if (view === "front" && front === "buttons")
        parts.push(...buttonRow(0, cut.neckDepth + 2, cut.length - 4, 4, 0.75, HORN));
      if (kind === "sleeved")
        parts.push(
          ...sleeves(
            cut,
            long
              ? { shape: "plain", length: 56, width: 10.5, angle: 20, cuff: "shirt" }
              : { shape: "plain", length: 20, width: 14, angle: 43, cuff: "turned" },
            paint,
            r,
          ),
        );
      parts.push(
        clothBelt(cut.waist, cut.length - 2.2, 3, {
          ...plainOf(fabric),
          dye: darker(paint.dye, 0.14),
        }),
      );
      return {
        parts,
        presentation: "ghost",
        focus: { at: [0, 26], width: 46, words: `the ${neckWords}` },
      };
    },
  };
}

export const JUMPSUIT: Design = {
  broad: "Jumpsuits",
  fine: "Jumpsuit",
  share: 16,
  audiences: [["women", 1]],
  price: [85, 190],
  hasBack: true,
  occasions: ["summer parties", "a gallery opening", "the office", "travel"],
  pairings: ["heeled sandals", "a cropped jacket", "hoop earrings", "white sneakers"],
  fabrics: [
    {
      cloth: "crepe",
      name: "flowing crepe",
      care: "Machine wash cold on a gentle cycle",
      dyes: [...BRIGHTS, ...NEUTRALS],
      patterns: [
        [null, 5],
        ["polka dot", 1],
        ["floral", 1],
      ],
    },
    {
      cloth: "linen",
      name: "washed linen",
      care: "Wash cool and iron while damp",
      dyes: [...NEUTRALS, ...dyesOf("rust", "sage", "blue")],
    },
    {
      cloth: "twill",
      name: "cotton twill",
      care: "Machine wash at 30 degrees",
      dyes: [...NEUTRALS, ...BRIGHTS],
    },
  ],
  cut: jumpsuit,
};
