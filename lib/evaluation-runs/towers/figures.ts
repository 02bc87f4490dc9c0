/** Figures by the names that training/evaluate.py prints; 0 to 1. */
export type Figures = Record<string, number>;
