import type { ClothKind } from "#draw/cloth";
import { darker, seamOn } from "#draw/colour";
import { type Part, piece, stroke } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { type BodiceKind, bodice, bodiceCut } from "#garments/bodices";
import { clothBelt } from "#garments/fronts";
import { sideSlit, skirt } from "#garments/skirt-shapes";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import type { Neckline } from "#garments/torso";
import { type Random, randomFrom } from "#random";
import { type Cut, paintOf, plainOf } from "./design";
import { type DressLength, skirtFor, tiers } from "./dress-skirts";

const LENGTH_WORDS: Record<DressLength, string> = {
  mini: "above the knee",
  midi: "mid-calf length",
  maxi: "ankle length",
  cocktail: "knee length",
};

type SleeveName =
  | "long sleeves"
  | "short sleeves"
  | "short puff sleeves"
  | "flutter sleeves"
  | "long bishop sleeves"
  | "long bell sleeves";

const SLEEVES: Record<SleeveName, SleeveCut> = {
  "long sleeves": { shape: "plain", length: 58, width: 9.5, angle: 19, cuff: "none" },
  "short sleeves": { shape: "plain", length: 19, width: 13, angle: 44, cuff: "none" },
  "short puff sleeves": { shape: "puff", length: 17, width: 13.5, angle: 46, cuff: "turned" },
  "flutter sleeves": { shape: "flutter", length: 17, width: 13, angle: 46, cuff: "none" },
  "long bishop sleeves": { shape: "bishop", length: 52, width: 10, angle: 21, cuff: "shirt" },
  "long bell sleeves": { shape: "bell", length: 50, width: 13, angle: 21, cuff: "none" },
};

const NECK_WORDS: Record<Neckline, string> = {
  crew: "round neck",
  v: "V-neck",
  scoop: "scoop neck",
  square: "square neck",
  boat: "boat neck",
  sweetheart: "sweetheart neckline",
  straight: "straight neckline",
};

export function dress(random: Random, length: DressLength): Cut {
  const cocktail = length === "cocktail";
  const kind = random.weighted<BodiceKind>(
    cocktail
      ? [
          ["strapless", 3],
          ["straps", 3],
          ["halter", 2],
          ["sleeveless", 2],
          ["sleeved", 1],
        ]
      : [
          ["sleeved", 6],
          ["sleeveless", 2],
          ["straps", 3],
          ["halter", 0.8],
        ],
  );
  const neckline =
    kind === "strapless"
      ? random.pick<Neckline>(["sweetheart", "straight"])
      : kind === "straps"
        ? random.pick<Neckline>(["sweetheart", "straight", "square", "v"])
        : kind === "halter"
          ? "v"
          : random.pick<Neckline>(["crew", "v", "square", "scoop", "boat"]);
  const cut = bodiceCut(random, kind, neckline, random.between(0, 1.2));
  const { cut: lower, name } = skirtFor(random, length, cut.waist, cut.length - 0.6);
  const sleeveName = random.pick(Object.keys(SLEEVES) as SleeveName[]);
  const slit = (length === "maxi" || length === "midi") && name === "A-line" && random.chance(0.4);
  const belt = !cocktail && random.chance(0.25);
  const bow = cocktail && random.chance(0.3);
  const seed = `${random.between(0, 1e9)}`;
  const sleeveWords = {
    sleeved: sleeveName,
    sleeveless: "sleeveless",
    straps: "thin straps",
    strapless: "strapless",
    halter: "halter neck",
  }[kind];
  const neckWords = kind === "halter" ? "halter neck" : NECK_WORDS[neckline];
  const sentence = {
    sleeved: sleeveName,
    sleeveless: "bare arms",
    straps: "slim shoulder straps",
    strapless: "no straps at all",
    halter: "bare shoulders",
  }[kind];
  return {
    attributes: {
      silhouette: name === "full" ? "fit-and-flare" : name,
      length: LENGTH_WORDS[length],
      sleeve: sleeveWords,
      neckline: neckWords,
    },
    traits: [
      `a ${neckWords}`,
      sentence,
      `${name === "A-line" ? "an" : "a"} ${name} skirt that ends ${{ mini: "well above the knee", midi: "at mid-calf", maxi: "at the ankle", cocktail: "at the knee" }[length]}`,
      ...(belt ? ["a narrow belt at the waist"] : []),
      ...(slit ? ["a slit at one side"] : []),
      ...(bow ? ["a bow at the waist"] : []),
    ],
    draw(fabric, view) {
      const r = randomFrom(`dress ${seed}`);
      const paint = paintOf(fabric);
      const parts: Part[] = [];
      if (name === "tiered") parts.push(...tiers(lower, paint, r));
      else {
        if (fabric.cloth === "tulle")
          parts.push(
            skirt(
              { ...lower, hem: lower.hem + 2.5, bottom: lower.bottom + 2 },
              plainOf(fabric),
              r,
              { opacity: 0.55 },
            ),
          );
        parts.push(
          skirt(lower, paint, r, {
            lines:
              slit && view === "front"
                ? [
                    sideSlit(
                      [lower.hem * 0.45, lower.bottom],
                      (lower.bottom - lower.top) * 0.45,
                      paint,
                    ),
                  ]
                : [],
          }),
        );
        if (fabric.cloth === "tulle")
          parts.push(
            skirt({ ...lower, folds: lower.folds + 2 }, plainOf(fabric), r, { opacity: 0.4 }),
          );
      }
      parts.push(
        ...bodice(cut, kind, fabric.cloth === "tulle" ? plainOf(fabric, "satin") : paint, r, view),
      );
      parts.push(
        stroke(
          line([-cut.waist, cut.length - 0.3], [0, cut.length + 1, cut.waist, cut.length - 0.3]),
          seamOn(paint.dye),
          0.2,
          { opacity: 0.6 },
        ),
      );
      if (kind === "sleeved") parts.push(...sleeves(cut, SLEEVES[sleeveName], paint, r, 1.1));
      if (belt)
        parts.push(
          clothBelt(cut.waist, cut.length - 2, 2.6, {
            ...plainOf(fabric),
            dye: darker(paint.dye, 0.25),
          }),
        );
      if (bow && view === "front") parts.push(...waistBow(cut.length, plainOf(fabric, "satin")));
      const hung = kind === "straps" || kind === "sleeved" ? r.chance(0.4) : false;
      return {
        parts,
        presentation: hung ? "hanger" : "ghost",
        hanger: hung ? { shoulder: [Math.max(15, cut.shoulder), 3.6], neck: -1 } : undefined,
        focus: { at: [0, 24], width: 44, words: `the ${neckWords}` },
      };
    },
  };
}

function waistBow(
  at: number,
  paint: { cloth: ClothKind; dye: readonly [number, number, number] },
): Part[] {
  const parts: Part[] = [];
  for (const s of [-1, 1])
    parts.push(
      piece(
        shape(
          [0, at],
          [s * 3, at + 8, s * (4 + s), at + 18],
          [s * (8 + s), at + 17],
          [s * 6, at + 8, 0, at],
        ),
        paint,
        { puff: 1.6, lift: 0.5 },
      ),
    );
  for (const s of [-1, 1])
    parts.push(
      piece(
        shape(
          [0, at],
          [s * 4, at - 6, s * 10, at - 4.6, s * 9.6, at + 0.6],
          [s * 9.4, at + 4.6, s * 4, at + 4, 0, at + 0.4],
        ),
        paint,
        {
          puff: 2.6,
          drop: 1,
          lift: 0.5,
          folds: [{ path: line([s, at], [s * 6, at - 0.6]), width: 0.7, height: -1 }],
        },
      ),
    );
  parts.push(
    piece(
      shape(
        [-1.6, at - 2],
        [1.6, at - 2],
        [1.8, at, 1.5, at + 2],
        [-1.5, at + 2],
        [-1.8, at, -1.6, at - 2],
      ),
      paint,
      { puff: 1.2, drop: 1, lift: 0.3 },
    ),
  );
  return parts;
}
