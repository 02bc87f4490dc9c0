import { z } from "zod";
import { MODES, SORTS, VIEWS } from "@/lib/search/types";

export const MAX_QUERY_CHARACTERS = 1000;
export const MAX_PER_PAGE = 100;
/** Deeper pages cost the database more than they are worth to any shopper. */
export const MAX_PAGE = 10_000;
export const MIN_STYLES = 2;
export const MAX_STYLES = 10;
/** Most values per facet, and most examples to be more or to be less like. */
export const MAX_VALUES = 20;
export const MAX_EXAMPLES = 5;
export const MAX_NAME_CHARACTERS = 120;

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));

const price = z
  .string()
  .regex(/^\d{1,9}([.,]\d{1,2})?$/)
  .transform((text) => Math.round(Number(text.replace(",", ".")) * 100));

const onOff = z.enum(["on", "off"]).transform((value) => value === "on");

/** How each single-valued parameter is parsed. */
export const parameterSchemas = {
  photo: z.uuid(),
  wordsWeight: wholeNumber(0, 100),
  mode: z.enum(MODES),
  view: z.enum(VIEWS),
  styles: wholeNumber(MIN_STYLES, MAX_STYLES),
  open: wholeNumber(1, MAX_STYLES),
  sort: z.enum(SORTS),
  page: wholeNumber(1, MAX_PAGE),
  perPage: wholeNumber(1, MAX_PER_PAGE),
  minPrice: price,
  maxPrice: price,
  inStock: z
    .enum(["1", "0", "true", "false", "on", "off"])
    .transform((value) => ["1", "true", "on"].includes(value)),
  lexical: onOff,
  floor: onOff,
  facets: onOff,
  variants: z.enum(["one", "all"]).transform((value) => value === "one"),
};

const PRICE = "must be an amount such as 20 or 19.90";
const ON_OFF = "must be on or off";
const handles = `must be at most ${MAX_EXAMPLES} handles of products`;

/** What each parameter must be, phrased to follow its name in a sentence. */
export const EXPECTED = {
  q: `must be at most ${MAX_QUERY_CHARACTERS} characters`,
  photo: "must be the id of an uploaded photo",
  wordsWeight: "must be a whole number from 0 to 100",
  more: handles,
  less: handles,
  mode: `must be one of ${MODES.join(", ")}`,
  view: `must be one of ${VIEWS.join(", ")}`,
  styles: `must be a whole number from ${MIN_STYLES} to ${MAX_STYLES}`,
  open: `must be a whole number from 1 to ${MAX_STYLES}`,
  sort: `must be one of ${SORTS.join(", ")}`,
  page: `must be a whole number from 1 to ${MAX_PAGE}`,
  perPage: `must be a whole number from 1 to ${MAX_PER_PAGE}`,
  category: "must be a category's name",
  fine: "must be a fine category's name",
  colour: "must be a colour's name",
  tag: "must be a tag",
  minPrice: PRICE,
  maxPrice: PRICE,
  inStock: "must be 1 or 0",
  lexical: ON_OFF,
  floor: ON_OFF,
  facets: ON_OFF,
  variants: "must be one or all",
};

export type ParameterName = keyof typeof EXPECTED;
