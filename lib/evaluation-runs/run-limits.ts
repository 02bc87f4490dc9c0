/** The protocols that need only the catalogue; the others read files and are left to the command line. */
export const STARTABLE_PROTOCOLS = [
  "article",
  "products",
  "known-items",
  "composition",
  "diversity",
  "fusion",
] as const;
export type StartableProtocol = (typeof STARTABLE_PROTOCOLS)[number];
/** The protocols that search by vectors alone, whatever a run's options say. */
export const PURE_PROTOCOLS: readonly StartableProtocol[] = ["diversity", "fusion"];

export const RUN_LIMITS = {
  queries: { min: 10, max: 2_000, fallback: 500 },
  seed: { min: 0, max: 1_000_000, fallback: 1 },
  candidates: { min: 10, max: 200, fallback: 50 },
} as const;
