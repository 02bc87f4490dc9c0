export const MAX_HANDLE_CHARACTERS = 120;
const HANDLE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether a text can be the last part of a product's URL. */
export function isHandle(text: string): boolean {
  return HANDLE.test(text) && text.length <= MAX_HANDLE_CHARACTERS;
}

/**
 * A handle made from any text: "Robe d’été, N° 5" → "robe-d-ete-n-5". Empty when no letter or digit of the text has an
 * equivalent in the Latin alphabet.
 */
export function handleFrom(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[æÆ]/g, "ae")
    .replace(/[øØ]/g, "o")
    .replace(/[łŁ]/g, "l")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_HANDLE_CHARACTERS)
    .replace(/^-+|-+$/g, "");
}
