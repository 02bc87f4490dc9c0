import { darker, lighter, type Rgb, rgb, seamOn } from "#draw/colour";
import { bothSides, type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { BRASS, button, HORN, stud } from "#garments/closures";
import { patchPocket } from "#garments/pockets";
import { innerWaist, waistband } from "#garments/skirt-shapes";
import { fly, frontPockets, type TrouserCut, trousersBody } from "#garments/trouser-shapes";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, paintOf, plainOf } from "./design";

type TrouserKind = "jeans" | "chinos" | "wide" | "tailored" | "leggings" | "joggers" | "shorts";

type LegShape = "skinny" | "straight" | "wide" | "tapered" | "flared";

function cutOf(
  random: Random,
  audience: Audience,
  kind: TrouserKind,
): { cut: TrouserCut; leg: LegShape } {
  const broad = audience === "women" ? 0 : 1;
  const leg: LegShape = {
    jeans: random.pick<LegShape>(["skinny", "straight", "straight", "wide", "flared"]),
    chinos: random.pick<LegShape>(["straight", "tapered"]),
    wide: "wide" as LegShape,
    tailored: random.pick<LegShape>(["straight", "tapered"]),
    leggings: "skinny" as LegShape,
    joggers: "tapered" as LegShape,
    shorts: "straight" as LegShape,
  }[kind];
  const knee =
    { skinny: 15.6, straight: 20.5, wide: 27, tapered: 20, flared: 17.6 }[leg] +
    broad * 1.4 +
    random.between(-0.5, 0.7);
  const ankle =
    { skinny: 12.4, straight: 19.5, wide: 31, tapered: 15.6, flared: 26 }[leg] +
    broad * 1.2 +
    random.between(-0.6, 1);
  const waist = (kind === "leggings" ? 16 : 18.4) + broad * 2 + random.between(-0.6, 0.8);
  return {
    leg,
    cut: {
      waist,
      hip: waist + (kind === "leggings" ? 4.4 : 6) - broad * 1.4 + (leg === "wide" ? 1.4 : 0),
      crotch: 27 + random.between(-1, 1.6),
      length: kind === "shorts" ? random.between(38, 50) : 101 + broad * 3 + random.between(-4, 4),
      knee,
      ankle: kind === "shorts" ? 22.5 + broad * 2 + random.between(-1, 2.4) : ankle,
      gap: kind === "shorts" ? 2.6 : random.between(1.8, 4),
    },
  };
}

export function trousers(random: Random, audience: Audience, kind: TrouserKind): Cut {
  const { cut, leg } = cutOf(random, audience, kind);
  const drawcord = kind === "joggers" || (kind === "shorts" && random.chance(0.3));
  const ripped = kind === "jeans" && leg !== "wide" && random.chance(0.2);
  const stripe = kind === "joggers" && random.chance(0.35);
  const turnUp =
    (kind === "chinos" || kind === "shorts" || kind === "tailored") && random.chance(0.35);
  const denimShorts = kind === "shorts" && !drawcord && random.chance(0.3);
  const seed = `${random.between(0, 1e9)}`;
  const length =
    kind === "shorts"
      ? cut.length < 44
        ? "mid-thigh"
        : "knee length"
      : cut.length < 99
        ? "cropped at the ankle"
        : "full length";
  const words: Record<TrouserKind, string[]> = {
    jeans: [
      `a ${leg} leg`,
      "five pockets with rivets",
      "contrast stitching",
      ...(ripped ? ["worn holes at the knees"] : ["soft fading on the thighs"]),
    ],
    chinos: [
      `a ${leg} leg`,
      "slanted side pockets",
      "a buttoned waistband with belt loops",
      ...(turnUp ? ["turned-up hems"] : []),
    ],
    wide: [
      "a high waist",
      "pressed front pleats",
      "very wide legs that fall straight from the hip",
    ],
    tailored: [
      "a pressed crease down each leg",
      `a ${leg} leg`,
      "slanted pockets",
      ...(turnUp ? ["turned-up hems"] : []),
    ],
    leggings: ["a close, stretchy fit", "a deep flat waistband", "flat seams along the leg"],
    joggers: [
      "a ribbed drawcord waist",
      "ribbed cuffs at the ankle",
      "deep side pockets",
      ...(stripe ? ["a contrast stripe down the side"] : []),
    ],
    shorts: [
      length === "mid-thigh" ? "a mid-thigh length" : "a length to the knee",
      drawcord ? "an elastic drawcord waist" : "a buttoned waistband with belt loops",
      "slanted pockets",
      ...(turnUp ? ["turned-up hems"] : []),
    ],
  };
  return {
    attributes: {
      silhouette: kind === "wide" ? "wide leg" : kind === "leggings" ? "close fit" : `${leg} leg`,
      length,
      ...(drawcord ? { closure: "drawcord" } : {}),
    },
    traits: words[kind],
    draw(fabric, view) {
      const r = randomFrom(`trousers ${seed}`);
      const paint = paintOf(fabric);
      const denim = fabric.cloth === "denim";
      const thread: Rgb =
        denim && fabric.dye.colour !== "black" && fabric.dye.colour !== "white"
          ? rgb("#c58a3d")
          : seamOn(paint.dye);
      const back = view === "back";
      const bare = kind === "leggings";
      const lines = [];
      if (kind === "wide")
        for (const s of [-1, 1])
          for (const x of [6, 9.5])
            lines.push(
              stroke(line([s * x, 1.5], [s * x * 1.06, 14]), darker(paint.dye, 0.45), 0.35, {
                opacity: 0.7,
              }),
            );
      if (stripe)
        lines.push(
          ...bothSides(
            stroke(
              line(
                [cut.waist - 0.4, 0],
                [cut.hip - 0.6, 21],
                [cut.gap * 0.55 + cut.knee - 1.2, 58],
                [cut.gap + cut.ankle - 1, cut.length],
              ),
              fabric.trim,
              1.7,
            ),
          ),
        );
      if (bare)
        lines.push(
          ...bothSides(
            stroke(
              line(
                [cut.waist * 0.6, 2],
                [cut.hip * 0.9, 30, cut.gap + cut.ankle * 0.6, cut.length],
              ),
              seamOn(paint.dye),
              0.16,
              { opacity: 0.5 },
            ),
          ),
        );
      if (ripped && !back)
        for (const s of [-1, 1])
          for (const [dx, dy] of [
            [0, 0],
            [1.4, 4],
            [-1, 8],
          ] as const)
            lines.push(
              stroke(
                line(
                  [s * (cut.gap * 0.5 + cut.knee * 0.25 + dx), 52 + dy],
                  [s * (cut.gap * 0.5 + cut.knee * 0.7 + dx), 52.6 + dy],
                ),
                lighter(paint.dye, 0.86),
                1 + (dy % 3) * 0.3,
                { opacity: 0.9 },
              ),
              stroke(
                line(
                  [s * (cut.gap * 0.5 + cut.knee * 0.3 + dx), 52.3 + dy],
                  [s * (cut.gap * 0.5 + cut.knee * 0.65 + dx), 52.7 + dy],
                ),
                darker(paint.dye, 0.5),
                0.18,
                { opacity: 0.8 },
              ),
            );
      const parts: Part[] = [innerWaist(cut.waist, -3.4, paint)];
      parts.push(
        trousersBody(
          cut,
          paint,
          r,
          {
            creased: kind === "tailored" || kind === "wide",
            faded: denim && kind !== "wide",
            stitched: denim,
            soft: bare
              ? 0.55
              : kind === "joggers"
                ? 1.25
                : kind === "tailored" || kind === "wide"
                  ? 0.55
                  : 0.95,
          },
          lines,
        ),
      );
      if (back) {
        if (!bare)
          parts.push(
            ...bothSides(patchPocket([9.6, 12], 11.5, 12.5, paint, denim ? 2.2 : 0.6, -0.6)),
            stitch(line([-cut.hip + 1, 5], [0, 8.6], [cut.hip - 1, 5]), thread),
          );
      } else {
        if (!bare) parts.push(...frontPockets(cut, paint, thread, denim || kind === "jeans"));
        if (denim)
          parts.push(
            ...bothSides(
              stud([cut.waist * 0.5 + 0.2, 2.6], 0.42, BRASS),
              stud([cut.hip - 1.2, 9.4], 0.42, BRASS),
            ),
          );
        if (!bare && !drawcord) parts.push(...fly(cut, thread));
      }
      const rib = plainOf(fabric, "rib");
      const band = drawcord ? rib : paint;
      const ribs = drawcord
        ? Array.from({ length: 16 }, (_, i) =>
            stroke(
              line(
                [-cut.waist + (i + 0.5) * (cut.waist / 8), -4],
                [-cut.waist + (i + 0.5) * (cut.waist / 8), 2],
              ),
              darker(paint.dye, 0.4),
              0.3,
              { opacity: 0.4 },
            ),
          )
        : [];
      parts.push(waistband(cut.waist, 0.4, bare ? 7 : 4, band, ribs));
      if (!bare && !drawcord) {
        for (const x of [-0.78, -0.4, 0.4, 0.78])
          parts.push(
            piece(
              shape(
                [x * cut.waist - 0.5, -3.6],
                [x * cut.waist + 0.5, -3.6],
                [x * cut.waist + 0.5, 2.2],
                [x * cut.waist - 0.5, 2.2],
              ),
              paint,
              { puff: 0.3, crumple: 0, lift: 0.25 },
            ),
          );
        if (!back)
          parts.push(denim ? stud([0.6, -0.6], 0.95, BRASS) : button([0.6, -0.6], 0.8, HORN));
      }
      if (drawcord && !back)
        for (const s of [-1, 1])
          parts.push(
            stroke(line([s * 1.2, 0], [s * 2.4, 6, s * 1.6, 12]), darker(fabric.trim, 0.3), 0.75),
            stroke(line([s * 1.2, 0], [s * 2.4, 6, s * 1.6, 12]), fabric.trim, 0.5),
          );
      if (kind === "joggers")
        parts.push(
          ...bothSides(
            piece(
              shape(
                [cut.gap - 0.2, cut.length - 0.6],
                [
                  cut.gap + cut.ankle / 2,
                  cut.length + 0.6,
                  cut.gap + cut.ankle + 0.2,
                  cut.length - 0.6,
                ],
                [cut.gap + cut.ankle - 1.2, cut.length + 6],
                [cut.gap + cut.ankle / 2, cut.length + 7, cut.gap + 1.2, cut.length + 6],
              ),
              rib,
              { puff: 2, crumple: 0.3 },
            ),
          ),
        );
      if (turnUp)
        parts.push(
          ...bothSides(
            piece(
              shape(
                [cut.gap - 0.5, cut.length - 4],
                [
                  cut.gap + cut.ankle / 2,
                  cut.length - 2.6,
                  cut.gap + cut.ankle + 0.5,
                  cut.length - 4,
                ],
                [cut.gap + cut.ankle + 0.5, cut.length + 0.6],
                [cut.gap + cut.ankle / 2, cut.length + 2, cut.gap - 0.5, cut.length + 0.6],
              ),
              denimShorts ? { ...paint, dye: lighter(paint.dye, 0.25) } : paint,
              { puff: 1.4, crumple: 0.4, lift: 0.35 },
            ),
          ),
        );
      return {
        parts,
        presentation: "flat",
        focus: { at: [4, 10], width: 40, words: "the waistband and pockets" },
      };
    },
  };
}
