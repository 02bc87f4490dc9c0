import { z } from "zod";
import { env } from "@/lib/env";

/** Columns are checked but never converted, so rows are the same in tests and elsewhere. */
export type RowSchema<Row> = z.ZodObject & z.ZodType<Row, Row>;

/** The database's client, or one of its transactions. */
type Client = { $queryRaw(text: TemplateStringsArray, ...values: unknown[]): Promise<unknown> };
type Tag<Answer> = (text: TemplateStringsArray, ...values: unknown[]) => Promise<Answer>;

/**
 * Runs the statement that follows and returns its rows, typed by the schema: `await queryRows(db(), countRow)` and the
 * statement in backticks. When awaited in place, its failures name the calling function.
 * @throws as readRows
 */
export function queryRows<Row>(client: Client, schema: RowSchema<Row>): Tag<Row[]> {
  return async (text, ...values) => readRows(schema, await client.$queryRaw(text, ...values));
}

/**
 * The same for a statement that always returns one row.
 * @throws as readRows, and an Error when it returns none or several
 */
export function queryOneRow<Row>(client: Client, schema: RowSchema<Row>): Tag<Row> {
  return async (text, ...values) => {
    const rows = readRows(schema, await client.$queryRaw(text, ...values));
    if (rows.length !== 1) throw new Error(`The statement gives ${rows.length} rows, not one.`);
    return rows[0] as Row;
  };
}

/**
 * A statement's result as rows of a `z.strictObject`. In tests every row is checked, to catch a column whose name
 * differs between statement and schema. Elsewhere rows pass unchecked: searches are a hot path.
 * @throws in tests an Error that names the column; its stack names the calling function
 */
export function readRows<Row>(schema: RowSchema<Row>, rows: unknown): Row[] {
  if (env().NODE_ENV === "test") check(schema, rows as unknown[]);
  return rows as Row[];
}

function check(schema: z.ZodObject, rows: unknown[]): void {
  if (!(schema.def.catchall instanceof z.ZodNever)) {
    throw new Error("A row's schema has to be a z.strictObject: others let unknown columns pass.");
  }
  for (const row of rows) {
    const { error } = schema.safeParse(row);
    if (error) throw new Error(`A row is not as its schema says.\n${z.prettifyError(error)}`);
  }
}
