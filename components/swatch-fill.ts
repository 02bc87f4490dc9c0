/** What a catalogue's colours look like, by their plain names. Dyed cloth is never pure RGB. */
const FILLS: Record<string, string> = {
  black: "#242225",
  charcoal: "#47494f",
  steel: "#7f8a94",
  grey: "#9c9b99",
  gray: "#9c9b99",
  silver: "#bfc2c6",
  white: "#f7f6f2",
  "off white": "#f1ecdf",
  ivory: "#f2ead7",
  cream: "#ebe1cb",
  champagne: "#e6d3b0",
  nude: "#e2c2a6",
  skin: "#e0b999",
  beige: "#d3bf9f",
  sand: "#cdb898",
  camel: "#b98a54",
  tan: "#a8713f",
  khaki: "#a39368",
  taupe: "#8b7d70",
  brown: "#65442f",
  chocolate: "#513a30",
  coffee: "#4c352a",
  bronze: "#8c6a3f",
  copper: "#b06a3d",
  gold: "#c8a04e",
  mustard: "#c9962f",
  yellow: "#ecd45f",
  orange: "#e2894a",
  peach: "#f0b494",
  coral: "#e57a66",
  rust: "#a8502c",
  red: "#c4302c",
  maroon: "#6d1f28",
  burgundy: "#6a1f2c",
  wine: "#6f2136",
  blush: "#e9c5bb",
  rose: "#dd8a92",
  pink: "#e08fa8",
  fuchsia: "#c8407c",
  magenta: "#b8327e",
  mauve: "#ad86a0",
  lavender: "#b9aed8",
  lilac: "#b5a3d0",
  purple: "#5d3560",
  violet: "#6a4a9c",
  plum: "#5f2f52",
  indigo: "#35366b",
  navy: "#232c49",
  blue: "#2d55a5",
  denim: "#4a6487",
  "light blue": "#a9c3dd",
  "sky blue": "#8fbbe0",
  "turquoise blue": "#37aebd",
  turquoise: "#37aebd",
  aqua: "#6fcfcf",
  teal: "#1f6b72",
  mint: "#bfdccb",
  sage: "#a6b295",
  green: "#2f7350",
  "sea green": "#3d8f78",
  "fluorescent green": "#8fe34a",
  "lime green": "#a3cc3f",
  lime: "#a3cc3f",
  olive: "#6b6a42",
  深藍: "#232c49",
  藏青: "#232c49",
  淺藍: "#a9c3dd",
  酒紅: "#6a1f2c",
  軍綠: "#6b6a42",
  米白: "#f1ecdf",
  粉紅: "#e08fa8",
  咖啡: "#4c352a",
  卡其: "#a39368",
  黑: "#242225",
  灰: "#9c9b99",
  銀: "#bfc2c6",
  白: "#f7f6f2",
  米: "#ebe1cb",
  杏: "#e6d3b0",
  棕: "#65442f",
  褐: "#65442f",
  金: "#c8a04e",
  黃: "#ecd45f",
  橘: "#e2894a",
  橙: "#e2894a",
  紅: "#c4302c",
  粉: "#e08fa8",
  紫: "#5d3560",
  藍: "#2d55a5",
  綠: "#2f7350",
};

const MANY =
  "conic-gradient(#c4302c, #ecd45f, #2f7350, #37aebd, #2d55a5, #5d3560, #c8407c, #c4302c)";
const METAL = "linear-gradient(135deg, #8d9196, #f1f2f3 50%, #8d9196)";
const WHOLE: [RegExp, string][] = [
  [/^(multi|assorted|rainbow|多色|彩色|混色)/u, MANY],
  [/^metallic/u, METAL],
];
const BETWEEN = /\s*(?:[/&+,、]|\band\b)\s*/u;

/**
 * A CSS background for a colour's name, with stripes if it names several ("navy / white"), or null if it is unknown.
 * "Dusty Rose" is rose, "Grey Melange" is grey: the longest known name at the end counts, then one at the start.
 */
export function swatchFill(name: string): string | null {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[-_\s]+/g, " ")
    .trim();
  const whole = WHOLE.find(([pattern]) => pattern.test(plain));
  if (whole) return whole[1];
  const fills = plain
    .split(BETWEEN)
    .map(fillOf)
    .filter((fill) => fill !== null);
  if (fills.length < 2) return fills[0] ?? null;
  const share = 100 / fills.length;
  const stripes = fills.map((fill, index) => `${fill} ${share * index}% ${share * (index + 1)}%`);
  return `linear-gradient(90deg, ${stripes.join(", ")})`;
}

function fillOf(name: string): string | null {
  const words = name.replace(/色$/u, "").split(" ");
  for (let from = 0; from < words.length; from++) {
    const fill = ownFill(words.slice(from).join(" "));
    if (fill) return fill;
  }
  for (let to = words.length - 1; to > 0; to--) {
    const fill = ownFill(words.slice(0, to).join(" "));
    if (fill) return fill;
  }
  return chineseFill(name);
}

/** Chinese is written without spaces: "霧黑色" ends in 黑. */
function chineseFill(name: string): string | null {
  const letters = [...name.replace(/色$/u, "")];
  for (const length of [2, 1]) {
    const fill = ownFill(letters.slice(-length).join(""));
    if (fill) return fill;
  }
  return null;
}

function ownFill(name: string): string | null {
  return Object.hasOwn(FILLS, name) ? (FILLS[name] ?? null) : null;
}
