/**
 * What a product's column holds. This decides how it is read, checked, stored, typed and shown in a form:
 * - `handle`, `title`: as their names say
 * - `text`: several lines; `name`: one line of at most 120 characters, null when optional and left out
 * - `price`: an amount in the currency's minor unit; forms and files write `59.00`
 * - `stock`: number of pieces; `tags`: several short names
 */
export type ColumnKind =
  | "handle"
  | "title"
  | "text"
  | "name"
  | "price"
  | "currency"
  | "stock"
  | "tags"
  | "status";

type FormField = {
  label: string;
  /** Position in the form, lowest first. */
  place: number;
  /** Width in sixths of the form. */
  span: 2 | 3 | 6;
  hint?: string;
  placeholder?: string;
  /** Whether to suggest values that other products have. */
  suggests?: true;
};

type FileColumn = {
  name: string;
  /** What other shops' exports call it, best first; compared ignoring case, spaces and punctuation. */
  otherNames: readonly string[];
  required?: true;
  /** Whether the template leaves it out. */
  rare?: true;
};

export type ProductColumn = {
  kind: ColumnKind;
  /** Its name in messages, as in "The brand may have 120 characters at most." */
  called: string;
  required?: true;
  /** Whether a card in a grid shows or needs it. */
  onCards?: true;
  /** Its name in forms, if different. */
  input?: string;
  /** Null if the form shows it in a place of its own. */
  form: FormField | null;
  /** Null if files do not contain it. */
  file: FileColumn | null;
};

/**
 * A product's own columns, in the template's order. Types, select lists, the upsert, the form, the import and the
 * export are derived from it: a new column takes an entry here and a migration. The table uses the same names in snake
 * case.
 */
export const PRODUCT_COLUMNS = {
  handle: {
    kind: "handle",
    called: "The handle",
    onCards: true,
    form: {
      label: "Handle",
      place: 20,
      span: 6,
      hint: "The last part of the product’s address. Left empty, it follows from the title.",
    },
    file: {
      name: "handle",
      required: true,
      otherNames: [
        "id",
        "productid",
        "sku",
        "slug",
        "urlkey",
        "articlenumber",
        "articleid",
        "itemid",
        "code",
      ],
    },
  },
  title: {
    kind: "title",
    called: "The title",
    required: true,
    onCards: true,
    form: { label: "Title", place: 10, span: 6 },
    file: {
      name: "title",
      required: true,
      otherNames: [
        "name",
        "productname",
        "producttitle",
        "productdisplayname",
        "displayname",
        "itemname",
      ],
    },
  },
  description: {
    kind: "text",
    called: "The description",
    form: {
      label: "Description",
      place: 30,
      span: 6,
      hint: "Searches by words read this. Say what it is, how it is cut, of what, and for when.",
    },
    file: {
      name: "description",
      otherNames: ["bodyhtml", "body", "productdescription", "longdescription", "desc", "details"],
    },
  },
  brand: {
    kind: "name",
    called: "The brand",
    onCards: true,
    form: { label: "Brand", place: 90, span: 3, suggests: true },
    file: { name: "brand", otherNames: ["vendor", "manufacturer", "brandname", "label"] },
  },
  priceMinor: {
    kind: "price",
    called: "The price",
    input: "price",
    onCards: true,
    form: { label: "Price", place: 60, span: 2, placeholder: "59.00" },
    file: {
      name: "price",
      otherNames: ["variantprice", "regularprice", "sellingprice", "saleprice", "amount"],
    },
  },
  currency: {
    kind: "currency",
    called: "The currency",
    onCards: true,
    form: { label: "Currency", place: 70, span: 2, suggests: true },
    file: { name: "currency", otherNames: ["currencycode", "pricecurrency"] },
  },
  stock: {
    kind: "stock",
    called: "The stock",
    onCards: true,
    form: { label: "Stock", place: 80, span: 2, hint: "Empty: not counted." },
    file: {
      name: "stock",
      otherNames: [
        "quantity",
        "qty",
        "inventory",
        "variantinventoryqty",
        "stockquantity",
        "available",
      ],
    },
  },
  broadCategory: {
    kind: "name",
    called: "The category",
    required: true,
    onCards: true,
    form: { label: "Category", place: 40, span: 3, suggests: true },
    file: {
      name: "broad_category",
      required: true,
      otherNames: [
        "category",
        "subcategory",
        "producttype",
        "mastercategory",
        "department",
        "type",
      ],
    },
  },
  fineCategory: {
    kind: "name",
    called: "The kind",
    required: true,
    onCards: true,
    form: { label: "Kind", place: 50, span: 3, suggests: true },
    file: {
      name: "fine_category",
      otherNames: ["articletype", "subcategory", "producttype", "kind", "subtype", "type"],
    },
  },
  colour: {
    kind: "name",
    called: "The colour",
    onCards: true,
    form: { label: "Colour", place: 100, span: 3, suggests: true },
    file: {
      name: "colour",
      otherNames: ["color", "basecolour", "basecolor", "colourname", "colorname"],
    },
  },
  tags: {
    kind: "tags",
    called: "The tags",
    form: {
      label: "Tags",
      place: 110,
      span: 3,
      hint: "Separated by commas.",
      placeholder: "summer, linen",
    },
    file: { name: "tags", otherNames: ["keywords", "labels"] },
  },
  variantGroup: {
    kind: "name",
    called: "The variant group",
    onCards: true,
    form: {
      label: "Variant group",
      place: 120,
      span: 3,
      suggests: true,
      hint: "The same word on products that differ in colour or size only.",
    },
    file: {
      name: "variant_group",
      rare: true,
      otherNames: ["groupid", "itemgroupid", "parentid", "parentsku", "styleid"],
    },
  },
  status: { kind: "status", called: "The status", form: null, file: null },
} as const satisfies Record<string, ProductColumn>;

type Columns = typeof PRODUCT_COLUMNS;

export type ProductField = keyof Columns;

/** The fields that cards show, or need. */
export type CardField = {
  [Field in ProductField]: Columns[Field] extends { onCards: true } ? Field : never;
}[ProductField];

/** The columns with their names, in order. */
export const PRODUCT_COLUMN_LIST = Object.entries(PRODUCT_COLUMNS) as [
  ProductField,
  ProductColumn,
][];

/** The fields that cards show, or need. */
export const CARD_FIELDS = PRODUCT_COLUMN_LIST.filter(([, { onCards }]) => onCards).map(
  ([field]) => field as CardField,
);

/** The name of a column in forms. */
export type InputName = {
  [Field in ProductField]: Columns[Field] extends { input: infer Name extends string }
    ? Name
    : Field;
}[ProductField];

export function inputName(field: ProductField): InputName {
  const { input }: ProductColumn = PRODUCT_COLUMNS[field];
  return (input ?? field) as InputName;
}
