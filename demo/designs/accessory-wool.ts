import { BRIGHTS, NEUTRALS } from "#palette";

export const SOFT_WOOL = {
  cloth: "knit" as const,
  name: "merino wool",
  care: "Hand wash cool and dry flat",
  dyes: [...NEUTRALS, ...BRIGHTS],
  patterns: [
    [null, 5],
    ["breton stripe", 1],
    ["fair isle", 1],
  ] as const,
};
