import localFont from "next/font/local";

/** Names and headings. */
const serif = localFont({
  src: "./fonts/fraunces-display.woff2",
  weight: "400",
  variable: "--font-fraunces",
  preload: false,
  adjustFontFallback: false,
});

/** Everything else: text to read and controls. */
const sans = localFont({
  src: "../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
  weight: "400 700",
  variable: "--font-instrument",
  preload: false,
  adjustFontFallback: false,
});

/**
 * Fetched only if a page has letters outside the first file. The range is the font package's own; it has no Chinese.
 */
const sansExtended = localFont({
  src: "../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-ext-wght-normal.woff2",
  weight: "400 700",
  variable: "--font-instrument-extended",
  preload: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
  adjustFontFallback: false,
});

export const fontVariables = `${serif.variable} ${sans.variable} ${sansExtended.variable}`;
