import type { TorsoCut } from "#garments/torso";
import { dyesOf, PALES } from "#palette";
import type { Random } from "#random";
import type { Audience } from "./design";

export const SHIRTING = [
  ...PALES,
  ...dyesOf("navy", "black", "blue", "green", "burgundy", "olive", "grey"),
];

export function shirtTorso(random: Random, audience: Audience): TorsoCut {
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
