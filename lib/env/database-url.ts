import { z } from "zod";

/** The parts of a database's address, for passwords that an address cannot hold as they are. */
export type DatabaseParts = {
  DATABASE_URL: string | null;
  DATABASE_HOST: string | null;
  DATABASE_PORT: number;
  DATABASE_NAME: string;
  DATABASE_USER: string;
  DATABASE_PASSWORD: string | null;
};

/** A Postgres address that a client can read. `#` in a password would cut it off without a word. */
export const databaseUrlSchema = z.string().trim().refine(isPostgresUrl, {
  error:
    "this is not an address of a Postgres, such as postgres://user:password@host:5432/name. Special characters of a password are written as %40 for @, %2F for /, %23 for #; or leave it unset and set DATABASE_HOST, DATABASE_USER, DATABASE_PASSWORD and DATABASE_NAME as they are",
});

/** Clients do not read these in the name of a database, however they are written. */
export const databaseNameSchema = z
  .string()
  .regex(/^[^/?#%\s]+$/, "use a name without spaces and without / ? # %");

/** The database's address: DATABASE_URL, else one made of the parts where DATABASE_HOST is set, else null. */
export function databaseUrl(parts: DatabaseParts): string | null {
  const { DATABASE_URL, DATABASE_HOST: host } = parts;
  if (DATABASE_URL || !host) return DATABASE_URL;
  const user = encodeURIComponent(parts.DATABASE_USER);
  const password = parts.DATABASE_PASSWORD;
  const secret = password === null ? "" : `:${encodeURIComponent(password)}`;
  const name = encodeURI(parts.DATABASE_NAME);
  // A folder is where the server's socket lies.
  if (host.startsWith("/")) {
    const query = new URLSearchParams({ host, port: String(parts.DATABASE_PORT) });
    return `postgres://${user}${secret}@/${name}?${query}`;
  }
  const bracketed = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  return `postgres://${user}${secret}@${bracketed}:${parts.DATABASE_PORT}/${name}`;
}

function isPostgresUrl(text: string): boolean {
  if (!/^(postgres|postgresql|socket):/.test(text) || text.includes("#")) return false;
  // Clients read an address without a host as one of a local socket, which URL does not parse.
  const url = text.replace("@/", "@localhost/");
  // What follows a raw slash in a password would be taken for the name of the database.
  return URL.canParse(url) && !new URL(url).pathname.includes("@");
}
