/** The rerankers that RERANKER chooses from. */
export const RERANKERS = ["k-means", "k-means-near", "mmr", "msd", "dpp"] as const;
export type RerankerName = (typeof RERANKERS)[number];
