import { handleFrom } from "@/lib/catalogue/handle";
import { currencyOfPrice } from "@/lib/catalogue/price";
import type { ProductFields } from "@/lib/catalogue/product";
import { inputName, PRODUCT_COLUMN_LIST, type ProductField } from "@/lib/catalogue/product-columns";
import { productSchema } from "@/lib/catalogue/product-input";
import type { ProductStatus } from "@/lib/catalogue/product-status";
import { type Column, type ColumnPlan, columnOf } from "@/lib/import/columns";
import type { CsvRow } from "@/lib/import/csv-parser";
import type { ImportIssue } from "@/lib/import/issues";

export type RowRules = {
  plan: ColumnPlan;
  /** How many fields a row must have. */
  width: number;
  /** For columns that the file lacks, and for empty fields. */
  defaults: Map<Column, string>;
  status: ProductStatus;
  /** Whether the status also applies to existing products. */
  statusForAll: boolean;
};

/** A row that can be imported once its photos are found. */
export type ImportRow = {
  line: number;
  /** As written in the file. */
  givenHandle: string;
  /** All fields, for a new product. */
  whenNew: ProductFields;
  /** Only the fields that the file gives, for an existing product. */
  given: Partial<ProductFields> & { handle: string; title: string };
  /** Null when the file has no such column or the field is empty. */
  photoNames: string[] | null;
};

/** Columns in which joined fields remain separate values. */
const LISTS: Column[] = ["tags", "photos"];

/** Reads one row, or collects everything that is wrong with it. */
export function readRow(
  { line, fields }: CsvRow,
  rules: RowRules,
): { row: ImportRow } | { issues: ImportIssue[] } {
  const text = (column: Column) => textOf(column, fields, rules);
  const givenHandle = text("handle");
  const issue = (kind: ImportIssue["kind"], column: string, message: string): ImportIssue => {
    return { line, handle: givenHandle, severity: "rejected", kind, column, message };
  };
  if (fields.length !== rules.width) {
    const message = `The row has ${fields.length} fields, the header has ${rules.width}. A field that holds the separator belongs in quotation marks.`;
    return { issues: [issue("wrong-field-count", "", message)] };
  }
  const handle = handleFrom(givenHandle);
  const priceCurrency = currencyOfPrice(text("price"));
  const texts = PRODUCT_COLUMN_LIST.flatMap(([field]) => {
    const column = columnOf(field);
    return column ? [[inputName(field), text(column)]] : [];
  });
  const parsed = productSchema.safeParse({
    ...Object.fromEntries(texts),
    handle,
    currency: text("currency") || (priceCurrency ?? ""),
    // Report a row without any category only once.
    fineCategory: text("fine_category") || text("broad_category") || "-",
    status: rules.status,
  });
  const issues = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const found = PRODUCT_COLUMN_LIST.find(([field]) => inputName(field) === path[0]);
    return issue("invalid-value", (found && columnOf(found[0])) ?? "", message);
  });
  if (handle === "" && !issues.some(({ column }) => column === "handle")) {
    issues.push(issue("invalid-value", "handle", handleProblem(givenHandle)));
  }
  if (!parsed.success || issues.length > 0) return { issues };
  return {
    row: {
      line,
      givenHandle,
      whenNew: parsed.data,
      given: {
        ...givenFields(parsed.data, priceCurrency !== null, rules),
        handle,
        title: parsed.data.title,
      },
      photoNames: photoNames(text("photos")),
    },
  };
}

function textOf(column: Column, fields: string[], { plan, defaults }: RowRules): string {
  const parts = (plan.fields.get(column) ?? []).map((index) => (fields[index] ?? "").trim());
  const filled = parts.filter((part) => part !== "");
  return filled.join(LISTS.includes(column) ? "|" : " ") || (defaults.get(column) ?? "");
}

function handleProblem(given: string): string {
  return given === ""
    ? "The handle is missing."
    : `“${given}” gives no handle: it needs letters a–z or digits.`;
}

/** The fields that the file has columns for; an existing product keeps its others. */
function givenFields(
  all: ProductFields,
  namesCurrency: boolean,
  rules: RowRules,
): Partial<ProductFields> {
  const has = (column: Column) => rules.plan.fields.has(column) || rules.defaults.has(column);
  const kept = Object.entries(all).filter(([field]) => {
    if (field === "status") return rules.statusForAll;
    if (field === "currency" && namesCurrency) return true;
    const column = columnOf(field as ProductField);
    return column !== null && has(column);
  });
  return Object.fromEntries(kept);
}

function photoNames(text: string): string[] | null {
  const names = text.split(/[|;\n]/).map((name) => name.trim());
  const filled = names.filter((name) => name !== "");
  return filled.length > 0 ? filled : null;
}
