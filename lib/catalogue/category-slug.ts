/** A run of letters and digits of any script, including their combining marks. */
const WORDS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** Invisible characters such as joiners and variation selectors. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;

/**
 * A category's part of a URL: "Tops & T-shirts" → "tops-t-shirts". Categories with the same slug are the same category:
 * case, spaces, punctuation and symbols do not distinguish them. A name made only of symbols is spelt out: "👗" →
 * "~1f457".
 */
export function categorySlug(name: string): string {
  // Lower-casing can undo composition, so compose again.
  const plain = name.normalize("NFKC").toLowerCase().normalize("NFKC");
  const words = plain.replace(UNSEEN, " ").match(WORDS);
  return words ? words.join("-") : `~${codePoints(name.normalize("NFC").trim()).join("-")}`;
}

/** The slug before categorySlug kept vowel signs and told symbols apart; old links still use it. */
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
