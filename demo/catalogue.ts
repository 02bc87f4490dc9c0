import { DESIGNS } from "./designs/all";
import type { Audience, Cut, Design, Fabric } from "./designs/design";
import { luma, type Rgb } from "./draw/colour";
import { GROUNDS, type GroundKind, PAPERS } from "./draw/ground";
import type { PatternKind } from "./draw/pattern";
import { type Picture, renderPicture, type Scene } from "./draw/scene";
import { DYES, type Dye } from "./palette";
import { type Random, randomFrom } from "./random";
import { descriptionOf, patternWords, spoken, titleOf } from "./words/description";
import { BRANDS, MODEL_NAMES } from "./words/names";

export type DemoPhoto = {
  /** Draws the photo, 800 × 1000 pixels. */
  render(): Promise<Picture>;
  alt: string;
};

export type DemoProduct = {
  handle: string;
  title: string;
  description: string;
  brand: string;
  priceMinor: number;
  currency: "EUR";
  stock: number;
  broadCategory: string;
  fineCategory: string;
  colour: string;
  tags: string[];
  /** Shared by the colours of one cut; null for a cut in one colour. */
  variantGroup: string | null;
  /** What is drawn, by name: silhouette, length, sleeve, neckline, pattern, fabric, shade, audience… */
  attributes: Record<string, string>;
  photos: DemoPhoto[];
};

const DEFAULT_COUNT = 840;
const DEFAULT_SEED = 7;
/** Products of each design, if there are enough for all. */
const AT_LEAST = 10;

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function inksFor(kind: PatternKind, base: Rgb, random: Random): Rgb[] {
  const far = DYES.filter((each) => Math.abs(luma(each.rgb) - luma(base)) > 0.28);
  const ink = () => random.pick(far).rgb;
  const byName = (shade: string) => (DYES.find((each) => each.shade === shade) ?? DYES[0]).rgb;
  if (kind === "leopard print") return [byName("ink black"), byName("chestnut brown")];
  if (kind === "zebra print")
    return [luma(base) > 0.5 ? byName("ink black") : byName("chalk white")];
  if (kind === "gingham" || kind === "houndstooth" || kind === "pinstripe") {
    return [luma(base) > 0.45 ? random.pick(far).rgb : byName("chalk white")];
  }
  if (kind === "floral" || kind === "ditsy floral") {
    return [
      ink(),
      ink(),
      byName(random.pick(["fern green", "bottle green", "dusty sage", "moss olive"])),
    ];
  }
  return [ink(), ink(), ink()];
}

function fabricOf(
  design: Design,
  kindIndex: number,
  pattern: PatternKind | null,
  dye: Dye,
  key: string,
): Fabric {
  const kind = design.fabrics[kindIndex] as Design["fabrics"][number];
  const random = randomFrom(`${key} inks`);
  return {
    cloth: kind.cloth,
    name: kind.name,
    care: kind.care,
    dye,
    pattern: pattern && {
      kind: pattern,
      inks: inksFor(pattern, dye.rgb, random),
      size: random.between(0.85, 1.15),
      seed: key,
    },
    trim: random.pick(DYES.filter((each) => Math.abs(luma(each.rgb) - luma(dye.rgb)) > 0.2)).rgb,
  };
}

function sceneFor(dye: Rgb, hand: string, key: string): Scene {
  const random = randomFrom(`${key} scene`);
  const kind = random.weighted<GroundKind>([
    ["paper", 46],
    ["sweep", 16],
    ["linen", 10],
    ["arch", 10],
    ["sunlit", 10],
    ["duo", 8],
  ]);
  const clear = (ground: Rgb) =>
    Math.abs(luma(ground) - luma(dye)) > 0.13 ||
    Math.hypot(...ground.map((c, i) => c - (dye[i] as number))) > 90;
  const papers = PAPERS.filter(clear);
  const grounds = GROUNDS.filter(clear);
  const plain = (kind === "paper" || kind === "linen" || kind === "sunlit") && papers.length > 0;
  return {
    ground: {
      kind,
      colour: random.pick(plain ? papers : grounds),
      accent: random.pick(grounds),
      seed: key,
    },
    tilt: random.between(-1.6, 1.6),
    hand,
  };
}

type Plan = { design: Design; index: number };

/**
 * How many products of each design there should be: according to its share, but at least enough to fill a row or two if
 * there are enough for all.
 */
function targetsFor(count: number): Map<Design, number> {
  const least = count >= AT_LEAST * DESIGNS.length ? AT_LEAST : 0;
  const total = DESIGNS.reduce((sum, { share }) => sum + share, 0);
  const rest = count - least * DESIGNS.length;
  return new Map(DESIGNS.map((design) => [design, least + (rest * design.share) / total]));
}

function photosOf(
  design: Design,
  cut: Cut,
  fabric: Fabric,
  scene: Scene,
  random: Random,
): DemoPhoto[] {
  const noun = spoken(design.fine);
  const drawing = () => cut.draw(fabric, "front");
  const pattern = patternWords(fabric);
  const named = `${fabric.dye.shade}${pattern ? ` ${pattern.adjective}` : ""} ${noun}`;
  const first: DemoPhoto = {
    alt: `${named}, seen whole`,
    render: () => renderPicture(drawing(), scene, "whole"),
  };
  if (!random.chance(0.36)) return [first];
  const { words } = drawing().focus;
  const second: DemoPhoto =
    design.hasBack && random.chance(0.45)
      ? {
          alt: `${named}, from the back`,
          render: () => renderPicture(cut.draw(fabric, "back"), scene, "whole"),
        }
      : {
          alt: `${named}: ${words}, close up`,
          render: () => renderPicture(drawing(), scene, "detail"),
        };
  return [first, second];
}

function productsOf({ design, index }: Plan, seed: number): DemoProduct[] {
  const key = `${seed}/${design.fine}/${index}`;
  const random = randomFrom(key);
  const audience = random.weighted<Audience>(design.audiences);
  const cut = design.cut(random, audience);
  const names = randomFrom(`${seed}/${design.fine}`).shuffled(MODEL_NAMES);
  const round = Math.floor(index / names.length);
  const name = `${names[index % names.length]}${round ? ` ${round + 1}` : ""}`;
  const kindIndex = random.whole(0, design.fabrics.length - 1);
  const kind = design.fabrics[kindIndex] as Design["fabrics"][number];
  const pattern = random.weighted<PatternKind | null>(kind.patterns ?? [[null, 1]]);
  const brand = random.pick(BRANDS);
  const priceMinor =
    random.whole(design.price[0], design.price[1]) * 100 - (random.chance(0.4) ? 5 : 0);
  const dyes: Dye[] = [];
  const wanted = random.weighted([
    [1, 62],
    [2, 24],
    [3, 14],
  ] as const);
  for (const dye of random.shuffled(kind.dyes)) {
    if (dyes.length < wanted && !dyes.some((each) => each.colour === dye.colour)) dyes.push(dye);
  }
  const group = dyes.length > 1 ? slug(`${name} ${design.fine}`) : null;
  return dyes.map((dye) => {
    const own = `${key}/${dye.shade}`;
    const words = randomFrom(`${own} words`);
    const fabric = fabricOf(design, kindIndex, pattern, dye, own);
    const title = titleOf(name, design, cut, fabric, words);
    return {
      handle: slug(`${name} ${design.fine} ${dye.shade}`),
      title,
      description: descriptionOf(design, cut, fabric, audience, words),
      brand,
      priceMinor,
      currency: "EUR",
      stock: words.chance(0.06) ? 0 : words.whole(2, 60),
      broadCategory: design.broad,
      fineCategory: design.fine,
      colour: dye.colour,
      tags: [
        audience === "unisex" ? "unisex" : audience,
        fabric.name.split(" ").at(-1) as string,
        pattern ?? "plain",
        words.pick(design.occasions),
      ],
      variantGroup: group,
      attributes: {
        ...cut.attributes,
        pattern: pattern ?? "plain",
        fabric: fabric.name,
        shade: dye.shade,
        audience,
      },
      photos: photosOf(design, cut, fabric, sceneFor(dye.rgb, key, own), words),
    };
  });
}

/**
 * The demo catalogue. The same options always give the same products, words and pictures. Nothing is drawn until a
 * photo's `render` is called.
 */
export function demoCatalogue(options: { count?: number; seed?: number } = {}): DemoProduct[] {
  const { count = DEFAULT_COUNT, seed = DEFAULT_SEED } = options;
  const targets = targetsFor(count);
  const cuts = new Map<Design, number>();
  const made = new Map<Design, number>();
  const products: DemoProduct[] = [];
  while (products.length < count) {
    // The next product is of the design that is furthest behind its share of the catalogue so far.
    const progress = (products.length + DESIGNS.length) / count;
    const due = (design: Design) => (targets.get(design) ?? 0) * progress - (made.get(design) ?? 0);
    const design = DESIGNS.reduce((best, each) => (due(each) > due(best) ? each : best));
    const index = cuts.get(design) ?? 0;
    const colours = productsOf({ design, index }, seed);
    cuts.set(design, index + 1);
    made.set(design, (made.get(design) ?? 0) + colours.length);
    products.push(...colours);
  }
  return products.slice(0, count);
}
