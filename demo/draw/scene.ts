import sharp from "sharp";
import { hashText } from "#random";
import { clothTile, TILE_PX } from "./cloth";
import { css, type Rgb } from "./colour";
import { type Drawing, type Line, type Part, type Piece, ribbon } from "./drawing";
import { type Ground, groundSvg, PICTURE_HEIGHT, PICTURE_WIDTH } from "./ground";
import { hangerParts } from "./hanger";
import { groundShadow, shadeOf } from "./light";
import { valueNoise } from "./noise";
import {
  type Box,
  boxOf,
  flatten,
  mapPath,
  type Path,
  type Point,
  pathData,
  pierced,
} from "./path";
import { patternDefinition } from "./pattern";

export type Scene = {
  ground: Ground;
  /** Rotation of the drawing in degrees. */
  tilt: number;
  /** The seed of the hand-drawn unevenness: the same seed gives the same wavering. */
  hand: string;
};

/** The line on which standing products stand, in picture pixels from the top. */
const FLOOR = 740;
/** Narrower pieces show no weave. */
const SMALLEST_TEXTURED_PX = 14;
const CELLS_PER_PIXEL = 1 / 3.4;

type Easel = {
  scale: number;
  box: Box;
  warp: (p: Point) => Point;
  ids: number;
  definitions: Map<string, string>;
};

function handWarp(seed: string, box: Box): (p: Point) => Point {
  const noise = valueNoise(hashText(seed));
  const reach = Math.max(box.right - box.left, box.bottom - box.top);
  const amount = reach * 0.011;
  const step = 2.6 / reach;
  return ([x, y]) => [
    x + amount * noise(x * step + 3, y * step + 7),
    y + amount * noise(x * step + 31, y * step + 17),
  ];
}

function strokeSvg(part: Line, warp: (p: Point) => Point): string {
  const dash = part.dash ? ` stroke-dasharray="${part.dash}"` : "";
  return `<path d="${pathData(mapPath(part.path, warp))}" fill="none" stroke="${css(part.colour)}" stroke-width="${part.width}" stroke-linecap="round" stroke-linejoin="round" stroke-opacity="${part.opacity ?? 1}"${dash}/>`;
}

function softShadow(data: string, lift: number): string {
  const rings = [2.6, 1.8, 1.1, 0.5].map(
    (w) => `<path d="${data}" stroke-width="${(w * lift).toFixed(2)}" stroke-opacity=".075"/>`,
  );
  return `<g transform="translate(${lift * 0.28} ${lift * 0.42})" fill="#1c1216" fill-opacity=".2" fill-rule="evenodd" stroke="#1c1216" stroke-linejoin="round">${rings[0]}<g fill="none">${rings.slice(1).join("")}</g></g>`;
}

function fillOf(part: Piece, easel: Easel): string[] {
  const { dye, pattern, cloth } = part.paint;
  const fills = [css(dye)];
  const grain = part.grain ?? 0;
  if (pattern) {
    const key = `${pattern.kind}|${pattern.seed}|${pattern.size}|${css(dye)}|${grain.toFixed(1)}`;
    const id = `p${hashText(key)}`;
    if (!easel.definitions.has(id)) {
      easel.definitions.set(id, patternDefinition(id, pattern, dye, grain));
    }
    fills.push(`url(#${id})`);
  }
  const tile = clothTile(cloth);
  const { left, right, top, bottom } = boxOf(flatten(part.outline, 2));
  const visible = Math.min(right - left, bottom - top) * easel.scale > SMALLEST_TEXTURED_PX;
  if (tile && visible) {
    const id = `c${cloth}${Math.round(grain)}`;
    if (!easel.definitions.has(id)) {
      easel.definitions.set(
        id,
        `<pattern id="${id}" width="${TILE_PX}" height="${TILE_PX}" patternUnits="userSpaceOnUse" patternTransform="rotate(${Math.round(grain)}) scale(${(1 / easel.scale).toFixed(5)})"><image width="${TILE_PX}" height="${TILE_PX}" href="${tile}"/></pattern>`,
      );
    }
    fills.push(`url(#${id})`);
  }
  return fills;
}

function pieceSvg(part: Piece, easel: Easel): string {
  const id = `k${easel.ids++}`;
  const outline = mapPath(part.outline, easel.warp);
  const data = [outline, ...(part.holes ?? []).map((hole) => mapPath(hole, easel.warp))]
    .map(pathData)
    .join("");
  const fills = fillOf(part, easel)
    .map((fill) => `<path d="${data}" fill="${fill}" fill-rule="evenodd"/>`)
    .join("");
  const shade = shadeOf(
    part,
    easel.scale * CELLS_PER_PIXEL,
    easel.ids * 7919,
    easel.warp,
    easel.box,
  );
  const light = `<image x="${shade.x}" y="${shade.y}" width="${shade.width}" height="${shade.height}" preserveAspectRatio="none" href="${shade.href}"/>`;
  const lines = (part.lines ?? []).map((each) => strokeSvg(each, easel.warp)).join("");
  const rim = `<path d="${data}" fill="none" stroke="${css(rimOf(part.paint.dye))}" stroke-width="${(1.5 / easel.scale).toFixed(3)}" stroke-opacity=".34"/>`;
  const shadow = part.lift ? softShadow(data, part.lift) : "";
  const body = `<clipPath id="${id}"><path d="${data}" clip-rule="evenodd"/></clipPath><g${part.opacity === undefined ? "" : ` opacity="${part.opacity}"`}>${fills}<g clip-path="url(#${id})">${light}${lines}</g>${rim}</g>`;
  return shadow + body;
}

function rimOf([r, g, b]: Rgb): Rgb {
  return [r * 0.32, g * 0.28, b * 0.32];
}

function partSvg(part: Part, easel: Easel): string {
  if (part.kind === "piece") return pieceSvg(part, easel);
  if (part.kind === "line") return strokeSvg(part, easel.warp);
  const [x, y] = easel.warp(part.at);
  return `<g transform="translate(${x.toFixed(3)} ${y.toFixed(3)}) rotate(${part.angle ?? 0})">${part.svg}</g>`;
}

/** Everything that casts a shadow, as polygons: the pieces, and cords that lie on the ground. */
function outlinesOf(parts: Part[], warp: (p: Point) => Point): Point[][] {
  const flat = (path: Path) => flatten(path, 4).map(warp);
  return parts.flatMap((part) => {
    if (part.kind === "piece") return [pierced(flat(part.outline), (part.holes ?? []).map(flat))];
    return part.kind === "line" && part.width >= 0.3 && !part.dash
      ? [flat(ribbon(part.path, part.width))]
      : [];
  });
}

function standingShadow(box: Box, scale: number): string {
  const cx = (box.left + box.right) / 2;
  const rx = (box.right - box.left) / 2;
  const unit = 1 / scale;
  const pool = (dx: number, dy: number, kx: number, ry: number, opacity: number, i: number) =>
    `<radialGradient id="pool${i}"><stop offset="0" stop-color="#1f1512" stop-opacity="${opacity}"/><stop offset=".55" stop-color="#1f1512" stop-opacity="${opacity * 0.55}"/><stop offset="1" stop-color="#1f1512" stop-opacity="0"/></radialGradient><ellipse cx="${cx + dx * rx}" cy="${box.bottom + dy * unit}" rx="${rx * kx}" ry="${ry * unit}" fill="url(#pool${i})"/>`;
  return pool(0.1, -2, 1.16, 56, 0.3, 1) + pool(0.03, -4, 1.03, 22, 0.5, 2);
}

/** The whole picture as an SVG of 800 × 1000, or the detail around the drawing's focus. */
export function pictureSvg(drawing: Drawing, scene: Scene, view: "whole" | "detail"): string {
  const standing = drawing.presentation === "stand";
  const parts = drawing.hanger
    ? [...hangerParts(drawing.hanger, scene.hand), ...drawing.parts]
    : drawing.parts;
  const reach = drawing.parts.flatMap((part) =>
    part.kind === "mark" ? [] : [part.kind === "piece" ? part.outline : part.path],
  );
  const box = boxOf(reach.flatMap((path) => flatten(path, 4)));
  const hook = drawing.hanger ? 0.1 : 0;
  const fill = drawing.fill ?? 1;
  const room = standing
    ? { width: 690 * fill, height: 600 * fill }
    : { width: 640 * fill, height: (800 - 800 * hook) * fill };
  const scale = Math.min(room.width / (box.right - box.left), room.height / (box.bottom - box.top));
  const floor = standing ? FLOOR : null;
  const top = standing
    ? FLOOR - (box.bottom - box.top) * scale
    : 500 + 420 * hook - ((box.bottom - box.top) * scale) / 2;
  const middle = (box.left + box.right) / 2;
  const easel: Easel = {
    scale,
    box,
    warp: handWarp(scene.hand, box),
    ids: 0,
    definitions: new Map(),
  };
  const outlines = outlinesOf(drawing.parts, easel.warp);
  let shadow = "";
  if (standing) {
    shadow = standingShadow(box, scale);
  } else {
    const casts = [
      { sigma: 26, dx: 18, dy: 26, strength: 0.3 },
      { sigma: 7, dx: 6, dy: 9, strength: 0.34 },
    ];
    for (const { sigma, dx, dy, strength } of casts) {
      const cast = groundShadow(
        outlines,
        (scale * 0.9) / Math.max(5, sigma / 2.2),
        sigma / scale,
        strength,
      );
      shadow += `<image x="${cast.x + dx / scale}" y="${cast.y + dy / scale}" width="${cast.width}" height="${cast.height}" preserveAspectRatio="none" href="${cast.href}"/>`;
    }
  }
  const body = parts.map((part) => partSvg(part, easel)).join("");
  const place = `translate(${400 - middle * scale} ${top - box.top * scale}) rotate(${scene.tilt} ${middle * scale} ${((box.top + box.bottom) / 2) * scale}) scale(${scale})`;
  let viewBox = `0 0 ${PICTURE_WIDTH} ${PICTURE_HEIGHT}`;
  if (view === "detail") {
    const width = Math.min(520, Math.max(260, drawing.focus.width * scale));
    const cx = 400 + (drawing.focus.at[0] - middle) * scale;
    const cy = top + (drawing.focus.at[1] - box.top) * scale;
    viewBox = `${cx - width / 2} ${cy - width * 0.625} ${width} ${width * 1.25}`;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" viewBox="${viewBox}">${groundSvg(scene.ground, floor)}<defs>${[...easel.definitions.values()].join("")}</defs><g transform="${place}">${shadow}${body}</g></svg>`;
}

/** Pixels: RGB, 8 bit, row by row. */
export type Picture = { data: Uint8Array; width: number; height: number };

export async function renderPicture(
  drawing: Drawing,
  scene: Scene,
  view: "whole" | "detail",
): Promise<Picture> {
  const svg = Buffer.from(pictureSvg(drawing, scene, view));
  // lib/images blocks all loaders that strangers' photos do not need, in the whole process.
  sharp.unblock({ operation: ["VipsForeignLoadSvgBuffer"] });
  const { data, info } = await sharp(svg, { unlimited: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
