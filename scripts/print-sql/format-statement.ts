import { format } from "sql-formatter";
import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * A statement in readable form: formatted, with each bound value replaced by its name (`:words`), or written out if it
 * is a constant in the code.
 * @param names the names of outside values, by value
 */
export function formatStatement(statement: Prisma.Sql, names: Map<unknown, string>): string {
  const { strings, values } = statement;
  const text = strings.reduce((written, part, index) => {
    if (index === 0) return part;
    return `${written}${nameOf(values[index - 1], names)}${part}`;
  }, "");
  const formatted = format(text, {
    language: "postgresql",
    keywordCase: "upper",
    tabWidth: 2,
    expressionWidth: 100,
    paramTypes: { named: [":"] },
  });
  return `${formatted}\n`;
}

function nameOf(value: unknown, names: Map<unknown, string>): string {
  for (const [known, name] of names) if (isSame(known, value)) return `:${name}`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (Array.isArray(value)) return `'{${value.join(",")}}'`;
  throw new TypeError(`A bound value has no name: ${String(value)}`);
}

function isSame(known: unknown, value: unknown): boolean {
  if (known === value) return true;
  return Buffer.isBuffer(known) && Buffer.isBuffer(value) && known.equals(value);
}
