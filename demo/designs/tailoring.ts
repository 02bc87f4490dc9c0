import { css, darker, seamOn } from "#draw/colour";
import { bothSides, mark, type Part, piece, stitch } from "#draw/drawing";
import { line, mirrored, shape } from "#draw/path";
import { BRASS, button, buttonRow, HORN } from "#garments/closures";
import { type LapelShape, lapels } from "#garments/collars";
import { backOf, clothBelt, fronts, liningBack } from "#garments/fronts";
import { flap, patchPocket, welt } from "#garments/pockets";
import { type SleeveCut, sleeves } from "#garments/sleeves";
import { type TorsoCut, torsoOutline } from "#garments/torso";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, paintOf, plainOf } from "./design";

type CoatKind = "blazer" | "overcoat" | "trench";

function coatTorso(random: Random, audience: Audience, kind: CoatKind): TorsoCut {
  const broad = audience === "women" ? 0 : 1;
  const ease = random.between(0, 3);
  const long = kind !== "blazer";
  const length = kind === "blazer" ? 69 + broad * 5 : random.between(96, 116);
  const chest = 25.5 + broad * 2.6 + ease;
  return {
    neckline: "v",
    neck: 8,
    neckDepth: 12,
    shoulder: 22 + broad * 2 + ease * 0.5,
    slope: 4.6,
    armhole: 24.5 + broad,
    chest,
    waist: chest - (kind === "overcoat" ? 0.6 : 2.6) - (broad ? 0 : 0.8),
    waistAt: 43,
    hem: chest + (long ? random.between(2, 6) : random.between(0.4, 2)),
    length,
    dip: 1,
  };
}

export function tailored(random: Random, audience: Audience, kind: CoatKind): Cut {
  const cut = coatTorso(random, audience, kind);
  const double = kind === "trench" || random.chance(kind === "blazer" ? 0.25 : 0.35);
  const shape_: LapelShape =
    kind === "trench" ? "notch" : double ? "peak" : random.chance(0.12) ? "shawl" : "notch";
  const buttons = double ? (kind === "blazer" ? 2 : 3) : kind === "blazer" ? random.whole(1, 2) : 3;
  const breakAt =
    kind === "blazer" ? random.between(34, 40) : kind === "trench" ? 26 : random.between(27, 33);
  const patch = !double && random.chance(0.3);
  const width = (kind === "trench" ? 12.5 : 9) + random.between(-1, 1.6);
  const sleeve: SleeveCut = {
    shape: "plain",
    length: 58,
    width: 12.5,
    angle: random.between(13, 19),
    cuff: "none",
  };
  const belted = kind === "trench";
  const seed = `${random.between(0, 1e9)}`;
  const length =
    kind === "blazer" ? "hip length" : cut.length > 104 ? "mid-calf length" : "knee length";
  const lapelName = `${shape_} lapels`;
  return {
    attributes: {
      collar: lapelName,
      sleeve: "long sleeves",
      closure: double ? "double-breasted" : "single-breasted",
      length,
      silhouette: belted ? "belted" : "tailored",
    },
    traits: [
      `${lapelName}`,
      double
        ? `a double-breasted front with ${buttons * 2} buttons`
        : `a single-breasted front with ${buttons === 1 ? "one button" : `${buttons} buttons`}`,
      belted
        ? "shoulder tabs, a storm flap and a buckled belt"
        : patch
          ? "patch pockets"
          : "flap pockets and a chest welt",
      `${length === "hip length" ? "a hip-length cut" : `a ${length.replace(" length", "")} length`}`,
    ],
    draw(fabric, view) {
      const r = randomFrom(`tailored ${seed}`);
      const paint = paintOf(fabric);
      const plain = plainOf(fabric);
      const thread = seamOn(paint.dye);
      const parts: Part[] = [];
      const overlap = double ? 6.5 : 1.6;
      const pocketAt = kind === "blazer" ? cut.length - 20 : 60;
      if (view === "back") {
        parts.push(
          backOf(torsoOutline({ ...cut, neckDepth: 1.6, neckline: "crew" }), cut, paint, r),
        );
        parts.push(...sleeves(cut, sleeve, paint, r, 0.8));
        const collar = shape([-9, 2], [-9.6, -1.6], [0, -4, 9.6, -1.6], [9, 2], [0, 4.4, -9, 2]);
        parts.push(piece(collar, paint, { puff: 1.6, lift: 0.4 }));
      } else {
        parts.push(liningBack(cut, breakAt, darker(fabric.trim, 0.1)));
        parts.push(
          ...fronts(
            cut,
            { breakAt, overlap, cutaway: double || kind !== "blazer" ? 0 : cutawayOf(seed) },
            paint,
            r,
            { darts: kind === "blazer", stitched: kind === "trench" },
          ),
        );
        if (!belted) {
          parts.push(
            ...bothSides(
              patch
                ? patchPocket([cut.hem * 0.55, pocketAt - 1], 13, 15, paint, 0)
                : flap([cut.hem * 0.56, pocketAt], 13, 5, paint, 0.5),
            ),
          );
          parts.push(...welt([7.4, 22.6], [15.6, 21.4], 2, paint));
        } else {
          parts.push(...bothSides(...welt([15.6, 61], [18.4, 47 + 28], -2.6, paint)));
          const storm = shape(
            [1, 13],
            [cut.neck, 1],
            [cut.shoulder - 0.6, cut.slope + 0.4],
            [cut.chest - 3, 20, cut.chest - 4, 27],
            [8, 27, 3.4, 22],
          );
          parts.push(
            piece(mirrored(storm), paint, {
              puff: 1.4,
              lift: 0.5,
              lines: [
                stitch(mirrored(line([4, 21.4], [8.5, 26.2, cut.chest - 4.4, 26.2])), thread),
              ],
            }),
          );
        }
        parts.push(...sleeves(cut, sleeve, paint, r, 0.8));
        parts.push(
          ...lapels(cut.neck, breakAt, width, plain.cloth === paint.cloth ? paint : plain, shape_),
        );
        const horn = kind === "blazer" && fabric.dye.colour === "navy" ? BRASS : HORN;
        const from = breakAt + 2;
        const step = kind === "blazer" ? 9.5 : 13;
        const columns = double ? [-5, 5] : [0];
        for (const x of columns)
          parts.push(
            ...buttonRow(
              x,
              from,
              from + step * (buttons - 1),
              buttons,
              kind === "blazer" ? 0.95 : 1.15,
              horn,
            ),
          );
        const a = (sleeve.angle * Math.PI) / 180;
        for (let i = 0; i < (belted ? 0 : 3); i++) {
          const d = sleeve.length - 3 - i * 1.9;
          const [x, y] = [
            cut.shoulder + Math.sin(a) * d - Math.cos(a) * 2.2,
            cut.slope + Math.cos(a) * d + Math.sin(a) * 2.2,
          ];
          parts.push(button([x, y], 0.6, horn), button([-x, y], 0.6, horn));
        }
        if (belted) {
          parts.push(clothBelt(cut.waist + 0.3, cut.waistAt + 2, 4.4, paint));
          parts.push(
            mark(
              [2.5, cut.waistAt + 4.8],
              `<rect x="-2.6" y="-3" width="5.2" height="6" rx=".8" fill="none" stroke="${css(darker(HORN, 0.2))}" stroke-width="1"/><path d="M0 -2.6V2.6" stroke="${css(darker(HORN, 0.2))}" stroke-width=".6"/>`,
            ),
          );
          parts.push(
            piece(
              shape(
                [4, cut.waistAt + 3],
                [10, cut.waistAt + 5, 9.4, cut.waistAt + 22],
                [12.6, cut.waistAt + 22],
                [13.4, cut.waistAt + 8, 7, cut.waistAt + 2.6],
              ),
              paint,
              { puff: 1, lift: 0.6, grain: 70 },
            ),
          );
          parts.push(
            ...bothSides(
              piece(
                shape(
                  [13, 1.8],
                  [cut.shoulder + 0.4, 3.6],
                  [cut.shoulder + 0.6, 6.2],
                  [13, 4.6],
                  [11.8, 3, 13, 1.8],
                ),
                paint,
                { puff: 0.7, lift: 0.3 },
              ),
              button([14, 3.2], 0.55, horn),
            ),
          );
        }
      }
      return {
        parts,
        presentation: "hanger",
        hanger: { shoulder: [cut.shoulder, cut.slope], neck: -2.5 },
        focus: { at: [2, breakAt * 0.6], width: 42, words: "the lapels and buttons" },
      };
    },
  };
}

function cutawayOf(seed: string): number {
  return randomFrom(seed).between(2.5, 5);
}
