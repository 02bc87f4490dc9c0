/** A run of letters and digits of any script, with the marks that belong to them. */
const WORDS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** Joiners, variation selectors and the like: they are seen by nobody. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;

/**
 * A category's part of an address: "Tops & T-shirts" → "tops-t-shirts". Categories of one slug are one category: case,
 * spaces, punctuation and symbols tell none apart. A name of symbols alone is spelt out: "👗" → "~1f457".
 */
export function categorySlug(name: string): string {
  // Lower case can need composing again.
  const plain = name.normalize("NFKC").toLowerCase().normalize("NFKC");
  const words = plain.replace(UNSEEN, " ").match(WORDS);
  return words ? words.join("-") : `~${codePoints(name.normalize("NFC").trim()).join("-")}`;
}

/** What categorySlug gave before it kept vowel signs and told symbols apart; links to it are still about. */
export function formerCategorySlug(name: string): string {
  const slug = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return slug || "other";
}

function codePoints(text: string): string[] {
  return Array.from(text, (letter) => (letter.codePointAt(0) ?? 0).toString(16));
}
