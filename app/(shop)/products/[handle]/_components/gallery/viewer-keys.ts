import {
  ARROW_PX,
  type Point,
} from "@/app/(shop)/products/[handle]/_components/gallery/pan-and-zoom";

export type ViewerMoves = {
  /** Whether the photo is zoomed in: arrow keys then move it, otherwise they go from photo to photo. */
  enlarged: boolean;
  zoomIn: () => void;
  zoomOut: () => void;
  reset: () => void;
  leaf: (by: 1 | -1) => void;
  pan: (by: Point) => void;
};

/** Performs a key's action in the viewer. Returns false if it has none. */
export function pressKey(key: string, moves: ViewerMoves): boolean {
  switch (key) {
    case "+":
    case "=":
      moves.zoomIn();
      return true;
    case "-":
      moves.zoomOut();
      return true;
    case "0":
      moves.reset();
      return true;
    case "PageUp":
      moves.leaf(-1);
      return true;
    case "PageDown":
      moves.leaf(1);
      return true;
    case "ArrowLeft":
      if (moves.enlarged) moves.pan({ x: ARROW_PX, y: 0 });
      else moves.leaf(-1);
      return true;
    case "ArrowRight":
      if (moves.enlarged) moves.pan({ x: -ARROW_PX, y: 0 });
      else moves.leaf(1);
      return true;
    case "ArrowUp":
      moves.pan({ x: 0, y: ARROW_PX });
      return true;
    case "ArrowDown":
      moves.pan({ x: 0, y: -ARROW_PX });
      return true;
    default:
      return false;
  }
}
