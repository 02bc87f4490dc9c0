import { hashText } from "#random";
import { rgb } from "./colour";
import { type Part, piece, stroke } from "./drawing";
import { line, type Point, symmetric } from "./path";

const WOODS = ["#b98c5e", "#8a6038", "#caa579", "#3a2f2a"].map(rgb);
const BRASS = rgb("#b59a62");

/** A wooden hanger whose shoulders reach `shoulder` (on the right side), with its hook above the neck. */
export function hangerParts(at: { shoulder: Point; neck: number }, seed: string): Part[] {
  const [x, y] = at.shoulder;
  const wood = WOODS[hashText(seed) % WOODS.length] ?? BRASS;
  const top = at.neck - 1.2;
  const outline = symmetric(
    [0, top - 0.5],
    [2.5, top - 0.6, 3.4, top],
    [x * 0.6, top + (y - top) * 0.4, x - 1.5, y - 0.3],
    [x + 0.2, y + 0.6, x - 1, y + 1.4],
    [x * 0.5, y * 0.5 + top * 0.5 + 2.4, 0, top + 2.2],
  );
  const hook = line(
    [0, top],
    [0, top - 2.2],
    [0, top - 3.4, 1.4, top - 3.8],
    [3.6, top - 4.6, 3.4, top - 7, 1, top - 7.6],
    [-1.2, top - 8, -2.6, top - 6.6, -2.4, top - 5.4],
  );
  return [
    stroke(hook, rgb("#6f5f3f"), 0.75),
    stroke(hook, BRASS, 0.5),
    piece(outline, { cloth: "rubber", dye: wood }, { puff: 1.2, crumple: 0 }),
  ];
}
