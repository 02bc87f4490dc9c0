import { BRIGHTS, dyesOf, PALES } from "#palette";
import type { FabricKind } from "./design";

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

export const EVENING: readonly FabricKind[] = [
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
