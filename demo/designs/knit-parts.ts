import { type Path, shape } from "#draw/path";
import type { TorsoCut } from "#garments/torso";
import { BRIGHTS, NEUTRALS, PALES } from "#palette";
import type { Random } from "#random";
import type { Audience } from "./design";

export function knitTorso(random: Random, audience: Audience): TorsoCut {
  const broad = audience === "women" ? 0 : 1;
  const ease = random.between(0, 4.5);
  return {
    neckline: "crew",
    neck: 8.8,
    neckDepth: 7.6,
    shoulder: 20.5 + broad * 2.2 + ease * 0.8,
    slope: 4.6,
    armhole: 24 + broad + ease * 0.5,
    chest: 25 + broad * 2.8 + ease,
    waist: 24.6 + broad * 3 + ease,
    waistAt: 40,
    hem: 22.4 + broad * 3 + ease * 0.8,
    length: 56 + broad * 7 + random.between(-4, 5),
    dip: 0.8,
  };
}

/** The ribbed band below the body. */
export function hemRib(cut: TorsoCut, height: number): Path {
  const { hem, length, dip } = cut;
  return shape(
    [-hem - 0.1, length - 0.4],
    [0, length + dip * 1.6, hem + 0.1, length - 0.4],
    [hem - 0.4, length + height - 0.4, hem - 1, length + height],
    [0, length + height + dip * 2, -hem + 1, length + height],
    [-hem + 0.4, length + height - 0.4, -hem - 0.1, length - 0.4],
  );
}

/** Cables: pairs of crossing ropes, `apart` centimetres from each other. */
export function cables(apart: number) {
  return (x: number, y: number): number => {
    const column = Math.round(x / apart);
    const u = x - column * apart;
    const phase = (y * Math.PI) / 5.2;
    const a = Math.exp(-(((u - 1.1 * Math.sin(phase)) / 0.75) ** 2));
    const b = Math.exp(-(((u + 1.1 * Math.sin(phase)) / 0.75) ** 2));
    return 0.75 * Math.max(a, b) - (Math.abs(Math.abs(u) - 2.4) < 0.4 ? 0.3 : 0);
  };
}

export const WOOL_CARE = "Hand wash cool and dry flat";

export const DYED = [...NEUTRALS, ...BRIGHTS, ...PALES];

export const KNITS = {
  broad: "Knitwear",
  hasBack: true,
  occasions: ["cold mornings", "weekends", "walks by the sea", "the office"],
  pairings: ["straight jeans", "corduroy trousers", "a midi skirt and boots", "a wool overcoat"],
} as const;
