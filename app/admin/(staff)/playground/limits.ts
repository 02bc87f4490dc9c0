/** The ranges of the playground's settings. */
export const LIMITS = {
  styles: { min: 2, max: 10, step: 1 },
  candidates: { min: 5, max: 200, step: 5 },
  weight: { min: 0, max: 1, step: 0.05 },
  rows: { min: 5, max: 50, step: 5 },
} as const;
