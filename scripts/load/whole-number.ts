import { UserError } from "@/lib/errors";

/** @throws UserError `usage` unless the text is a whole number from 1 to `most` */
export function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new UserError("usage", `${option} is a whole number from 1 to ${most}, not ${text}.`);
}
