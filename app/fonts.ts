import localFont from "next/font/local";

/** Names and headings. */
const serif = localFont({
  src: "./fonts/fraunces-display.woff2",
  weight: "400",
  variable: "--font-fraunces",
  adjustFontFallback: "Times New Roman",
});

/** Everything that is read closely or operated. */
const sans = localFont({
  src: "../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
  weight: "400 700",
  variable: "--font-instrument",
  adjustFontFallback: "Arial",
});

/** Fetched only where a page has letters beyond the first file's. */
const sansExtended = localFont({
  src: "../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-ext-wght-normal.woff2",
  weight: "400 700",
  variable: "--font-instrument-extended",
  preload: false,
  adjustFontFallback: false,
});

export const fontVariables = `${serif.variable} ${sans.variable} ${sansExtended.variable}`;
