/** The position of the visual focus: a suggestion's index, or FIELD for the field itself. */
export const FIELD = -1;

/**
 * Where a key moves the visual focus, or null if it does not. Up and down cycle through the suggestions and the field;
 * keys that move the text cursor return to the field (WAI-ARIA APG, editable combobox with list autocomplete).
 */
export function nextActive(key: string, active: number, count: number): number | null {
  if (key === "ArrowDown") return active + 1 < count ? active + 1 : FIELD;
  if (key === "ArrowUp") return active === FIELD ? count - 1 : active - 1;
  if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) return FIELD;
  return null;
}
