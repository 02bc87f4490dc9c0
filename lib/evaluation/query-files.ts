import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { UserError } from "@/lib/errors";
import type { Judgement } from "@/lib/evaluation/protocols/judgements";
import type { GivenQuery } from "@/lib/evaluation/protocols/products-tasks";

const name = z.string().trim().min(1);
const optional = z
  .string()
  .trim()
  .transform((value) => value || null)
  .nullable()
  .default(null);

const judgementSchema = z.object({
  query: name,
  handle: name,
  grade: z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/, "must be a number")
    .transform(Number),
});

const givenSchema = z
  .object({
    query: name,
    handle: optional,
    broad_category: optional,
    fine_category: optional,
    colour: optional,
  })
  .transform(({ broad_category, fine_category, ...rest }) => ({
    ...rest,
    broadCategory: broad_category,
    fineCategory: fine_category,
  }));

/**
 * Judgements from a CSV file with the columns query, handle, grade.
 * @throws UserError naming the invalid row
 */
export function readJudgements(file: string): Promise<Judgement[]> {
  return readRows(file, judgementSchema, "query,handle,grade");
}

/**
 * Queries from a CSV file with the column query and any of handle, broad_category, fine_category, colour.
 * @throws UserError naming the invalid row
 */
export function readGivenQueries(file: string): Promise<GivenQuery[]> {
  return readRows(file, givenSchema, "query,handle,broad_category,fine_category,colour");
}

async function readRows<T>(file: string, schema: z.ZodType<T>, columns: string): Promise<T[]> {
  const rows = await readFile(file)
    .then((bytes) => parse(bytes, { columns: true, bom: true, skip_empty_lines: true, trim: true }))
    .catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new UserError(
        "csv",
        `${file} cannot be read as CSV (${reason}). Expected columns: ${columns}.`,
        { cause },
      );
    });
  if (rows.length === 0)
    throw new UserError("csv", `${file} has no rows. Expected columns: ${columns}.`);
  return rows.map((row: unknown, index: number) => {
    const parsed = schema.safeParse(row);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new UserError(
      "csv",
      `${file}, row ${index + 1}: ${issue?.path.join(".")} ${issue?.message}. Expected columns: ${columns}.`,
    );
  });
}
