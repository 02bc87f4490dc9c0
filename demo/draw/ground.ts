import { randomFrom } from "#random";
import { clothTile, TILE_PX } from "./cloth";
import { css, darker, lighter, type Rgb, rgb } from "./colour";
import { groundShadow } from "./light";
import { flatten, mapPath, type Point, shape } from "./path";

export const PICTURE_WIDTH = 800;
export const PICTURE_HEIGHT = 1000;

export type GroundKind = "paper" | "sweep" | "arch" | "linen" | "sunlit" | "duo";
export type Ground = { kind: GroundKind; colour: Rgb; accent: Rgb; seed: string };

export const PAPERS = ["#f4efe6", "#f1ece4", "#f5f1ea", "#efe9df"].map(rgb);
export const GROUNDS = [
  "#d9c7b4",
  "#c9d0c4",
  "#cfd4d8",
  "#e3c9bd",
  "#d8cfe0",
  "#b9c3b2",
  "#e2d3a8",
  "#c3a994",
  "#a9b8bf",
  "#e8d9d2",
  "#8f9a8a",
  "#b08d78",
  "#7d8a94",
  "#d3b8a0",
].map(rgb);

function full(fill: string, opacity = 1): string {
  return `<rect width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" fill="${fill}" opacity="${opacity}"/>`;
}

function grained(cloth: "wool" | "linen" | "canvas", opacity: number): string {
  return `<pattern id="ground-grain" width="${TILE_PX}" height="${TILE_PX}" patternUnits="userSpaceOnUse"><image width="${TILE_PX}" height="${TILE_PX}" href="${clothTile(cloth)}"/></pattern>${full("url(#ground-grain)", opacity)}`;
}

function keyLight(strength: number): string {
  return `<radialGradient id="key" gradientUnits="userSpaceOnUse" cx="240" cy="220" r="980"><stop offset="0" stop-color="#fffaf0" stop-opacity="${strength}"/><stop offset=".5" stop-color="#fffaf0" stop-opacity="0"/><stop offset=".5" stop-color="#2c2019" stop-opacity="0"/><stop offset="1" stop-color="#2c2019" stop-opacity="${strength * 0.62}"/></radialGradient>${full("url(#key)")}`;
}

function leafShadow(seed: string): string {
  const random = randomFrom(seed);
  const leaves: Point[][] = [];
  const [x0, y0] = [random.between(520, 760), random.between(-60, 80)];
  for (let i = 0; i < 9; i++) {
    const t = i / 9;
    const length = random.between(150, 260) * (1 - t * 0.35);
    const turn = 2.0 + (i % 2 ? -1 : 1) * random.between(0.45, 0.8) + t * 0.3;
    const [x, y] = [x0 - t * 330, y0 + t * 420];
    const blade = shape(
      [0, 0],
      [length * 0.4, -length * 0.2, length, 0],
      [length * 0.4, length * 0.2, 0, 0],
    );
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    leaves.push(flatten(mapPath(blade, ([px, py]) => [x + px * c - py * s, y + px * s + py * c])));
  }
  const cast = groundShadow(leaves, 0.14, 12, 0.26);
  return `<image x="${cast.x}" y="${cast.y}" width="${cast.width}" height="${cast.height}" preserveAspectRatio="none" href="${cast.href}"/>`;
}

/** Everything behind the product, in picture pixels. `floor` is the line on which standing products stand, or null. */
export function groundSvg(ground: Ground, floor: number | null): string {
  const { colour, accent } = ground;
  let svg = full(css(colour));
  if (ground.kind === "arch") {
    svg += `<path d="M130 1000V430C130 270 250 170 400 170S670 270 670 430V1000Z" fill="${css(accent)}"/>`;
  }
  if (ground.kind === "duo" && floor === null) {
    svg += `<path d="M0 690L800 640V1000H0Z" fill="${css(accent)}"/>`;
  }
  if (floor !== null) {
    const near = ground.kind === "duo" ? accent : darker(colour, 0.035);
    svg += `<linearGradient id="floor" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${css(near)}" stop-opacity="${ground.kind === "duo" ? 1 : 0}"/><stop offset="1" stop-color="${css(lighter(near, 0.06))}"/></linearGradient><rect y="${floor - 130}" width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" fill="url(#floor)"/>`;
  }
  svg += grained(ground.kind === "linen" ? "linen" : "wool", ground.kind === "linen" ? 0.6 : 0.28);
  svg += keyLight(ground.kind === "paper" ? 0.22 : 0.34);
  if (ground.kind === "sunlit") svg += leafShadow(ground.seed);
  return svg;
}
