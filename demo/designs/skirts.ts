import { rgb, seamOn } from "#draw/colour";
import { bothSides, type Part, stitch, stroke } from "#draw/drawing";
import { line } from "#draw/path";
import { BRASS, buttonRow, HORN, placket, stud } from "#garments/closures";
import { patchPocket } from "#garments/pockets";
import { innerWaist, type SkirtCut, sideSlit, skirt, waistband } from "#garments/skirt-shapes";
import { type Random, randomFrom } from "#random";
import { type Cut, paintOf, plainOf } from "./design";

type SkirtKind = "mini" | "midi" | "maxi" | "pleated" | "pencil";

export function skirtDesign(random: Random, kind: SkirtKind): Cut {
  const waist = 17.6 + random.between(-0.6, 1);
  const bottom = {
    mini: random.between(36, 43),
    midi: random.between(72, 80),
    maxi: random.between(96, 104),
    pleated: random.between(52, 78),
    pencil: random.between(58, 66),
  }[kind];
  const name =
    kind === "pencil"
      ? "pencil"
      : kind === "pleated"
        ? "pleated"
        : random.pick(
            kind === "mini" ? ["A-line", "straight"] : ["A-line", "gathered", "bias cut"],
          );
  const flare =
    {
      pencil: -0.05,
      pleated: 0.26,
      "A-line": 0.24,
      straight: 0.06,
      gathered: 0.27,
      "bias cut": 0.13,
    }[name] ?? 0.2;
  const hip = waist + 5.4 + Math.max(0, flare) * 14;
  const buttoned = (kind === "midi" || kind === "mini") && name === "A-line" && random.chance(0.4);
  const pockets = kind === "mini" && random.chance(0.5);
  const slit = (kind === "pencil" || (kind === "maxi" && name === "A-line")) && random.chance(0.7);
  const cut: SkirtCut = {
    top: 0,
    bottom,
    waist,
    hip,
    hem: Math.max(
      hip - (kind === "pencil" ? 2.6 : 0),
      waist + 5 + flare * bottom * random.between(0.9, 1.15),
    ),
    folds: kind === "pleated" ? random.pick([11, 14, 18]) : name === "gathered" ? 6 : 4.4,
    depth:
      {
        pencil: 0.2,
        pleated: 1.7,
        "A-line": kind === "mini" ? 0.7 : 1.4,
        straight: 0.3,
        gathered: 2,
        "bias cut": 1.1,
      }[name] ?? 1,
    pleated: kind === "pleated",
    gathered: name === "gathered",
  };
  const seed = `${random.between(0, 1e9)}`;
  const length =
    kind === "mini"
      ? "above the knee"
      : bottom < 60
        ? "knee length"
        : bottom < 66
          ? "just below the knee"
          : kind === "maxi"
            ? "ankle length"
            : "mid-calf length";
  return {
    attributes: { silhouette: name, length },
    traits: [
      name === "pleated"
        ? "sharp knife pleats from waist to hem"
        : name === "pencil"
          ? "a narrow line that follows the hips"
          : name === "gathered"
            ? "soft gathers below the waistband"
            : `${name === "A-line" ? "an" : "a"} ${name} shape`,
      `a hem ${length === "above the knee" ? "well above the knee" : length === "mid-calf length" ? "at mid-calf" : length === "ankle length" ? "at the ankle" : length === "knee length" ? "at the knee" : "just below the knee"}`,
      ...(buttoned ? ["buttons all down the front"] : []),
      ...(pockets ? ["two patch pockets"] : []),
      ...(slit ? ["a slit at the hem"] : []),
      "a neat waistband",
    ],
    draw(fabric, view) {
      const r = randomFrom(`skirt ${seed}`);
      const paint = paintOf(fabric);
      const denim = fabric.cloth === "denim";
      const thread = denim ? rgb("#c58a3d") : seamOn(paint.dye);
      const front = view === "front";
      const lines = [
        ...(slit
          ? [
              sideSlit(
                kind === "pencil" ? [cut.hem * 0.5, bottom] : [cut.hem * 0.4, bottom],
                kind === "pencil" ? 16 : 44,
                paint,
              ),
            ]
          : []),
        ...(kind === "pencil"
          ? bothSides(stroke(line([9, 0], [9.6, 12]), thread, 0.18, { opacity: 0.6 }))
          : []),
        ...(front ? [] : [stroke(line([0, 0], [0, bottom]), thread, 0.2, { opacity: 0.6 })]),
      ];
      const parts: Part[] = [innerWaist(waist, -3.2, paint)];
      if (fabric.cloth === "tulle")
        parts.push(
          skirt({ ...cut, hem: cut.hem + 2 }, plainOf(fabric), r, { opacity: 0.55 }),
          skirt({ ...cut, bottom: cut.bottom - 4, hem: cut.hem - 2 }, plainOf(fabric, "satin"), r),
          skirt({ ...cut, folds: cut.folds + 1.5 }, plainOf(fabric), r, { opacity: 0.4 }),
        );
      else parts.push(skirt(cut, paint, r, { lines }));
      if (front && buttoned)
        parts.push(
          placket(1, bottom + cut.hem * 0.07 - 0.4, 4, paint, 0, true),
          ...(denim
            ? Array.from({ length: 6 }, (_, i) =>
                stud([0, 5 + (i * (bottom - 8)) / 5.6], 0.85, BRASS),
              )
            : buttonRow(0, 5, bottom - 6, Math.max(4, Math.round(bottom / 9)), 0.85, HORN)),
        );
      if (front && pockets) parts.push(...bothSides(patchPocket([11.4, 10], 10, 11, paint)));
      if (denim && front && !pockets)
        parts.push(...bothSides(stitch(line([10, 1.5], [11, 9, hip - 1, 10]), thread)));
      parts.push(waistband(waist, 0.4, 3.8, kind === "pleated" ? plainOf(fabric) : paint));
      if (denim) parts.push(stud([0, -0.6], 0.9, BRASS));
      return {
        parts,
        presentation: "ghost",
        focus: { at: [5, 9], width: 36, words: "the waistband" },
      };
    },
  };
}
