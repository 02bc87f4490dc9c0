import { css, darker, lighter, type Rgb, rgb, seamOn } from "@/demo/draw/colour";
import { mark, type Paint, type Part, piece, ribbon, stitch, stroke } from "@/demo/draw/drawing";
import { ellipse, flatten, line, type Path, type Point, shape, smooth } from "@/demo/draw/path";
import { BRASS, STEEL } from "@/demo/garments/closures";
import { BRIGHTS, dyesOf, LEATHERS, NEUTRALS } from "@/demo/palette";
import type { Random } from "@/demo/random";
import { type Cut, type Design, type Fabric, paintOf, plainOf } from "./design";

const GEMS: readonly (readonly [string, Rgb])[] = [
  ["pearl", rgb("#f1e9dc")],
  ["turquoise", rgb("#4fa7a3")],
  ["garnet", rgb("#8a1f2d")],
  ["amber", rgb("#c9812f")],
  ["moonstone", rgb("#cfd8e4")],
  ["malachite", rgb("#2f7a5a")],
];

function gem(at: Point, r: number, colour: Rgb): Part {
  return mark(
    at,
    `<circle cx="${r * 0.15}" cy="${r * 0.3}" r="${r}" fill="#1a1210" fill-opacity=".3"/><circle r="${r}" fill="${css(darker(colour, 0.22))}"/><circle r="${r * 0.86}" cx="${-r * 0.07}" cy="${-r * 0.09}" fill="${css(colour)}"/><ellipse cx="${r * 0.2}" cy="${r * 0.42}" rx="${r * 0.45}" ry="${r * 0.3}" fill="${css(lighter(colour, 0.4))}" fill-opacity=".6"/><circle r="${r * 0.24}" cx="${-r * 0.34}" cy="${-r * 0.36}" fill="#fff" fill-opacity=".92"/>`,
  );
}

function chain(path: Path, width: number, metal: Rgb): Part[] {
  return [
    stroke(path, darker(metal, 0.62), width * 1.25),
    stroke(path, darker(metal, 0.12), width),
    stroke(path, lighter(metal, 0.55), width * 0.55, { dash: `${width * 0.5} ${width * 0.9}` }),
  ];
}

/** Separate oval links along a path, each turned with it. */
function links(path: Path, size: number, metal: Rgb): Part[] {
  const points = flatten(path, 60);
  const parts: Part[] = [];
  let last: Point = [99, 99];
  points.forEach((p, i) => {
    if (Math.hypot(p[0] - last[0], p[1] - last[1]) < size * 1.25) return;
    const next = points[(i + 1) % points.length] as Point;
    const turn = (Math.atan2(next[1] - p[1], next[0] - p[0]) * 180) / Math.PI;
    const oval = `rx="${size * 0.86}" ry="${size * 0.55}" fill="none"`;
    parts.push(
      mark(
        p,
        `<ellipse ${oval} stroke="${css(darker(metal, 0.5))}" stroke-width="${size * 0.46}"/><ellipse ${oval} stroke="${css(metal)}" stroke-width="${size * 0.34}"/><path d="M${-size * 0.5} ${-size * 0.5}H${size * 0.4}" stroke="${css(lighter(metal, 0.75))}" stroke-width="${size * 0.13}"/>`,
        turn + 12,
      ),
    );
    last = p;
  });
  return parts;
}

function belt(random: Random): Cut {
  const wide = random.between(2.6, 5);
  const shape_ = random.pick(["square", "round", "oval"] as const);
  return {
    attributes: { width: wide > 3.8 ? "wide" : "narrow", detail: `${shape_} buckle` },
    traits: [
      `a ${shape_} metal buckle`.replace("a oval", "an oval"),
      `a ${wide > 3.8 ? "wide" : "narrow"} strap`,
      "stitched edges",
      "five punched holes",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const metal = fabric.dye.colour === "black" ? STEEL : BRASS;
      const coil = line(
        [-17, 2],
        [-18, -13, 17, -14, 19, -1],
        [20, 9, -6, 13, -13, 5],
        [-17, -1, -4, -7, 6, -5.4],
        [14, -4, 13, 3, 4, 4.4],
      );
      const tail = line([-17, 2], [-16, 15, 4, 19, 25, 15]);
      const parts: Part[] = [];
      const points = flatten(coil, 12);
      parts.push(
        piece(
          ribbon({ ...smooth(points.slice(-24), false), closed: false }, wide * 0.86, 3),
          { ...paint, dye: darker(paint.dye, 0.18) },
          { puff: 0.35, drop: 1, crumple: 0.1, lift: 0.3 },
        ),
      );
      parts.push(
        piece(ribbon({ ...smooth(points.slice(0, 26), false), closed: false }, wide, 3), paint, {
          puff: 0.9,
          drop: 1,
          crumple: 0.1,
          lift: 0.5,
          lines: [],
        }),
      );
      parts.push(
        piece(
          ribbon(tail, (t) => (t > 0.96 ? wide * 0.55 : wide), 14),
          paint,
          { puff: 0.35, drop: 1, crumple: 0.1, lift: 0.6 },
        ),
      );
      const inner = (k: number) => {
        const edge = flatten(tail, 16);
        return smooth(
          edge.map(
            ([x, y], i) => [x, y + k * wide * 0.36 * (i > edge.length - 2 ? 0.4 : 1)] as Point,
          ),
          false,
        );
      };
      parts.push(
        stitch(inner(1), seamOn(paint.dye), { width: 0.14 }),
        stitch(inner(-1), seamOn(paint.dye), { width: 0.14 }),
      );
      for (let i = 0; i < 5; i++) {
        const p = flatten(tail, 40)[24 + i * 3] as Point;
        parts.push(mark(p, `<circle r=".38" fill="${css(darker(paint.dye, 0.75))}"/>`));
      }
      const w = wide * 0.75;
      const frame =
        shape_ === "square"
          ? `<rect x="${-w}" y="${-w}" width="${w * 2}" height="${w * 2}" rx=".6" fill="none" stroke-width="1"/>`
          : `<ellipse rx="${shape_ === "oval" ? w * 1.25 : w}" ry="${w}" fill="none" stroke-width="1"/>`;
      parts.push(
        mark(
          [-17, 1.4],
          `<g stroke="#1a1210" stroke-opacity=".4" transform="translate(.2 .4)">${frame}</g><g stroke="${css(metal)}">${frame}</g><g stroke="${css(lighter(metal, 0.6))}" stroke-width=".25" transform="scale(.96)">${frame.replace('stroke-width="1"', 'stroke-width=".25"')}</g><path d="M${-w} 0L${w * 1.05} 0" stroke="${css(darker(metal, 0.15))}" stroke-width=".7" stroke-linecap="round"/>`,
          82,
        ),
      );
      return {
        parts,
        presentation: "flat",
        fill: 0.95,
        focus: { at: [-13, 4], width: 19, words: "the buckle" },
      };
    },
  };
}

function sunglasses(random: Random): Cut {
  const form = random.pick(["round", "square", "cat-eye", "aviator"] as const);
  return {
    attributes: { silhouette: form, detail: "tinted lenses" },
    traits: [
      form === "aviator" ? "drop-shaped aviator lenses in a thin metal frame" : `${form} frames`,
      "softly tinted lenses",
      "slim folded temples",
    ],
    draw(fabric) {
      const wire = form === "aviator";
      const frame: Paint = wire
        ? { cloth: "metal", dye: BRASS }
        : { cloth: "patent", dye: fabric.dye.rgb };
      const lens: Rgb = wire
        ? rgb("#4c5a4a")
        : fabric.dye.colour === "black"
          ? rgb("#3a3d44")
          : darker(fabric.trim, 0.55);
      const eye: Record<typeof form, Path> = {
        round: ellipse(7.6, 0, 5.6, 5.5),
        square: shape(
          [2.2, -4.2],
          [7.6, -5, 13.2, -4.4],
          [13.8, 0, 12.4, 4.2],
          [7.6, 5.2, 3.2, 4.2],
          [1.8, 0, 2.2, -4.2],
        ),
        "cat-eye": shape(
          [2, -2.6],
          [6, -4.6, 15.2, -6],
          [14.6, 1, 11.6, 4],
          [7.6, 5, 3.6, 4],
          [1.6, 1.6, 2, -2.6],
        ),
        aviator: shape(
          [1.8, -3.6],
          [7, -4.8, 13.4, -3.8],
          [14, 2, 10.6, 5.2],
          [5.4, 7, 2.6, 2.6],
          [1.6, 0, 1.8, -3.6],
        ),
      };
      const path = eye[form];
      const grow = wire ? 1.07 : 1.22;
      const [cx, cy] = [7.7, 0];
      const outer: Path = {
        ...path,
        start: [cx + (path.start[0] - cx) * grow, cy + (path.start[1] - cy) * grow],
        curves: path.curves.map(
          ([a, b, c]) =>
            [
              [cx + (a[0] - cx) * grow, cy + (a[1] - cy) * grow],
              [cx + (b[0] - cx) * grow, cy + (b[1] - cy) * grow],
              [cx + (c[0] - cx) * grow, cy + (c[1] - cy) * grow],
            ] as const,
        ),
      };
      const flip = (p: Path): Path => ({
        ...p,
        start: [-p.start[0], p.start[1]],
        curves: p.curves.map(
          ([a, b, c]) =>
            [
              [-a[0], a[1]],
              [-b[0], b[1]],
              [-c[0], c[1]],
            ] as const,
        ),
      });
      const parts: Part[] = [];
      for (const s of [-1, 1])
        parts.push(
          piece(
            ribbon(
              line([s * 14.2, -3], [s * 13, -7, s * -1, -8.4, s * -6, -7.2]),
              wire ? 0.5 : 1.1,
            ),
            { ...frame, dye: darker(frame.dye, 0.1) },
            { puff: 0.5, drop: 1, crumple: 0, lift: 0.3 },
          ),
        );
      const bridge = ribbon(line([-2.6, -1.6], [0, -3.6, 2.6, -1.6]), wire ? 0.6 : 1.3);
      parts.push(piece(bridge, frame, { puff: 0.5, drop: 1, crumple: 0 }));
      if (wire) parts.push(stroke(line([-4, -4.2], [0, -4.9, 4, -4.2]), BRASS, 0.45));
      for (const side of [path, flip(path)]) {
        parts.push(
          piece(
            side,
            { cloth: "glass", dye: lens },
            { puff: 1.2, drop: 1, crumple: 0, opacity: 0.86 },
          ),
        );
        const out = side === path ? outer : flip(outer);
        parts.push(piece(out, frame, { holes: [side], puff: 0.8, drop: 1, crumple: 0, lift: 0.2 }));
        const dx = side === path ? 0 : -15.2;
        parts.push(
          stroke(line([4.2 + dx, 1], [4.6 + dx, -2.6, 7.6 + dx, -3.4]), rgb("#ffffff"), 0.5, {
            opacity: 0.4,
          }),
          stroke(line([5.4 + dx, 2.6], [9.6 + dx, -2.8]), rgb("#ffffff"), 1, { opacity: 0.12 }),
        );
      }
      return { parts, presentation: "flat", focus: { at: [7, 0], width: 17, words: "the lenses" } };
    },
  };
}

function tie(random: Random): Cut {
  const wide = random.between(3.2, 4.6);
  return {
    attributes: { width: wide > 4 ? "classic width" : "slim", detail: "pointed end" },
    traits: [
      "a neat knot",
      wide > 4 ? "a classic width" : "a slim width",
      "a pointed end with a folded lining",
    ],
    draw(fabric) {
      const paint = {
        ...paintOf(fabric),
        pattern: fabric.pattern && { ...fabric.pattern, size: fabric.pattern.size * 0.6 },
      };
      const parts: Part[] = [];
      const loop = shape(
        [-3.2, -1],
        [-9, -6, -8.4, -12, 0, -12.6],
        [8.4, -12, 9, -6, 3.2, -1],
        [2, -1.6],
        [6.4, -5, 6.6, -9.4, 0, -9.8],
        [-6.6, -9.4, -6.4, -5, -2, -1.6],
      );
      parts.push(piece(loop, paint, { puff: 1.4, drop: 1, grain: 60 }));
      parts.push(
        piece(
          shape([-0.6, 3], [2.2, 3], [3.6, 34], [2, 37.6], [0.2, 34]),
          { ...paint, dye: darker(paint.dye, 0.15) },
          { puff: 1, shade: 0.2, grain: 40 },
        ),
      );
      parts.push(
        piece(
          shape(
            [-1.9, 3],
            [1.9, 3],
            [wide - 0.6, 28, wide, 45],
            [0, 51.4],
            [-wide, 45],
            [-wide + 0.6, 28, -1.9, 3],
          ),
          paint,
          {
            puff: 1.6,
            drop: 0.3,
            lift: 0.5,
            grain: 45,
            crumple: 0.4,
            folds: [{ path: line([0.2, 3], [-0.4, 9, 0.4, 17]), width: 0.7, height: -0.9 }],
          },
        ),
      );
      parts.push(
        piece(
          shape(
            [-3.5, -1.6],
            [0, -2.6, 3.5, -1.6],
            [2.9, 1.4, 1.9, 3.6],
            [0, 4.2, -1.9, 3.6],
            [-2.9, 1.4, -3.5, -1.6],
          ),
          paint,
          { puff: 1.6, drop: 1, lift: 0.45, grain: -45 },
        ),
      );
      return { parts, presentation: "flat", focus: { at: [0, 3], width: 17, words: "the knot" } };
    },
  };
}

function watch(random: Random): Cut {
  const square = random.chance(0.3);
  const gold = random.chance(0.5);
  const sub = random.chance(0.35);
  const dark = random.chance(0.4);
  return {
    attributes: {
      silhouette: square ? "square case" : "round case",
      detail: sub ? "small seconds dial" : "plain dial",
      metal: gold ? "gold tone" : "steel",
    },
    traits: [
      `a ${square ? "square" : "round"} ${gold ? "gold-tone" : "steel"} case`,
      dark ? "a dark dial" : "a pale dial",
      ...(sub ? ["a small seconds dial"] : []),
      "a strap with a pin buckle",
    ],
    draw(fabric) {
      const metal = gold ? BRASS : STEEL;
      const strap = plainOf(fabric);
      const parts: Part[] = [];
      for (const s of [-1, 1]) {
        const end = s < 0 ? -19 : 24;
        const outline = shape(
          [-2.6, s * 4],
          [2.6, s * 4],
          [2.2, end * 0.6, 2, end - s * 1.4],
          [0, end + s * 0.8, -2, end - s * 1.4],
          [-2.2, end * 0.6, -2.6, s * 4],
        );
        parts.push(
          piece(outline, strap, {
            puff: 0.9,
            drop: 1,
            crumple: 0.2,
            lines: [
              stitch(line([-2, s * 4], [-1.7, end * 0.6, -1.5, end - s * 1.6]), seamOn(strap.dye), {
                width: 0.12,
              }),
              stitch(line([2, s * 4], [1.7, end * 0.6, 1.5, end - s * 1.6]), seamOn(strap.dye), {
                width: 0.12,
              }),
            ],
          }),
        );
      }
      for (let i = 0; i < 5; i++)
        parts.push(
          mark(
            [0, 12 + i * 2.1],
            `<ellipse rx=".32" ry=".42" fill="${css(darker(strap.dye, 0.75))}"/>`,
          ),
        );
      parts.push(
        mark(
          [0, -18.6],
          `<rect x="-2.7" y="-1.9" width="5.4" height="3.2" rx=".5" fill="none" stroke="${css(metal)}" stroke-width=".6"/><path d="M0 -1.6V1.4" stroke="${css(darker(metal, 0.2))}" stroke-width=".4"/>`,
        ),
      );
      parts.push(
        piece(
          shape([4.6, -0.8], [6, -0.9], [6, 0.9], [4.6, 0.8]),
          { cloth: "metal", dye: metal },
          { puff: 0.5, drop: 1 },
        ),
      );
      parts.push(
        piece(
          square
            ? shape(
                [-4.6, -4.9],
                [4.6, -4.9],
                [5, -4.5],
                [5, 4.5],
                [4.6, 4.9],
                [-4.6, 4.9],
                [-5, 4.5],
                [-5, -4.5],
              )
            : ellipse(0, 0, 5.2, 5.2),
          { cloth: "metal", dye: metal },
          { puff: 1, drop: 1, crumple: 0, lift: 0.4 },
        ),
      );
      const face: Rgb = dark ? rgb("#232a38") : rgb("#f4efe4");
      const ink = dark ? "#e9e2d2" : "#2d2a2a";
      const ticks = Array.from(
        { length: 12 },
        (_, i) =>
          `<path d="M0 -3.7V${i % 3 ? -3.3 : -2.9}" stroke="${ink}" stroke-width="${i % 3 ? 0.14 : 0.26}" transform="rotate(${i * 30})"/>`,
      ).join("");
      const small = sub
        ? `<circle cy="1.9" r="1.05" fill="none" stroke="${ink}" stroke-width=".1"/><path d="M0 1.9L.5 1.3" stroke="${ink}" stroke-width=".1"/>`
        : "";
      parts.push(
        mark(
          [0, 0],
          `${square ? `<rect x="-4.1" y="-4.1" width="8.2" height="8.2" rx=".4" fill="${css(face)}"/>` : `<circle r="4.3" fill="${css(face)}"/><circle r="4.3" fill="none" stroke="#000" stroke-opacity=".25" stroke-width=".3"/>`}${ticks}${small}<path d="M0 .3L-1.5 -1.6" stroke="${ink}" stroke-width=".36" stroke-linecap="round"/><path d="M-.2 .4L2.2 -2.4" stroke="${ink}" stroke-width=".24" stroke-linecap="round"/><circle r=".28" fill="${css(metal)}"/><path d="M-3 -2.6A4 4 0 0 1 .6 -3.9" stroke="#fff" stroke-opacity=".6" stroke-width=".5" fill="none"/>`,
        ),
      );
      return {
        parts,
        presentation: "flat",
        fill: 0.95,
        focus: { at: [0, 0], width: 14, words: "the dial" },
      };
    },
  };
}

function necklace(random: Random): Cut {
  const style = random.pick(["pendant", "pearls", "layered"] as const);
  const [stoneName, stone] = random.pick(GEMS);
  const drop = random.between(13, 18);
  return {
    attributes: {
      detail:
        style === "pendant"
          ? `${stoneName} pendant`
          : style === "pearls"
            ? "string of pearls"
            : "two layered chains",
      length: drop > 15.6 ? "long" : "short",
    },
    traits: [
      style === "pendant"
        ? `a ${stoneName} pendant`.replace("a amber", "an amber")
        : style === "pearls"
          ? "a single string of round pearls"
          : `two fine chains with a small ${stoneName} drop`,
      "a lobster clasp",
      `a ${drop > 15.6 ? "long" : "short"} fall`,
    ],
    draw(fabric) {
      const metal = fabric.dye.rgb;
      const curve = (d: number, w: number) =>
        line(
          [-w * 0.5, -15],
          [-w * 1.25, -4, -w * 0.6, d, 0, d],
          [w * 0.6, d, w * 1.25, -4, w * 0.5, -15],
          [w * 0.2, -17.4, -w * 0.2, -17.4, -w * 0.5, -15],
        );
      const parts: Part[] = [];
      if (style === "pearls") {
        parts.push(stroke(curve(drop, 13), rgb("#b9ab98"), 1));
        const points = flatten(curve(drop, 13), 60);
        let last: Point = [99, 99];
        for (const p of points)
          if (Math.hypot(p[0] - last[0], p[1] - last[1]) > 1.72) {
            parts.push(gem(p, 0.9, rgb("#f1e9dc")));
            last = p;
          }
      } else {
        if (style === "layered") parts.push(...chain(curve(drop - 6, 10.4), 0.45, metal));
        parts.push(...chain(curve(drop, 13), 0.55, metal));
        parts.push(stroke(line([0, drop], [0, drop + 1.2]), metal, 0.4));
        if (style === "pendant")
          parts.push(
            piece(
              ellipse(0, drop + 3.6, 2.5, 3),
              { cloth: "metal", dye: metal },
              { puff: 0.8, drop: 1, lift: 0.3 },
            ),
            mark(
              [0, drop + 3.6],
              `<g transform="scale(1 1.2)"><circle r="1.9" fill="${css(darker(stone, 0.15))}"/><circle r="1.6" cx="-.1" cy="-.15" fill="${css(stone)}"/><circle r=".5" cx="-.6" cy="-.7" fill="#fff" fill-opacity=".85"/><path d="M-.6 1.2A1.5 1.5 0 0 0 1.2 .6" stroke="#fff" stroke-opacity=".5" stroke-width=".25" fill="none"/></g>`,
            ),
          );
        else parts.push(gem([0, drop + 2], 1.1, stone));
      }
      parts.push(
        mark(
          [0, -16.8],
          `<rect x="-1.1" y="-.5" width="2.2" height="1" rx=".4" fill="${css(metal)}" stroke="${css(darker(metal, 0.5))}" stroke-width=".12"/>`,
        ),
      );
      return {
        parts,
        presentation: "flat",
        focus: { at: [0, drop], width: 13, words: "the lowest point" },
      };
    },
  };
}

function hoops(random: Random): Cut {
  const size = random.between(5, 8.4);
  const thick = random.between(0.7, 1.9);
  const bead = random.chance(0.35);
  const [stoneName, stone] = random.pick(GEMS);
  return {
    attributes: {
      size: size > 6.8 ? "large" : "medium",
      detail: bead ? `${stoneName} drop` : thick > 1.3 ? "thick tube" : "thin wire",
    },
    traits: [
      `${size > 6.8 ? "large" : "medium"} round hoops`,
      thick > 1.3 ? "a thick rounded tube" : "a thin polished wire",
      ...(bead ? [`a ${stoneName} drop on each`.replace("a amber", "an amber")] : []),
      "hinged posts",
    ],
    draw(fabric) {
      const metal: Paint = { cloth: "metal", dye: fabric.dye.rgb };
      const hoop = (x: number, y: number, k: number): Part[] => {
        const out: Part[] = [
          piece(ellipse(x, y, size * k, size), metal, {
            holes: [ellipse(x, y, size * k - thick, size - thick)],
            puff: thick * 0.9,
            drop: 1,
            crumple: 0,
            lift: 0.4,
          }),
        ];
        const inner = ellipse(x - 0.1, y - 0.15, size * k - thick * 0.4, size - thick * 0.42);
        out.push(
          stroke(inner, lighter(metal.dye, 0.75), thick * 0.2, {
            dash: `${size * 1.2} ${size * 2.2}`,
            opacity: 0.9,
          }),
        );
        out.push(
          stroke(
            line([x - 0.3, y - size - 0.2], [x + 0.4, y - size - 2.4, x + 1.6, y - size + 0.8]),
            darker(metal.dye, 0.2),
            0.4,
          ),
        );
        if (bead)
          out.push(
            stroke(line([x, y + size], [x, y + size + 1]), metal.dye, 0.3),
            gem([x, y + size + 2], 1.15, stone),
          );
        return out;
      };
      return {
        parts: [...hoop(-size * 0.98, -1.2, 0.9), ...hoop(size * 0.98, 1, 0.97)],
        presentation: "flat",
        fill: 0.8,
        focus: { at: [size, 0], width: 12, words: "the hoop" },
      };
    },
  };
}

function bracelet(random: Random): Cut {
  const style = random.pick(["bangle", "beads", "chain"] as const);
  const [stoneName, stone] = random.pick(GEMS);
  return {
    attributes: { detail: style === "beads" ? `${stoneName} beads` : style },
    traits: [
      style === "bangle"
        ? "two slim rigid bangles"
        : style === "beads"
          ? `a row of round ${stoneName} beads`
          : "a flat curb chain with a small charm",
      style === "bangle" ? "a polished surface" : "an adjustable clasp",
    ],
    draw(fabric) {
      const metal = fabric.dye.rgb;
      const parts: Part[] = [];
      if (style === "bangle")
        for (const [x, y, k] of [
          [-0.8, -1.4, 0.62],
          [0.8, 1.4, 0.66],
        ] as const)
          parts.push(
            piece(
              ellipse(x, y, 9, 9 * k),
              { cloth: "metal", dye: metal },
              {
                holes: [ellipse(x, y - 0.1, 7.9, 9 * k - 1)],
                puff: 0.9,
                drop: 1,
                crumple: 0,
                lift: 0.5,
              },
            ),
            stroke(ellipse(x, y, 8.4, 9 * k - 0.5), lighter(metal, 0.75), 0.22, {
              dash: "9 14",
              opacity: 0.9,
            }),
          );
      else if (style === "beads") {
        const n = 24;
        parts.push(stroke(ellipse(0, 0, 8.6, 6.2), darker(stone, 0.55), 1.1));
        for (let i = 0; i < n; i++) {
          const a = (i / n) * Math.PI * 2 - 1.5;
          parts.push(
            gem(
              [Math.cos(a) * 8.6, Math.sin(a) * 6.2],
              i === 0 ? 0.8 : 1.08,
              i % 8 === 0 ? metal : stone,
            ),
          );
        }
      } else {
        parts.push(
          stroke(ellipse(0, 0, 8.8, 6), darker(metal, 0.55), 0.5),
          ...links(ellipse(0, 0, 8.8, 6), 1, metal),
          stroke(line([0, 6], [0.4, 7.4]), metal, 0.35),
          piece(
            smooth([
              [0.4, 7.2],
              [2, 8.4],
              [1.8, 10.4],
              [0.4, 11.2],
              [-1, 10.4],
              [-1.2, 8.4],
            ]),
            { cloth: "metal", dye: metal },
            { puff: 0.8, drop: 1, lift: 0.4 },
          ),
          gem([0.4, 9.4], 0.6, stone),
        );
      }
      return {
        parts,
        presentation: "flat",
        fill: 0.75,
        focus: { at: [0, 5], width: 11, words: "the front" },
      };
    },
  };
}

function ring(random: Random): Cut {
  const [stoneName, stone] = random.pick(GEMS);
  const plain = random.chance(0.3);
  return {
    attributes: { detail: plain ? "signet face" : `${stoneName} stone` },
    traits: [
      plain ? "a flat oval signet face" : `a round ${stoneName} in a claw setting`,
      "a rounded band",
      "a polished finish",
    ],
    draw(fabric) {
      const metal: Paint = { cloth: "metal", dye: fabric.dye.rgb };
      const parts: Part[] = [
        piece(ellipse(0, 0, 6, 5.6), metal, {
          holes: [ellipse(0, 0.2, 4.9, 4.6)],
          puff: 1,
          drop: 1,
          crumple: 0,
          lift: 0.4,
        }),
        stroke(ellipse(0, 0, 5.4, 5.1), lighter(metal.dye, 0.75), 0.18, { dash: "7 10" }),
      ];
      if (plain)
        parts.push(
          piece(ellipse(0, -5.6, 2.8, 1.9), metal, { puff: 0.7, drop: 1, lift: 0.25 }),
          stroke(ellipse(0, -5.6, 2, 1.3), darker(metal.dye, 0.3), 0.16),
        );
      else
        parts.push(
          piece(shape([-2, -7], [2, -7], [1.3, -4.6], [-1.3, -4.6]), metal, { puff: 0.5, drop: 1 }),
          gem([0, -7.6], 2, stone),
          ...[-1.6, 1.6].map((x) =>
            mark([x, -7.2], `<circle r=".34" fill="${css(lighter(metal.dye, 0.4))}"/>`),
          ),
        );
      return {
        parts,
        presentation: "flat",
        fill: 0.55,
        focus: { at: [0, -5], width: 9, words: "the face" },
      };
    },
  };
}

const METALS: Design["fabrics"] = [
  {
    cloth: "metal",
    name: "gold-plated brass",
    care: "Keep dry and store in its pouch",
    dyes: dyesOf("gold"),
  },
  {
    cloth: "metal",
    name: "sterling silver",
    care: "Polish with a soft cloth",
    dyes: dyesOf("silver"),
  },
];
const ACETATE: Fabric["cloth"] = "patent";
const accessory = { broad: "Accessories", hasBack: false } as const;
const jewel = {
  broad: "Jewellery",
  hasBack: false,
  audiences: [
    ["women", 3],
    ["unisex", 1],
  ] as const,
  fabrics: METALS,
} as const;

export const BELT: Design = {
  ...accessory,
  fine: "Belt",
  share: 16,
  audiences: [
    ["women", 2],
    ["men", 2],
  ],
  price: [29, 85],
  occasions: ["the office", "everyday wear", "weekends", "formal days"],
  pairings: ["straight jeans", "chinos", "a shirt dress", "tailored trousers"],
  fabrics: [
    {
      cloth: "leather",
      name: "full-grain leather",
      care: "Feed the leather twice a year",
      dyes: LEATHERS,
    },
    {
      cloth: "suede",
      name: "suede",
      care: "Brush gently",
      dyes: dyesOf("brown", "tan", "navy", "grey", "camel"),
    },
  ],
  cut: belt,
};
export const SUNGLASSES: Design = {
  ...accessory,
  fine: "Sunglasses",
  share: 18,
  plural: true,
  audiences: [
    ["women", 2],
    ["men", 1],
    ["unisex", 2],
  ],
  price: [49, 140],
  occasions: ["sunny days", "the beach", "driving", "holidays by the sea"],
  pairings: ["a trench coat", "a swimsuit and sun hat", "a linen shirt", "a leather jacket"],
  fabrics: [
    {
      cloth: ACETATE,
      name: "polished acetate",
      care: "Clean with the cloth provided",
      dyes: dyesOf("black", "brown", "tan", "burgundy", "navy", "green", "cream", "blush"),
    },
  ],
  cut: sunglasses,
};
export const TIE: Design = {
  ...accessory,
  fine: "Tie",
  share: 14,
  audiences: [["men", 1]],
  price: [35, 95],
  occasions: ["the office", "weddings", "formal evenings", "interviews"],
  pairings: ["an oxford shirt", "a blazer", "a wool suit", "tailored trousers"],
  fabrics: [
    {
      cloth: "satin",
      name: "woven silk",
      care: "Dry clean only",
      dyes: [...BRIGHTS, ...NEUTRALS],
      patterns: [
        [null, 3],
        ["breton stripe", 3],
        ["polka dot", 3],
        ["paisley", 2],
      ],
    },
    {
      cloth: "wool",
      name: "wool flannel",
      care: "Dry clean only",
      dyes: NEUTRALS,
      patterns: [
        [null, 3],
        ["plaid", 1],
        ["houndstooth", 1],
      ],
    },
  ],
  cut: tie,
};
export const WATCH: Design = {
  ...accessory,
  fine: "Watch",
  share: 16,
  audiences: [
    ["women", 2],
    ["men", 2],
    ["unisex", 1],
  ],
  price: [99, 320],
  occasions: ["the office", "everyday wear", "weddings", "formal days"],
  pairings: ["an oxford shirt", "a blazer", "a fine knit", "a slip dress"],
  fabrics: [{ cloth: "leather", name: "calf leather", care: "Keep the strap dry", dyes: LEATHERS }],
  cut: watch,
};
export const NECKLACE: Design = {
  ...jewel,
  fine: "Necklace",
  share: 16,
  price: [39, 160],
  occasions: ["evenings out", "weddings", "the office", "date night"],
  pairings: ["an open-necked blouse", "a slip dress", "a plain turtleneck", "a cocktail dress"],
  cut: necklace,
};
export const HOOP_EARRINGS: Design = {
  ...jewel,
  fine: "Hoop earrings",
  share: 14,
  plural: true,
  price: [25, 110],
  occasions: ["everyday wear", "evenings out", "summer parties", "date night"],
  pairings: ["a wrap dress", "a white T-shirt", "a jumpsuit", "a blazer"],
  cut: hoops,
};
export const BRACELET: Design = {
  ...jewel,
  fine: "Bracelet",
  share: 14,
  price: [29, 120],
  occasions: ["everyday wear", "evenings out", "weddings", "holidays"],
  pairings: ["a slip dress", "a rolled shirt sleeve", "a watch", "a fine knit"],
  cut: bracelet,
};
export const RING: Design = {
  ...jewel,
  fine: "Ring",
  share: 12,
  price: [29, 140],
  occasions: ["everyday wear", "evenings out", "weddings", "the office"],
  pairings: ["other slim rings", "a cocktail dress", "a silk blouse", "a plain watch"],
  cut: ring,
};
