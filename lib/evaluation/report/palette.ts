/** Okabe & Ito's colours, which colour-blind people can tell apart; the darkest first, for print. */
export const PALETTE = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#e69f00",
  "#000000",
];
export const INK = "#1c1b19";
export const QUIET = "#6b6862";
