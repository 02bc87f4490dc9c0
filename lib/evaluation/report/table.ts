import type { Figure } from "@/lib/evaluation/run";

/** Text only, since it is printed in terminals as well as in pages. */
export type Table = { title: string; columns: string[]; rows: string[][] };

export function meanOf(figure: Figure | null): string {
  return figure === null ? "" : decimals(figure.mean);
}

/** Three decimals for shares; two for counts and times, which may exceed 1. */
export function decimals(value: number): string {
  return Math.abs(value) > 1 ? value.toFixed(2) : value.toFixed(3).replace(/^(-?)0\./, "$1.");
}

export function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${decimals(Math.abs(value))}`;
}
