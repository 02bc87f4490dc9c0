import type { Rgb } from "#draw/colour";
import type { Point } from "#draw/path";
import { dyesOf, LEATHERS } from "#palette";

export const BOOT_LINING: Rgb = [190, 164, 134];

export const BOOT_SUEDE = {
  cloth: "suede" as const,
  name: "soft suede",
  care: "Brush with a suede brush",
  dyes: [...LEATHERS, ...dyesOf("green", "olive", "grey", "purple")],
};

export function bootBody(shaft: number, width: number, heel: number, toe: number): Point[] {
  const y = (v: number) => v - heel * 0.9;
  const top = -shaft - heel;
  return [
    [27.2, y(-0.9)],
    [27.7, y(-5)],
    [26.8, y(-9)],
    [26.4 + width * 0.1, top * 0.7],
    [26.8 + width * 0.2, top + 0.4],
    [22, top],
    [26.4 - width, top + 0.2],
    [26 - width, top * 0.72],
    [15.4, y(-10.4)],
    [12.4, y(-8.4)],
    [7.6, -5.9 - heel * 0.4],
    [2.6, -5.3 - heel * 0.1],
    [toe + 0.1, -3.2],
    [toe + 0.2, -1.3],
    [9, -1],
    [15, -1.1 - heel * 0.28],
    [20.6, -0.6 - heel * 0.92],
  ];
}
