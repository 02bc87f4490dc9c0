import { z } from "zod";
import { handleFrom, isHandle, MAX_HANDLE_CHARACTERS } from "@/lib/catalogue/handle";
import { isCurrency, parsePrice } from "@/lib/catalogue/price";
import type { ProductFields } from "@/lib/catalogue/product";
import {
  type InputName,
  inputName,
  PRODUCT_COLUMN_LIST,
  type ProductColumn,
} from "@/lib/catalogue/product-columns";
import { PRODUCT_STATUSES } from "@/lib/catalogue/product-status";

export const MAX_TITLE_CHARACTERS = 200;
export const MAX_DESCRIPTION_CHARACTERS = 10_000;
export const MAX_NAME_CHARACTERS = 120;
export const MAX_TAGS = 30;
export const MAX_TAG_CHARACTERS = 60;
export const MAX_STOCK = 1_000_000_000;
export const DEFAULT_CURRENCY = "EUR";

/** Replaces control characters, some of which a database refuses, and collapses white space. */
function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200B\uFEFF]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Like cleanLine, but keeps line breaks. */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map(cleanLine)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const line = z.string().transform(cleanLine);
const tooLong = (what: string, limit: number) => `${what} may have ${limit} characters at most.`;
const name = (what: string) =>
  line.pipe(z.string().max(MAX_NAME_CHARACTERS, tooLong(what, MAX_NAME_CHARACTERS)));
const optionalName = (what: string) => name(what).transform((text) => text || null);
const requiredName = (what: string) => name(what).pipe(z.string().min(1, `${what} is missing.`));

const tags = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(/[,;|\n]/))])
  .transform((given) => [...new Set(given.map(cleanLine).filter((tag) => tag !== ""))])
  .pipe(
    z
      .array(z.string().max(MAX_TAG_CHARACTERS, tooLong("A tag", MAX_TAG_CHARACTERS)))
      .max(MAX_TAGS, `A product may have ${MAX_TAGS} tags at most.`),
  );

const handle = line.refine((text) => text === "" || isHandle(text), {
  error: ({ input }) =>
    `“${input}” is not a handle: use a–z, 0–9 and single hyphens, ${MAX_HANDLE_CHARACTERS} characters at most.`,
});
const currency = line
  .transform((code) => code.toUpperCase() || DEFAULT_CURRENCY)
  .refine(isCurrency, { error: ({ input }) => `“${input}” is not a currency's code such as EUR.` });
/** Checked again later, against the product's currency. */
const price = line.refine(
  (text) => text === "" || ["EUR", "JPY", "KWD"].some((code) => parsePrice(text, code) !== null),
  { error: ({ input }) => notAPrice(String(input)) },
);
const notAPrice = (text: string) => `“${text}” is not a price. Write it as 1299.00.`;
const stock = line
  .refine((text) => /^(\d{1,10}([.,]0+)?)?$/.test(text), {
    error: ({ input }) => `“${input}” is not a number of pieces such as 12.`,
  })
  .transform((text) => (text === "" ? null : Math.trunc(Number(text.replace(",", ".")))))
  .refine((pieces) => pieces === null || pieces <= MAX_STOCK, "The stock is too large.");

/** How the text of a form or file becomes a column's value. */
function schemaOf({ kind, called, required }: ProductColumn): z.ZodType {
  switch (kind) {
    case "handle":
      return handle.default("");
    case "title":
      return line.pipe(
        z
          .string()
          .min(1, `${called} is missing.`)
          .max(MAX_TITLE_CHARACTERS, tooLong(called, MAX_TITLE_CHARACTERS)),
      );
    case "text":
      return z
        .string()
        .transform(cleanText)
        .pipe(
          z.string().max(MAX_DESCRIPTION_CHARACTERS, tooLong(called, MAX_DESCRIPTION_CHARACTERS)),
        )
        .default("");
    case "name":
      return required ? requiredName(called) : optionalName(called).default(null);
    case "price":
      return price.default("");
    case "currency":
      return currency.default(DEFAULT_CURRENCY);
    case "stock":
      return stock.default(null);
    case "tags":
      return tags.default([]);
    case "status":
      return z.enum(PRODUCT_STATUSES).default("draft");
  }
}

type Inputs = { [Name in InputName]: Name extends "tags" ? string | string[] : string };
type Checked = Omit<ProductFields, "priceMinor"> & { price: string };

const fieldsSchema = z.object(
  Object.fromEntries(
    PRODUCT_COLUMN_LIST.map(([field, column]) => [inputName(field), schemaOf(column)]),
  ),
) as unknown as z.ZodType<Checked, Partial<Inputs>>;

/** A product as a form or file gives it: every field is text, and a missing field is empty. */
export const productSchema = fieldsSchema.transform(
  ({ price, ...rest }, context): ProductFields => {
    const priceMinor = price === "" ? null : parsePrice(price, rest.currency);
    if (price !== "" && priceMinor === null) {
      context.addIssue({ code: "custom", path: ["price"], message: notAPrice(price) });
    }
    if (rest.handle === "" && handleFrom(rest.title) === "") {
      const message = "The title gives no handle: write one, of a–z and 0–9.";
      context.addIssue({ code: "custom", path: ["handle"], message });
    }
    return { ...rest, priceMinor };
  },
);

/** The fields that a form sends. */
export type ProductForm = z.input<typeof productSchema>;
