import { darker, lighter, type Rgb, rgb, seamOn } from "@/demo/draw/colour";
import {
  bothSides,
  mirroredPart,
  type Paint,
  type Part,
  piece,
  stitch,
  stroke,
} from "@/demo/draw/drawing";
import { line, mirrored, shape, symmetric } from "@/demo/draw/path";
import { BRASS, GUNMETAL, STEEL, stud, zip } from "@/demo/garments/closures";
import { bandCollar, hood, lapels, shirtCollar } from "@/demo/garments/collars";
import { backOf, clothBelt, fronts, liningBack } from "@/demo/garments/fronts";
import { flap, patchPocket, welt } from "@/demo/garments/pockets";
import { type SleeveCut, sleeves } from "@/demo/garments/sleeves";
import { type TorsoCut, torsoOutline } from "@/demo/garments/torso";
import { BRIGHTS, DENIMS, dyesOf, LEATHERS, NEUTRALS } from "@/demo/palette";
import { type Random, randomFrom } from "@/demo/random";
import { type Audience, type Cut, type Design, paintOf, plainOf } from "./design";
import { hemRib } from "./knitwear";

export function jacketTorso(
  random: Random,
  audience: Audience,
  length: number,
  ease = 0,
): TorsoCut {
  const broad = audience === "women" ? 0 : 1;
  const chest = 26.5 + broad * 2.6 + ease + random.between(0, 2);
  return {
    neckline: "crew",
    neck: 8.6,
    neckDepth: 6.4,
    shoulder: 22 + broad * 2 + ease * 0.5,
    slope: 4.6,
    armhole: 25 + broad + ease * 0.3,
    chest,
    waist: chest - 1.4,
    waistAt: 40,
    hem: chest - 1.6 + ease * 0.2,
    length: length + broad * 4 + random.between(-2, 3),
    dip: 0.8,
  };
}

const LONG: SleeveCut = { shape: "plain", length: 54, width: 12.5, angle: 19, cuff: "rib" };

function hung(cut: TorsoCut, parts: Part[], words: string, width = 40) {
  return {
    parts,
    presentation: "hanger" as const,
    hanger: { shoulder: [cut.shoulder, cut.slope] as const, neck: -2 },
    focus: { at: [3, 14] as const, width, words },
  };
}

function bomber(random: Random, audience: Audience): Cut {
  const cut = jacketTorso(random, audience, 56, random.between(0, 2.5));
  const sleeve: SleeveCut = { ...LONG, width: 13, angle: random.between(18, 25) };
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      collar: "ribbed collar",
      sleeve: "long sleeves",
      closure: "full zip",
      length: "waist length",
    },
    traits: [
      "a ribbed collar, cuffs and waistband",
      "a full zip",
      "slanted welt pockets",
      "roomy sleeves",
    ],
    draw(fabric, view) {
      const r = randomFrom(`bomber ${seed}`);
      const paint = paintOf(fabric);
      const rib: Paint = { cloth: "rib", dye: darker(fabric.dye.rgb, 0.12) };
      const parts: Part[] = [piece(hemRib(cut, 6), rib, { puff: 3, crumple: 0.6 })];
      if (view === "back")
        parts.push(backOf(torsoOutline({ ...cut, neckDepth: 1.6 }), cut, paint, r));
      else {
        parts.unshift(liningBack(cut, 6, rgb("#c9803c")));
        parts.push(
          ...fronts(cut, { breakAt: cut.neckDepth, overlap: 0, cutaway: 0 }, paint, r, {
            stiffness: 1.1,
          }),
        );
        parts.push(...bothSides(...welt([11, 38], [16.5, 49], 2.2, paint)));
        parts.push(...zip(cut.neckDepth - 3, cut.length + 6, paint.dye, STEEL));
      }
      parts.push(...sleeves(cut, { ...sleeve, cuffPaint: rib }, paint, r, 1.1));
      parts.push(...bandCollar(cut.neck, cut.neckDepth, rib, 4));
      return hung(cut, parts, "the ribbed collar and zip");
    },
  };
}

function trucker(random: Random, audience: Audience): Cut {
  const cut = jacketTorso(random, audience, 55);
  const collar = random.chance(0.25);
  const sleeve: SleeveCut = { ...LONG, cuff: "shirt", width: 12, angle: random.between(17, 24) };
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      collar: collar ? "borg collar" : "pointed collar",
      sleeve: "long sleeves",
      closure: "metal buttons",
      length: "waist length",
    },
    traits: [
      "two chest pockets with pointed flaps",
      "V-shaped seams down the front",
      "metal buttons",
      collar ? "a fleecy contrast collar" : "a pointed collar",
      "contrast topstitching",
    ],
    draw(fabric, view) {
      const r = randomFrom(`trucker ${seed}`);
      const paint = paintOf(fabric);
      const gold = fabric.cloth === "denim" ? rgb("#c58a3d") : seamOn(paint.dye);
      const parts: Part[] = [];
      const seams = [
        stitch(line([5.4, 24], [3.4, 40, 3, cut.length]), gold),
        stitch(line([15, 24], [10, 40, 8.6, cut.length]), gold),
        stitch(line([1.2, 17.4], [cut.chest, 17.4]), gold, { opacity: 0.9 }),
        stitch(line([1.2, 18], [cut.chest, 18]), gold, { opacity: 0.9 }),
      ];
      const band = symmetric(
        [0, cut.length],
        [cut.hem, cut.length - 0.6],
        [cut.hem - 0.2, cut.length + 4],
        [0, cut.length + 4.8],
      );
      parts.push(
        piece(band, paint, {
          puff: 1.5,
          crumple: 0.4,
          lines: [
            stitch(
              line([-cut.hem, cut.length + 3.4], [0, cut.length + 4, cut.hem, cut.length + 3.4]),
              gold,
            ),
            stitch(
              line([-cut.hem, cut.length + 0.6], [0, cut.length + 1, cut.hem, cut.length + 0.6]),
              gold,
            ),
          ],
        }),
      );
      if (view === "back") {
        parts.push(
          piece(torsoOutline({ ...cut, neckDepth: 1.6 }), paint, {
            puff: 8,
            lines: [
              stitch(line([-cut.chest, 16], [cut.chest, 16]), gold),
              ...bothSides(stitch(line([8, 16], [6, 40, 5, cut.length]), gold)),
            ],
          }),
        );
      } else {
        parts.push(liningBack(cut, 6, darker(paint.dye, 0.25)));
        parts.push(
          ...fronts(cut, { breakAt: cut.neckDepth, overlap: 1.6, cutaway: 0 }, paint, r, {
            stitched: true,
            lines: seams,
          }),
        );
        parts.push(
          ...bothSides(
            flap([11.4, 17.6], 11, 5.4, paint, 0, 2.6),
            stud([11.4, 21.4], 0.75),
            ...welt([15.4, 42], [17.4, 52], 1.8, paint),
          ),
        );
        for (let i = 0; i < 6; i++)
          parts.push(
            stud([0, cut.neckDepth + 2 + (i * (cut.length - cut.neckDepth)) / 5.05], 0.95),
          );
      }
      parts.push(...sleeves(cut, sleeve, paint, r, 1));
      const top: Paint = collar ? { cloth: "teddy", dye: rgb("#e9dfca") } : paint;
      if (view === "front") parts.push(...shirtCollar(cut.neck, cut.neckDepth - 1, top, 0.55, 8.6));
      return hung(cut, parts, "the chest pockets and stitching");
    },
  };
}

function biker(random: Random, audience: Audience): Cut {
  const cut: TorsoCut = { ...jacketTorso(random, audience, 56), neckline: "v" };
  const sleeve: SleeveCut = {
    ...LONG,
    cuff: "none",
    length: 59,
    width: 11.5,
    angle: random.between(17, 23),
  };
  const belt = random.chance(0.6);
  const metal: Rgb = random.pick([STEEL, STEEL, BRASS, GUNMETAL]);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      collar: "wide lapels",
      sleeve: "long sleeves",
      closure: "asymmetric zip",
      length: "waist length",
    },
    traits: [
      "wide notched lapels with press studs",
      "an asymmetric zip",
      "slanted zip pockets",
      ...(belt ? ["a buckled belt at the hem"] : []),
      "zipped cuffs",
    ],
    draw(fabric, view) {
      const r = randomFrom(`biker ${seed}`);
      const paint = paintOf(fabric);
      const breakAt = 27;
      const parts: Part[] = [];
      if (view === "back")
        parts.push(
          backOf(torsoOutline({ ...cut, neckDepth: 1.6, neckline: "crew" }), cut, paint, r),
        );
      else {
        parts.push(liningBack(cut, breakAt, rgb("#3b3338")));
        parts.push(
          ...fronts(cut, { breakAt, overlap: 4.5, cutaway: 0 }, paint, r, {
            stiffness: 1.2,
            darts: true,
          }),
        );
        parts.push(...zip(breakAt, cut.length - 0.5, paint.dye, metal, -4));
        parts.push(
          ...bothSides(
            stroke(line([11, 42], [17.6, 36]), darker(paint.dye, 0.5), 1.3),
            stroke(line([11, 42], [17.6, 36]), metal, 0.7, { dash: "0.2 0.26" }),
          ),
        );
        parts.push(
          stroke(line([7.4, 25], [15.8, 22.4]), darker(paint.dye, 0.5), 1.2),
          stroke(line([7.4, 25], [15.8, 22.4]), metal, 0.65, { dash: "0.2 0.26" }),
        );
      }
      parts.push(...sleeves(cut, sleeve, paint, r, 1.2));
      const a = (sleeve.angle * Math.PI) / 180;
      const at = (d: number, s: number): readonly [number, number] => [
        cut.shoulder + Math.sin(a) * d - Math.cos(a) * s,
        cut.slope + Math.cos(a) * d + Math.sin(a) * s,
      ];
      parts.push(
        ...bothSides(
          stroke(line(at(46, 2.6), at(58, 2.6)), darker(paint.dye, 0.5), 1),
          stroke(line(at(46, 2.6), at(58, 2.6)), metal, 0.55, { dash: "0.2 0.26" }),
        ),
      );
      if (view === "front") {
        parts.push(...lapels(cut.neck, breakAt, 13, paint, "notch"));
        for (const s of [-1, 1])
          parts.push(stud([s * 13.6, 10.4], 0.65, metal), stud([s * 6.5, 19], 0.65, metal));
      }
      if (belt) {
        parts.push(clothBelt(cut.hem, cut.length - 5, 4, plainOf(fabric)));
        parts.push(
          stud([5, cut.length - 2.6], 0.5, metal),
          stud([8, cut.length - 2.6], 0.5, metal),
        );
      }
      return hung(cut, parts, "the lapels and zips", 44);
    },
  };
}

function baffles(step: number) {
  return (_x: number, y: number) => 1.5 * Math.sqrt(Math.abs(Math.sin((y / step) * Math.PI)));
}

function puffer(random: Random, audience: Audience): Cut {
  const long = random.chance(0.2);
  const vest = !long && random.chance(0.2);
  const cut = { ...jacketTorso(random, audience, long ? 92 : 62, 3), dip: 0.4 };
  const hooded = !vest && random.chance(0.5);
  const step = random.pick([5.5, 7.5, 10]);
  const sleeve: SleeveCut = {
    ...LONG,
    length: 57,
    width: 14.5,
    angle: random.between(20, 27),
    cuff: "none",
    baffles: step,
  };
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      collar: hooded ? "hood" : "stand collar",
      sleeve: vest ? "sleeveless" : "long sleeves",
      closure: "full zip",
      length: long ? "knee length" : "hip length",
      silhouette: "quilted",
    },
    traits: [
      hooded ? "a padded hood" : "a high padded collar",
      `${step < 6 ? "narrow" : step > 8 ? "wide" : "even"} horizontal quilting`,
      "a full zip",
      "zipped side pockets",
      vest ? "no sleeves" : "rounded long sleeves",
    ],
    draw(fabric, view) {
      const r = randomFrom(`puffer ${seed}`);
      const paint = paintOf(fabric);
      const relief = baffles(step);
      const thread = seamOn(paint.dye);
      const quilt = Array.from({ length: Math.ceil(cut.length / step) }, (_, i) =>
        stroke(line([-40, (i + 1) * step], [40, (i + 1) * step]), thread, 0.16, { opacity: 0.55 }),
      );
      const parts: Part[] = [];
      if (view === "back")
        parts.push({ ...backOf(torsoOutline({ ...cut, neckDepth: 1.6 }), cut, paint, r, relief) });
      else {
        parts.push(liningBack(cut, 6, darker(paint.dye, 0.3)));
        parts.push(
          ...fronts(cut, { breakAt: cut.neckDepth, overlap: 0, cutaway: 0 }, paint, r, {
            relief,
            stiffness: 0.5,
            lines: quilt,
          }),
        );
        parts.push(
          ...bothSides(
            stroke(
              line([14.6, cut.length - 20], [17.4, cut.length - 8]),
              darker(paint.dye, 0.5),
              1,
            ),
          ),
        );
      }
      if (!vest) parts.push(...sleeves(cut, sleeve, paint, r, 0.6));
      if (hooded && view === "front")
        parts.push(...hood(cut.neck, cut.neckDepth, paint, plainOf(fabric)));
      else parts.push(...bandCollar(cut.neck, cut.neckDepth, paint, 7));
      if (view === "front")
        parts.push(...zip(cut.neckDepth - (hooded ? 0 : 5), cut.length, paint.dye, GUNMETAL));
      return hung(cut, parts, "the quilting and zip", 44);
    },
  };
}

function parka(random: Random, audience: Audience): Cut {
  const cut = jacketTorso(random, audience, 84, 2.5);
  const fur = random.chance(0.65);
  const sleeve: SleeveCut = {
    ...LONG,
    length: 57,
    width: 13.5,
    angle: random.between(15, 20),
    cuff: "none",
  };
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      collar: fur ? "hood with a fluffy trim" : "hood",
      sleeve: "long sleeves",
      closure: "zip and studs",
      length: "thigh length",
    },
    traits: [
      fur ? "a hood edged with faux fur" : "a deep hood",
      "a drawcord at the waist",
      "two chest pockets and two large flap pockets",
      "a storm flap closed with press studs",
    ],
    draw(fabric, view) {
      const r = randomFrom(`parka ${seed}`);
      const paint = paintOf(fabric);
      const parts: Part[] = [];
      if (view === "back")
        parts.push(backOf(torsoOutline({ ...cut, neckDepth: 1.6 }), cut, paint, r));
      else {
        parts.push(liningBack(cut, 6, darker(paint.dye, 0.35)));
        parts.push(
          ...fronts(cut, { breakAt: cut.neckDepth, overlap: 2.6, cutaway: 0 }, paint, r, {
            stitched: true,
          }),
        );
        parts.push(
          ...bothSides(
            flap([13, 23], 11, 4.6, paint),
            patchPocket([14, 57], 16, 18, paint, 0),
            flap([14, 56], 16.6, 6, paint),
            stud([14, 60], 0.7, GUNMETAL),
          ),
        );
        for (let i = 0; i < 5; i++) parts.push(stud([0, 13 + i * 15], 0.8, GUNMETAL));
      }
      const cord = line([-cut.waist, 47], [0, 48.4, cut.waist, 47]);
      parts.push(
        stroke(cord, darker(paint.dye, 0.35), 0.5, { opacity: 0.8 }),
        stitch(line([-cut.waist, 45.8], [0, 47.2, cut.waist, 45.8]), seamOn(paint.dye)),
      );
      parts.push(
        ...bothSides(stroke(line([3.4, 48.3], [5.4, 54, 4.6, 60]), lighter(paint.dye, 0.4), 0.5)),
      );
      parts.push(...sleeves(cut, sleeve, paint, r, 0.9));
      if (view === "front") {
        parts.push(
          ...hood(cut.neck, cut.neckDepth, paint, {
            ...plainOf(fabric),
            dye: fur ? rgb("#7d6247") : fabric.dye.rgb,
          }),
        );
        if (fur) parts.push(...furTrim(cut.neck, cut.neckDepth));
      }
      return hung(cut, parts, "the hood and pockets", 46);
    },
  };
}

function furTrim(neck: number, depth: number): Part[] {
  const rim = shape(
    [0.6, depth + 2],
    [neck * 0.6, depth * 0.6, neck + 0.4, 0.8],
    [neck + 2, -6, neck * 0.76, -11, 0, -11.4],
    [0, -17],
    [neck + 6, -17, neck + 8.4, -7, neck + 5, 4],
    [neck + 1, depth + 3, 0.6, depth + 6],
  );
  const fluff: Part = piece(rim, { cloth: "teddy", dye: rgb("#a98a66") }, { puff: 2.6, lift: 0.6 });
  return [
    mirroredPart(fluff),
    fluff,
    stroke(mirrored(line([1, depth + 5], [neck + 1, depth + 2])), rgb("#8c6f4f"), 0.3, {
      opacity: 0.4,
    }),
  ];
}

const WIPE = "Wipe clean with a damp cloth; never machine wash";
const shared = {
  broad: "Outerwear",
  hasBack: true,
  occasions: ["weekends", "travel", "cool evenings", "city walks"],
  pairings: ["a white T-shirt and jeans", "a hoodie", "a slip dress and boots", "chinos"],
} as const;

export const BOMBER_JACKET: Design = {
  ...shared,
  fine: "Bomber jacket",
  share: 20,
  audiences: [
    ["men", 3],
    ["women", 2],
    ["unisex", 1],
  ],
  price: [89, 220],
  fabrics: [
    {
      cloth: "nylon",
      name: "matt nylon",
      care: "Machine wash cold and line dry",
      dyes: [...NEUTRALS, ...BRIGHTS],
    },
    {
      cloth: "suede",
      name: "soft suede",
      care: WIPE,
      dyes: dyesOf("tan", "brown", "camel", "navy", "olive", "burgundy"),
    },
    {
      cloth: "satin",
      name: "heavy satin",
      care: "Dry clean",
      dyes: dyesOf("black", "navy", "green", "pink", "burgundy", "gold"),
    },
  ],
  cut: bomber,
};
export const DENIM_JACKET: Design = {
  ...shared,
  fine: "Denim jacket",
  share: 18,
  audiences: [
    ["men", 2],
    ["women", 3],
  ],
  price: [79, 160],
  fabrics: [
    {
      cloth: "denim",
      name: "sturdy denim",
      care: "Wash rarely, inside out and cold",
      dyes: DENIMS,
    },
  ],
  cut: trucker,
};
export const LEATHER_JACKET: Design = {
  ...shared,
  fine: "Leather jacket",
  share: 16,
  audiences: [
    ["men", 2],
    ["women", 3],
  ],
  price: [249, 590],
  fabrics: [{ cloth: "leather", name: "grained lamb leather", care: WIPE, dyes: LEATHERS }],
  cut: biker,
};
export const PUFFER_JACKET: Design = {
  ...shared,
  fine: "Puffer jacket",
  share: 18,
  audiences: [
    ["men", 2],
    ["women", 3],
    ["unisex", 1],
  ],
  price: [119, 290],
  occasions: ["frosty mornings", "winter walks", "the mountains", "travel"],
  fabrics: [
    {
      cloth: "nylon",
      name: "light quilted nylon",
      care: "Machine wash cold and tumble dry with a tennis ball",
      dyes: [...NEUTRALS, ...BRIGHTS],
    },
  ],
  cut: puffer,
};
export const PARKA: Design = {
  ...shared,
  fine: "Parka",
  share: 12,
  audiences: [
    ["men", 3],
    ["women", 2],
  ],
  price: [149, 320],
  hasBack: false,
  occasions: ["wet winters", "dog walks", "long commutes", "days outdoors"],
  fabrics: [
    {
      cloth: "canvas",
      name: "waxed cotton canvas",
      care: WIPE,
      dyes: dyesOf("olive", "navy", "black", "charcoal", "beige", "camel", "green"),
    },
  ],
  cut: parka,
};
