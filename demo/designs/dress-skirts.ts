import type { Part } from "#draw/drawing";
import { type SkirtCut, skirt } from "#garments/skirt-shapes";
import type { Random } from "#random";
import type { paintOf } from "./design";

export type DressLength = "mini" | "midi" | "maxi" | "cocktail";

const BOTTOM: Record<DressLength, readonly [number, number]> = {
  mini: [80, 88],
  midi: [110, 119],
  maxi: [140, 148],
  cocktail: [90, 98],
};

export function skirtFor(
  random: Random,
  length: DressLength,
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

/** Tiers, each gathered below the one above. */
export function tiers(cut: SkirtCut, paint: ReturnType<typeof paintOf>, random: Random): Part[] {
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
