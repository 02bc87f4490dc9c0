import { z } from "zod";
import { env } from "@/lib/env";

/** Columns are checked and never converted: rows are the same in tests and elsewhere. */
export type RowSchema<Row> = z.ZodObject & z.ZodType<Row, Row>;

/** The database's client, or one of its transactions. */
type Client = { $queryRaw(text: TemplateStringsArray, ...values: unknown[]): Promise<unknown> };
type Tag<Answer> = (text: TemplateStringsArray, ...values: unknown[]) => Promise<Answer>;

/**
 * Runs the statement that follows and gives its rows, typed by the schema that stands beside it:
 * `await queryRows(db(), countRow)` and the statement in backticks. Awaited where it stands, its failures name the
 * function that asked.
 * @throws as readRows
 */
export function queryRows<Row>(client: Client, schema: RowSchema<Row>): Tag<Row[]> {
  return async (text, ...values) => readRows(schema, await client.$queryRaw(text, ...values));
}

/**
 * The same for a statement that always gives one row.
 * @throws as readRows, and an Error when it gives none or several
 */
export function queryOneRow<Row>(client: Client, schema: RowSchema<Row>): Tag<Row> {
  return async (text, ...values) => {
    const rows = readRows(schema, await client.$queryRaw(text, ...values));
    if (rows.length !== 1) throw new Error(`The statement gives ${rows.length} rows, not one.`);
    return rows[0] as Row;
  };
}

/**
 * What a statement gave, as rows of a `z.strictObject`. In tests every row is checked, so that a column that has
 * another name in the statement than in the schema is found. Elsewhere rows pass untouched: searches are hot.
 * @throws in tests an Error that names the column; its stack names the function that asked
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
