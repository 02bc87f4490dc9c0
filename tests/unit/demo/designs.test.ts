import { expect, test } from "vitest";
import { DESIGNS } from "@/demo/designs/all";
import { pictureSvg } from "@/demo/draw/scene";
import { randomFrom } from "@/demo/random";

test.each(DESIGNS.map((design) => [design.fine, design] as const))(
  "%s draws from the front and from the back without a broken coordinate",
  (_, design) => {
    const random = randomFrom(design.fine);
    const cut = design.cut(random, random.weighted(design.audiences));
    const kind = random.pick(design.fabrics);
    const dye = random.pick(kind.dyes);
    const fabric = { ...kind, dye, pattern: null, trim: [120, 80, 60] as const };
    const colour = [240, 235, 225] as const;
    const ground = { kind: "paper", colour, accent: colour, seed: "ground" } as const;
    for (const view of ["front", "back"] as const) {
      const svg = pictureSvg(cut.draw(fabric, view), { ground, tilt: 0, hand: "hand" }, "whole");
      const drawn = svg.replace(/href="[^"]*"/g, "");
      expect(/NaN|undefined|Infinity/.test(drawn)).toBe(false);
    }
  },
);
