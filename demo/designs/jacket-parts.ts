import type { Part } from "#draw/drawing";
import type { SleeveCut } from "#garments/sleeves";
import type { TorsoCut } from "#garments/torso";
import type { Random } from "#random";
import type { Audience } from "./design";

export function jacketTorso(
  random: Random,
  audience: Audience,
  length: number,
  ease = 0,
): TorsoCut {
  const broad = audience === "women" ? 0 : 1;
  const chest = 26.5 + broad * 2.6 + ease + random.between(0, 2);
  return {
    neckline: "crew",
    neck: 8.6,
    neckDepth: 6.4,
    shoulder: 22 + broad * 2 + ease * 0.5,
    slope: 4.6,
    armhole: 25 + broad + ease * 0.3,
    chest,
    waist: chest - 1.4,
    waistAt: 40,
    hem: chest - 1.6 + ease * 0.2,
    length: length + broad * 4 + random.between(-2, 3),
    dip: 0.8,
  };
}

export const LONG_SLEEVE: SleeveCut = {
  shape: "plain",
  length: 54,
  width: 12.5,
  angle: 19,
  cuff: "rib",
};

export function hung(cut: TorsoCut, parts: Part[], words: string, width = 40) {
  return {
    parts,
    presentation: "hanger" as const,
    hanger: { shoulder: [cut.shoulder, cut.slope] as const, neck: -2 },
    focus: { at: [3, 14] as const, width, words },
  };
}

export const JACKETS = {
  broad: "Outerwear",
  hasBack: true,
  occasions: ["weekends", "travel", "cool evenings", "city walks"],
  pairings: ["a white T-shirt and jeans", "a hoodie", "a slip dress and boots", "chinos"],
} as const;

export const WIPE_CLEAN = "Wipe clean with a damp cloth; never machine wash";
