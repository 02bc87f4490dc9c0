import { randomFrom } from "#random";
import { blend, css, darker, lighter, type Rgb } from "./colour";

export type PatternKind =
  | "breton stripe"
  | "pinstripe"
  | "awning stripe"
  | "gingham"
  | "plaid"
  | "windowpane check"
  | "houndstooth"
  | "polka dot"
  | "floral"
  | "ditsy floral"
  | "leopard print"
  | "zebra print"
  | "paisley"
  | "fair isle";

export type PatternSpec = {
  kind: PatternKind;
  /** The other colours; the base is the cloth's own dye. */
  inks: readonly Rgb[];
  /** 1 is the usual size. */
  size: number;
  seed: string;
};

type Tile = { width: number; height: number; svg: string };

function rect(x: number, y: number, w: number, h: number, fill: Rgb, opacity = 1): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${css(fill)}" fill-opacity="${opacity}"/>`;
}

/** Repeats a motif across the tile's edges, so that the tile repeats without a seam. */
function wrapped(x: number, y: number, reach: number, size: number, svg: string, turn = 0): string {
  let out = "";
  for (const dx of [-size, 0, size]) {
    for (const dy of [-size, 0, size]) {
      const [px, py] = [x + dx, y + dy];
      if (px < -reach || py < -reach || px > size + reach || py > size + reach) continue;
      out += `<g transform="translate(${px.toFixed(2)} ${py.toFixed(2)}) rotate(${turn.toFixed(0)})">${svg}</g>`;
    }
  }
  return out;
}

function flower(petal: Rgb, heart: Rgb, radius: number, petals: number): string {
  let out = "";
  for (let i = 0; i < petals; i++) {
    out += `<ellipse cx="0" cy="${-radius * 0.6}" rx="${radius * 0.42}" ry="${radius * 0.58}" fill="${css(i % 2 ? petal : lighter(petal, 0.15))}" transform="rotate(${(360 / petals) * i})"/>`;
  }
  return `${out}<circle r="${radius * 0.3}" fill="${css(heart)}"/><circle r="${radius * 0.13}" fill="${css(darker(heart, 0.4))}"/>`;
}

function leaf(colour: Rgb, length: number): string {
  return `<path d="M0 0Q${length * 0.45} ${-length * 0.4} ${length} 0Q${length * 0.45} ${length * 0.4} 0 0Z" fill="${css(colour)}"/>`;
}

function scattered(
  spec: PatternSpec,
  size: number,
  count: number,
  apart: number,
  draw: (i: number, x: number, y: number) => string,
): string {
  const random = randomFrom(`${spec.kind} ${spec.seed}`);
  const spots: [number, number][] = [];
  let out = "";
  for (let tries = 0; spots.length < count && tries < 600; tries++) {
    const [x, y] = [random.between(0, size), random.between(0, size)];
    const close = spots.some(([a, b]) => {
      const dx = Math.min(Math.abs(a - x), size - Math.abs(a - x));
      const dy = Math.min(Math.abs(b - y), size - Math.abs(b - y));
      return Math.hypot(dx, dy) < apart;
    });
    if (close) continue;
    out += draw(spots.length, x, y);
    spots.push([x, y]);
  }
  return out;
}

function floral(spec: PatternSpec, size: number, radius: number, count: number): Tile {
  const random = randomFrom(`flowers ${spec.seed}`);
  const [a, b, green] = spec.inks as [Rgb, Rgb, Rgb];
  const petals = random.pick([5, 5, 6, 8]);
  const svg = scattered(spec, size, count, radius * 1.55, (i, x, y) => {
    const r = radius * random.between(0.6, 1.1);
    const turn = random.between(0, 360);
    const leaves = [0, 130].map(
      (t) => `<g transform="rotate(${t}) translate(${r * 0.5} 0)">${leaf(green, r * 1.1)}</g>`,
    );
    const ink = i % 3 === 2 ? b : a;
    return wrapped(
      x,
      y,
      r * 2,
      size,
      leaves.join("") + flower(ink, i % 3 === 2 ? a : b, r, petals),
      turn,
    );
  });
  return { width: size, height: size, svg };
}

function tileOf(spec: PatternSpec, base: Rgb): Tile {
  const ink = spec.inks[0] ?? base;
  const random = randomFrom(spec.seed);
  switch (spec.kind) {
    case "breton stripe": {
      const step = 3.4;
      return {
        width: step,
        height: step,
        svg: rect(0, 0, step, step * random.between(0.28, 0.5), ink),
      };
    }
    case "pinstripe":
      return { width: 2.4, height: 8, svg: rect(1, 0, 0.28, 8, ink, 0.85) };
    case "awning stripe":
      return { width: 5.2, height: 8, svg: rect(0, 0, 2.6, 8, ink) };
    case "gingham": {
      const s = 2.6;
      return {
        width: s,
        height: s,
        svg: rect(0, 0, s / 2, s, ink, 0.55) + rect(0, 0, s, s / 2, ink, 0.55),
      };
    }
    case "plaid": {
      const s = 13;
      const [, second = ink, thin = ink] = spec.inks;
      const bands = [
        [0, 4.2, ink, 0.62],
        [1.7, 0.7, second, 0.7],
        [6.6, 2.4, second, 0.55],
        [9.6, 0.45, thin, 0.9],
        [11.2, 0.45, thin, 0.9],
      ] as const;
      const svg = bands.map(
        ([at, w, c, o]) => rect(at, 0, w, s, c, o) + rect(0, at, s, w, c, o * 0.8),
      );
      return { width: s, height: s, svg: svg.join("") };
    }
    case "windowpane check":
      return {
        width: 7,
        height: 8,
        svg: rect(3, 0, 0.3, 8, ink, 0.8) + rect(0, 3, 7, 0.3, ink, 0.8),
      };
    case "houndstooth": {
      const s = 2.8;
      const u = s / 4;
      const poly = ["0 0 2 0 2 1 3 0 4 0 4 1 3 2 4 2 4 3 3 4 2 4 2 3 1 4 0 4 1 3 0 2"].map(
        (p) => `<polygon points="${p}" transform="scale(${u})" fill="${css(ink)}"/>`,
      );
      return { width: s, height: s, svg: poly.join("") };
    }
    case "polka dot": {
      const s = 4.2;
      const r = random.between(0.5, 0.85);
      const dot = (x: number, y: number) =>
        `<circle cx="${x}" cy="${y}" r="${r}" fill="${css(ink)}"/>`;
      return { width: s, height: s, svg: dot(s / 4, s / 4) + dot((s * 3) / 4, (s * 3) / 4) };
    }
    case "floral":
      return floral(spec, 22, 2.7, 26);
    case "ditsy floral":
      return floral(spec, 11, 0.85, 26);
    case "leopard print": {
      const s = 14;
      const tan = spec.inks[1] ?? blend(ink, base, 0.5);
      const svg = scattered(spec, s, 34, 1.9, (_, x, y) => {
        const r = random.between(0.65, 1.05);
        const turn = random.between(0, 360);
        const rosette = `<ellipse rx="${r * 0.75}" ry="${r * 0.6}" fill="${css(tan)}"/><path d="M${r} ${-r * 0.2}A${r} ${r * 0.85} 0 0 1 ${-r * 0.5} ${r * 0.75}M${-r} ${r * 0.1}A${r} ${r * 0.9} 0 0 1 ${r * 0.3} ${-r * 0.9}" fill="none" stroke="${css(ink)}" stroke-width="${r * 0.62}" stroke-linecap="round"/>`;
        return wrapped(x, y, r * 2, s, rosette, turn);
      });
      return { width: s, height: s, svg };
    }
    case "zebra print": {
      const s = 12;
      let svg = "";
      for (let i = 0; i < 6; i++) {
        const y = i * 2;
        const bend = random.between(-1.4, 1.4);
        for (const dx of [0]) {
          for (const dy of [-s, 0, s]) {
            svg += `<path d="M${dx} ${y + dy}C3 ${y + dy + bend} 4 ${y + dy - bend} 6 ${y + dy + 0.2}S10 ${y + dy + bend} 12 ${y + dy}L12 ${y + dy + 0.8}C9 ${y + dy + 1.5 + bend} 8 ${y + dy + 0.6} 6 ${y + dy + 1.3}S3 ${y + dy + 0.5} 0 ${y + dy + 0.8}Z" fill="${css(ink)}"/>`;
          }
        }
      }
      return { width: s, height: s, svg };
    }
    case "paisley": {
      const s = 11;
      const second = spec.inks[1] ?? ink;
      const drop = (k: number) =>
        `M0 ${-2.4 * k}C${2.3 * k} ${-2 * k} ${2.2 * k} ${1.6 * k} 0 ${1.7 * k}C${-1.9 * k} ${1.7 * k} ${-1.9 * k} ${-0.6 * k} ${-0.4 * k} ${-0.8 * k}C${0.4 * k} ${-1 * k} ${0.6 * k} ${-2 * k} 0 ${-2.4 * k}Z`;
      const motif = `<path d="${drop(1)}" fill="${css(ink)}"/><path d="${drop(0.66)}" fill="${css(base)}"/><path d="${drop(0.42)}" fill="${css(second)}"/>`;
      const dots = `<circle r=".32" fill="${css(second)}"/><circle cx=".9" r=".2" fill="${css(ink)}"/><circle cx="-.9" r=".2" fill="${css(ink)}"/>`;
      const svg =
        wrapped(s * 0.25, s * 0.25, 3, s, motif, 20) +
        wrapped(s * 0.75, s * 0.75, 3, s, motif, 200) +
        wrapped(s * 0.75, s * 0.25, 2, s, dots, 45) +
        wrapped(s * 0.25, s * 0.75, 2, s, dots, -45);
      return { width: s, height: s, svg };
    }
    case "fair isle": {
      const rows = [
        "X...X...",
        ".X.X.X.X",
        "..X...X.",
        "........",
        "XX..XX..",
        "XX..XX..",
        "........",
        "..X...X.",
        ".XXX.XXX",
        "..X...X.",
        "........",
        "X.X.X.X.",
        ".X.X.X.X",
      ];
      const u = 0.75;
      const second = spec.inks[1] ?? ink;
      let svg = "";
      rows.forEach((row, y) => {
        [...row].forEach((c, x) => {
          if (c === "X")
            svg += rect(x * u, y * u, u * 1.03, u * 1.03, y > 3 && y < 6 ? second : ink);
        });
      });
      return { width: 8 * u, height: 16 * u, svg };
    }
  }
}

/** An SVG `<pattern>` in drawing centimetres, rotated with the panel's grain. */
export function patternDefinition(id: string, spec: PatternSpec, base: Rgb, grain: number): string {
  const { width, height, svg } = tileOf(spec, base);
  return `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse" patternTransform="rotate(${grain.toFixed(1)}) scale(${spec.size})">${svg}</pattern>`;
}
