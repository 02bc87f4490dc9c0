/** E-mail and web addresses, and account names. */
const ADDRESS = /@|https?:|\bwww\.|\p{L}\.(com|net|org|info|[a-z]{2})\b/iu;
/**
 * Five digits, including the separators of telephone numbers, card numbers, dates and codes. Sizes and prices have
 * fewer.
 */
const LONG_NUMBER = /\p{Nd}(?:[\s().+/_-]*\p{Nd}){4}/u;

/**
 * Whether a query looks like something that identifies or locates a person. The meaning of its words is not checked
 * here: words that the catalogue does not use are never kept.
 */
export function looksPersonal(q: string): boolean {
  return ADDRESS.test(q) || LONG_NUMBER.test(q);
}
