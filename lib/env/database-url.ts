import { z } from "zod";

/** The parts of a database URL, for passwords that a URL could only hold escaped. */
export type DatabaseParts = {
  DATABASE_URL: string | null;
  DATABASE_HOST: string | null;
  DATABASE_PORT: number;
  DATABASE_NAME: string;
  DATABASE_USER: string;
  DATABASE_PASSWORD: string | null;
};

/** A Postgres URL that clients can parse. A `#` in a password would silently cut it off. */
export const databaseUrlSchema = z.string().trim().refine(isPostgresUrl, {
  error:
    "this is not an address of a Postgres, such as postgres://user:password@host:5432/name. Special characters of a password are written as %40 for @, %2F for /, %23 for #; or leave it unset and set DATABASE_HOST, DATABASE_USER, DATABASE_PASSWORD and DATABASE_NAME as they are",
});

/** Clients do not accept these characters in a database name, even escaped. */
export const databaseNameSchema = z
  .string()
  .regex(/^[^/?#%\s]+$/, "use a name without spaces and without / ? # %");

/** The database's URL: DATABASE_URL, or one made from the parts if DATABASE_HOST is set, or null. */
export function databaseUrl(parts: DatabaseParts): string | null {
  const { DATABASE_URL, DATABASE_HOST: host } = parts;
  if (DATABASE_URL || !host) return DATABASE_URL;
  const user = encodeURIComponent(parts.DATABASE_USER);
  const password = parts.DATABASE_PASSWORD;
  const secret = password === null ? "" : `:${encodeURIComponent(password)}`;
  const name = encodeURI(parts.DATABASE_NAME);
  // A host that is a path is the folder of the server's socket.
  if (host.startsWith("/")) {
    const query = new URLSearchParams({ host, port: String(parts.DATABASE_PORT) });
    return `postgres://${user}${secret}@/${name}?${query}`;
  }
  const bracketed = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  return `postgres://${user}${secret}@${bracketed}:${parts.DATABASE_PORT}/${name}`;
}

function isPostgresUrl(text: string): boolean {
  if (!/^(postgres|postgresql|socket):/.test(text) || text.includes("#")) return false;
  // Clients read a URL without a host as a local socket; URL cannot parse that.
  const url = text.replace("@/", "@localhost/");
  // The text after an unescaped slash in a password would be taken for the database name.
  return URL.canParse(url) && !new URL(url).pathname.includes("@");
}
