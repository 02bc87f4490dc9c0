/** Longer text is a description, not the beginning of a name. */
export const MAX_TYPED_CHARACTERS = 100;
export const MAX_SUGGESTIONS = 8;

export type QuerySuggestion = { kind: "query"; text: string };
export type CategorySuggestion = {
  kind: "category";
  text: string;
  broad: string;
  /** Null for a broad category. */
  fine: string | null;
  /** Published products. */
  count: number;
};
export type ProductSuggestion = {
  kind: "product";
  text: string;
  handle: string;
  brand: string | null;
  /** Of its first photo. */
  storageKey: string | null;
};
export type Suggestion = QuerySuggestion | CategorySuggestion | ProductSuggestion;

/** Start and end of a part of a text, in UTF-16 units. */
export type MarkedPart = [start: number, end: number];

/** A suggestion with the parts of its text that match what was typed. */
export type MarkedSuggestion = Suggestion & { marks: MarkedPart[] };
