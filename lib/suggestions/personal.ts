/** Addresses of mail and of the web, and names of accounts. */
const ADDRESS = /@|https?:|\bwww\.|\p{L}\.(com|net|org|info|[a-z]{2})\b/iu;
/** Five digits, with whatever breaks up a telephone number, a card's, a date or a code. Sizes and prices have fewer. */
const LONG_NUMBER = /\p{Nd}(?:[\s().+/_-]*\p{Nd}){4}/u;

/**
 * Whether a query has the form of something that tells who or where somebody is. What its words mean is not looked
 * at here: those that the catalogue does not use are never kept.
 */
export function looksPersonal(q: string): boolean {
  return ADDRESS.test(q) || LONG_NUMBER.test(q);
}
