import type { EvaluatedProduct } from "@/lib/evaluation/subject";

/** Patterns as shops name them, more specific ones first. */
const PATTERNS = [
  "leopard",
  "zebra",
  "animal",
  "houndstooth",
  "gingham",
  "tartan",
  "plaid",
  "check",
  "pinstripe",
  "stripe",
  "polka",
  "dot",
  "floral",
  "ditsy",
  "paisley",
  "argyle",
  "camouflage",
  "camo",
  "chevron",
  "geometric",
  "abstract",
  "tie-dye",
  "ombre",
  "colour-block",
  "colourblock",
  "embroidered",
  "graphic",
  "print",
];

/** Matches at the start of a word: "stripe" finds "striped", and "dot" does not find "anecdote". */
const PATTERN_EXPRESSIONS = PATTERNS.map((name) => ({ name, at: new RegExp(`\\b${name}`, "i") }));

/** The pattern named in a product's tags, otherwise in its title; "plain" if in neither. */
export function patternOf({ tags, title }: Pick<EvaluatedProduct, "tags" | "title">): string {
  for (const text of [tags.join(", "), title]) {
    const found = PATTERN_EXPRESSIONS.find(({ at }) => at.test(text));
    if (found) return found.name;
  }
  return "plain";
}

/** A product's one subtopic: its look, as far as its words describe it. */
export function lookOf(product: EvaluatedProduct): string {
  return `${product.colour?.toLowerCase() ?? "no colour"}, ${patternOf(product)}`;
}
