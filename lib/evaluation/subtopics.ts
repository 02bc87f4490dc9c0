import type { EvaluatedProduct } from "@/lib/evaluation/subject";

/** Patterns as shops name them, the more particular ones first. */
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

/** Word begins: "stripe" finds "striped", and "dot" does not find "anecdote". */
const PATTERN_EXPRESSIONS = PATTERNS.map((name) => ({ name, at: new RegExp(`\\b${name}`, "i") }));

/** The pattern that a product's tags name, else its title; "plain" when neither does. */
export function patternOf({ tags, title }: Pick<EvaluatedProduct, "tags" | "title">): string {
  for (const text of [tags.join(", "), title]) {
    const found = PATTERN_EXPRESSIONS.find(({ at }) => at.test(text));
    if (found) return found.name;
  }
  return "plain";
}

/** A product's one subtopic: what it looks like, as far as words say. */
export function lookOf(product: EvaluatedProduct): string {
  return `${product.colour?.toLowerCase() ?? "no colour"}, ${patternOf(product)}`;
}
