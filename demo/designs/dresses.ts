import type { ClothKind } from "@/demo/draw/cloth";
import { darker, seamOn } from "@/demo/draw/colour";
import { type Part, piece, stroke } from "@/demo/draw/drawing";
import { line, shape } from "@/demo/draw/path";
import { type BodiceKind, bodice, bodiceCut } from "@/demo/garments/bodices";
import { clothBelt } from "@/demo/garments/fronts";
import { type SkirtCut, sideSlit, skirt } from "@/demo/garments/skirt-shapes";
import { type SleeveCut, sleeves } from "@/demo/garments/sleeves";
import type { Neckline } from "@/demo/garments/torso";
import { BRIGHTS, dyesOf, PALES } from "@/demo/palette";
import { type Random, randomFrom } from "@/demo/random";
import { type Cut, type Design, type FabricKind, paintOf, plainOf } from "./design";

type Length = "mini" | "midi" | "maxi" | "cocktail";

const BOTTOM: Record<Length, readonly [number, number]> = {
  mini: [80, 88],
  midi: [110, 119],
  maxi: [140, 148],
  cocktail: [90, 98],
};
const LENGTH_WORDS: Record<Length, string> = {
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

function skirtFor(
  random: Random,
  length: Length,
  waist: number,
  top: number,
): { cut: SkirtCut; name: string } {
  const name =
    length === "cocktail"
      ? random.pick(["pencil", "full", "A-line"])
      : random.pick(
          length === "maxi"
            ? ["A-line", "gathered", "tiered"]
            : ["A-line", "gathered", "pleated", "tiered", "A-line"],
        );
  const [low, high] = BOTTOM[length];
  const bottom = random.between(low, high);
  const drop = bottom - top;
  const flare =
    { pencil: -0.02, full: 0.42, "A-line": 0.23, gathered: 0.27, tiered: 0.28, pleated: 0.24 }[
      name
    ] ?? 0.2;
  const hip = name === "pencil" ? waist + 5.2 : waist + 4 + flare * 16;
  return {
    name,
    cut: {
      top,
      bottom,
      waist,
      hip,
      hem: Math.max(hip - 1.4, waist + 6 + flare * drop * random.between(0.85, 1.15)),
      folds: name === "pleated" ? 15 : name === "pencil" ? 2 : random.between(4.2, 6.5),
      depth:
        { pencil: 0.25, full: 2.4, "A-line": 1.35, gathered: 1.9, tiered: 1.8, pleated: 1.5 }[
          name
        ] ?? 1,
      pleated: name === "pleated",
      gathered: name === "gathered" || name === "tiered",
    },
  };
}

/** Each tier is gathered below the one above. */
function tiers(cut: SkirtCut, paint: ReturnType<typeof paintOf>, random: Random): Part[] {
  const third = (cut.bottom - cut.top) / 3;
  const parts: Part[] = [];
  for (let i = 2; i >= 0; i--) {
    const half = cut.waist + 3 + ((cut.hem - cut.waist - 3) * i) / 3;
    const hem = cut.waist + 3 + ((cut.hem - cut.waist - 3) * (i + 1)) / 3;
    parts.push(
      skirt(
        {
          ...cut,
          top: cut.top + third * i - (i ? 1.4 : 0),
          bottom: cut.top + third * (i + 1),
          waist: i ? half - 0.5 : cut.waist,
          hip: (half + hem) / 2 + 1,
          hem: hem + 0.6,
          gathered: true,
          folds: 6 + i,
          depth: 1.1,
        },
        paint,
        random,
        { lift: 0.35 },
      ),
    );
  }
  return parts;
}

function dress(random: Random, length: Length): Cut {
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

export const DRESS_FABRICS: readonly FabricKind[] = [
  {
    cloth: "poplin",
    name: "cotton poplin",
    care: "Machine wash at 30 degrees and iron warm",
    dyes: [...PALES, ...BRIGHTS, ...dyesOf("navy", "black", "white")],
    patterns: [
      [null, 3],
      ["gingham", 2],
      ["polka dot", 1.5],
      ["ditsy floral", 2],
      ["awning stripe", 1],
    ],
  },
  {
    cloth: "crepe",
    name: "viscose crepe",
    care: "Machine wash cold on a gentle cycle",
    dyes: [...PALES, ...BRIGHTS, ...dyesOf("navy", "black")],
    patterns: [
      [null, 3],
      ["floral", 3],
      ["ditsy floral", 2],
      ["polka dot", 2],
      ["leopard print", 1],
      ["paisley", 1],
      ["zebra print", 0.5],
    ],
  },
  {
    cloth: "linen",
    name: "washed linen",
    care: "Wash cool and iron while damp",
    dyes: [...PALES, ...dyesOf("navy", "black", "olive", "rust", "sage", "blue")],
    patterns: [
      [null, 4],
      ["gingham", 1],
      ["awning stripe", 1],
    ],
  },
];
const EVENING: readonly FabricKind[] = [
  {
    cloth: "satin",
    name: "duchess satin",
    care: "Dry clean only",
    dyes: [...BRIGHTS, ...dyesOf("black", "navy", "blush", "gold", "silver")],
  },
  {
    cloth: "velvet",
    name: "silk velvet",
    care: "Dry clean only and steam from the inside",
    dyes: dyesOf("black", "burgundy", "green", "navy", "purple", "teal", "red"),
  },
  {
    cloth: "sequin",
    name: "sequinned mesh",
    care: "Hand wash cold, inside out",
    dyes: dyesOf("black", "gold", "silver", "navy", "green", "blush"),
  },
  {
    cloth: "tulle",
    name: "layered tulle",
    care: "Dry clean only",
    dyes: dyesOf("black", "blush", "lilac", "red", "navy", "mint", "pink"),
  },
];
const shared = { broad: "Dresses", audiences: [["women", 1]] as const, hasBack: true } as const;

export const MINI_DRESS: Design = {
  ...shared,
  fine: "Mini dress",
  share: 24,
  price: [55, 140],
  occasions: ["summer parties", "date night", "festival weekends", "warm evenings"],
  pairings: ["ankle boots", "flat sandals", "a denim jacket", "white sneakers"],
  fabrics: DRESS_FABRICS,
  cut: (random) => dress(random, "mini"),
};
export const MIDI_DRESS: Design = {
  ...shared,
  fine: "Midi dress",
  share: 30,
  price: [75, 190],
  occasions: ["a garden lunch", "the office", "weekends in town", "a christening"],
  pairings: ["ballet flats", "heeled sandals", "a cropped cardigan", "a straw bag"],
  fabrics: DRESS_FABRICS,
  cut: (random) => dress(random, "midi"),
};
export const MAXI_DRESS: Design = {
  ...shared,
  fine: "Maxi dress",
  share: 22,
  price: [85, 220],
  occasions: ["holidays by the sea", "a summer wedding", "warm evenings", "garden parties"],
  pairings: ["flat sandals", "a sun hat", "hoop earrings", "a denim jacket"],
  fabrics: DRESS_FABRICS,
  cut: (random) => dress(random, "maxi"),
};
export const COCKTAIL_DRESS: Design = {
  ...shared,
  fine: "Cocktail dress",
  share: 24,
  price: [120, 340],
  occasions: ["cocktail parties", "a winter wedding", "New Year's Eve", "an evening at the opera"],
  pairings: ["pumps and a clutch", "strappy heels", "a tailored blazer", "hoop earrings"],
  fabrics: EVENING,
  cut: (random) => dress(random, "cocktail"),
};
