import { seamOn } from "#draw/colour";
import { type Paint, type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, type Point, shape } from "#draw/path";

/** A patch sewn on three sides and open at the top. */
export function patchPocket(
  at: Point,
  width: number,
  height: number,
  paint: Paint,
  point = 1.2,
  turn = 0,
): Part {
  const [x, y] = at;
  const h = width / 2;
  const outline = shape(
    [x - h, y],
    [x + h, y + turn],
    [x + h, y + height - point + turn],
    [x, y + height + point * 0.4],
    [x - h, y + height - point],
  );
  const thread = seamOn(paint.dye);
  const inner = line(
    [x - h + 0.4, y],
    [x - h + 0.4, y + height - point],
    [x, y + height + point * 0.4 - 0.5],
    [x + h - 0.4, y + height - point + turn],
    [x + h - 0.4, y + turn],
  );
  return piece(outline, paint, {
    puff: 0.8,
    crumple: 0.4,
    lift: 0.25,
    lines: [
      stitch(inner, thread, { width: 0.12 }),
      stitch(line([x - h, y + 1.3], [x + h, y + 1.3 + turn]), thread, { width: 0.12 }),
    ],
  });
}

/** A pocket flap. */
export function flap(
  at: Point,
  width: number,
  height: number,
  paint: Paint,
  slant = 0,
  round = 1,
): Part {
  const [x, y] = at;
  const h = width / 2;
  const outline = shape(
    [x - h, y - slant],
    [x + h, y + slant],
    [x + h, y + height - round + slant],
    [x + h, y + height + slant, x + h - round, y + height + slant],
    [x - h + round, y + height - slant],
    [x - h, y + height - slant, x - h, y + height - round - slant],
  );
  const thread = seamOn(paint.dye);
  return piece(outline, paint, {
    puff: 0.7,
    crumple: 0.3,
    lift: 0.4,
    lines: [
      stitch(
        line(
          [x - h + 0.5, y - slant],
          [x - h + 0.5, y + height - 0.5 - slant],
          [x + h - 0.5, y + height - 0.5 + slant],
          [x + h - 0.5, y + slant],
        ),
        thread,
        { width: 0.11, opacity: 0.5 },
      ),
    ],
  });
}

/** A slit pocket with a welt of the same cloth. */
export function welt(from: Point, to: Point, width: number, paint: Paint): Part[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const [nx, ny] = [(-(to[1] - from[1]) / length) * width, ((to[0] - from[0]) / length) * width];
  const outline = shape(from, to, [to[0] + nx, to[1] + ny], [from[0] + nx, from[1] + ny]);
  return [
    piece(outline, paint, { puff: 0.5, crumple: 0.2, lift: 0.35 }),
    stroke(line(from, to), seamOn(paint.dye), 0.16, { opacity: 0.8 }),
  ];
}

/** A single pouch across the front, as on a hooded sweatshirt. */
export function kangarooPocket(y: number, paint: Paint): Part {
  const outline = shape(
    [-7.5, y],
    [7.5, y],
    [14.5, y + 12.5],
    [14, y + 17],
    [-14, y + 17],
    [-14.5, y + 12.5],
  );
  const thread = seamOn(paint.dye);
  return piece(outline, paint, {
    puff: 1.6,
    lift: 0.45,
    lines: [
      stitch(line([8.3, y + 0.4], [14, y + 12.8]), thread, { width: 0.14 }),
      stitch(line([-8.3, y + 0.4], [-14, y + 12.8]), thread, { width: 0.14 }),
      stitch(line([-7.5, y + 0.6], [7.5, y + 0.6]), thread, { width: 0.14 }),
    ],
  });
}
