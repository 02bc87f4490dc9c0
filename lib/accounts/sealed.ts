import { createHmac, timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import { authSecret } from "@/lib/accounts/secret";
import { UserError } from "@/lib/errors";

/**
 * Seals a value that a browser carries from one action to the next and cannot alter: JSON, signed for one purpose. Its
 * holder can read it, and it never expires while the secret stays the same.
 */
export async function seal(purpose: string, value: unknown): Promise<string> {
  const body = Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${body}.${await signature(purpose, body)}`;
}

/** Opens a sealed value. Throws UserError when it was altered, or sealed for another purpose or with another secret. */
export async function unseal<T>(purpose: string, sealed: string, schema: z.ZodType<T>): Promise<T> {
  const [body = "", given = ""] = sealed.split(".");
  const expected = Buffer.from(await signature(purpose, body));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    throw new UserError("seal", "This form is out of date. Reload the page and try again.");
  }
  return schema.parse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
}

async function signature(purpose: string, body: string): Promise<string> {
  return createHmac("sha256", await authSecret())
    .update(`${purpose}\n${body}`)
    .digest("base64url");
}
