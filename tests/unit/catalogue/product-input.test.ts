import fc from "fast-check";
import { expect, test } from "vitest";
import { handleFrom, isHandle } from "@/lib/catalogue/handle";
import { currencyOfPrice, parsePrice } from "@/lib/catalogue/price";
import { type ProductForm, productSchema } from "@/lib/catalogue/product-input";

const least = { title: "Red dress", broadCategory: "Dresses", fineCategory: "Midi Dress" };

function problems(form: Partial<ProductForm>): Record<string, string> {
  const parsed = productSchema.safeParse({ ...least, ...form });
  return Object.fromEntries(
    parsed.error?.issues.map(({ path, message }) => [path[0], message]) ?? [],
  );
}

test("a title and a category are enough", () => {
  expect(productSchema.parse(least)).toEqual({
    handle: "",
    title: "Red dress",
    description: "",
    brand: null,
    priceMinor: null,
    currency: "EUR",
    stock: null,
    broadCategory: "Dresses",
    fineCategory: "Midi Dress",
    colour: null,
    tags: [],
    status: "draft",
    variantGroup: null,
  });
});

test("every problem is named at once, at its field", () => {
  const found = problems({
    handle: "Not A Handle",
    title: " \u0000 ",
    price: "cheap",
    stock: "-1",
    currency: "XYZ",
    fineCategory: "",
  });
  expect(Object.keys(found).sort()).toEqual(
    ["currency", "fineCategory", "handle", "price", "stock", "title"].sort(),
  );
  expect(found.title).toBe("The title is missing.");
  expect(found.price).toBe("“cheap” is not a price. Write it as 1299.00.");
});

test("limits hold to the character", () => {
  expect(problems({ title: "t".repeat(200), description: "d".repeat(10_000) })).toEqual({});
  expect(Object.keys(problems({ title: "t".repeat(201) }))).toEqual(["title"]);
  expect(Object.keys(problems({ description: "d".repeat(10_001) }))).toEqual(["description"]);
  const many = Array.from({ length: 31 }, (_, index) => `tag ${index}`);
  expect(problems({ tags: many.slice(0, 30) })).toEqual({});
  expect(problems({ tags: many.join(",") }).tags).toContain("30 tags");
});

test("a title without Latin letters needs a handle", () => {
  expect(problems({ title: "赤いドレス" }).handle).toContain("write one");
  expect(problems({ title: "赤いドレス", handle: "red-dress" })).toEqual({});
});

test("control characters go, lines of a description stay", () => {
  const product = productSchema.parse({
    ...least,
    title: "Red\u0000 \t dress\u200B",
    description: "One.\r\nTwo.\u0007\n\n\n\nThree.",
  });
  expect(product.title).toBe("Red dress");
  expect(product.description).toBe("One.\nTwo.\n\nThree.");
});

test("a lone surrogate does not reach the database", () => {
  expect(productSchema.parse({ ...least, title: "a\uD800b" }).title).toBe("a\uFFFDb");
});

test("tags come as a list or a text, each once", () => {
  expect(productSchema.parse({ ...least, tags: " a, b ;a| c,, " }).tags).toEqual(["a", "b", "c"]);
});

test.each([
  ["Robe d’été, N° 5", "robe-d-ete-n-5"],
  ["  --Große ÆRØ Łódź!", "grosse-aero-lodz"],
  ["1542", "1542"],
  ["SKU_12/A", "sku-12-a"],
  ["日本語", ""],
])("the handle of %s is %s", (text, expected) => {
  expect(handleFrom(text)).toBe(expected);
});

test("whatever the text, its handle is one or empty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      const handle = handleFrom(text);
      expect(handle === "" || isHandle(handle)).toBe(true);
    }),
  );
});

test.each<[string, string, number | null]>([
  ["12.50", "EUR", 1250],
  ["12,50", "EUR", 1250],
  ["€12.50", "EUR", 1250],
  ["12,50 €", "EUR", 1250],
  ["12.5", "EUR", 1250],
  ["12", "EUR", 1200],
  ["12,-", "EUR", 1200],
  ["1.299,00", "EUR", 129_900],
  ["1,299.00", "USD", 129_900],
  ["$1,299,000.00", "USD", 129_900_000],
  ["1.299.000", "EUR", 129_900_000],
  ["1 299,90", "EUR", 129_990],
  ["1’299.90 CHF", "CHF", 129_990],
  ["1\u00A0299,00", "EUR", 129_900],
  ["0", "EUR", 0],
  ["1234", "JPY", 1234],
  ["¥1,234", "JPY", 1234],
  ["1234.00", "JPY", 1234],
  ["1.234", "KWD", 1234],
  ["1,234", "EUR", null],
  ["1.234", "EUR", null],
  ["12.345,6.7", "EUR", null],
  ["1,23,456.00", "EUR", null],
  ["12.50.00", "EUR", null],
  ["-5", "EUR", null],
  ["1e3", "EUR", null],
  ["12 50", "EUR", null],
  ["Rs. 100", "INR", 10_000],
  ["=1+1", "EUR", null],
  ["free", "EUR", null],
  ["", "EUR", null],
  ["99999999999", "EUR", null],
])("%s in %s is %s", (text, currency, minor) => {
  expect(parsePrice(text, currency)).toBe(minor);
});

test("every amount in minor units survives being written in three ways", () => {
  const formats = ["en", "de", "fr"].map(
    (locale) => new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_999_999_999 }), (minor) => {
      for (const format of formats) {
        expect(parsePrice(format.format(minor / 100), "EUR")).toBe(minor);
      }
    }),
  );
});

test.each([
  ["€12", "EUR"],
  ["12 gbp", "GBP"],
  ["£5", "GBP"],
  ["$5", null],
  ["12.50", null],
  ["12 abc", null],
])("the currency of %s is %s", (text, currency) => {
  expect(currencyOfPrice(text)).toBe(currency);
});
