import fc from "fast-check";
import { Client } from "pg";
import { expect, test } from "vitest";
import { readEnv } from "@/lib/env";

/** Where a Postgres client would go by these settings, and as whom. */
function connection(settings: Record<string, string>) {
  const { host, port, user, password, database } = new Client({
    connectionString: readEnv(settings).DATABASE_URL ?? undefined,
  });
  return { host, port, user, password, database };
}

test("a database's parts need no escaping, whatever is in the password", () => {
  const text = fc.string({ minLength: 1, maxLength: 30 }).filter((one) => one.trim() !== "");
  fc.assert(
    fc.property(text, text, (DATABASE_USER, DATABASE_PASSWORD) => {
      const parts = { DATABASE_HOST: "database", DATABASE_USER, DATABASE_PASSWORD };
      expect(connection(parts)).toEqual({
        host: "database",
        port: 5432,
        user: DATABASE_USER,
        password: DATABASE_PASSWORD,
        database: "shop",
      });
    }),
  );
  const parts = { DATABASE_HOST: "db", DATABASE_PASSWORD: "p@ss/w#rd:?%41&" };
  expect(connection(parts)).toMatchObject({ user: "shop", password: "p@ss/w#rd:?%41&" });
});

test("a database is reached at an IPv6 address, at another port and through a socket", () => {
  const at = (DATABASE_HOST: string) =>
    connection({
      DATABASE_HOST,
      DATABASE_PORT: "6432",
      DATABASE_NAME: "my-shop_1",
      DATABASE_PASSWORD: "a@b",
    });
  expect(at("2001:db8::5")).toMatchObject({ host: "2001:db8::5", port: 6432, password: "a@b" });
  expect(at("/var/run/postgresql")).toMatchObject({
    host: "/var/run/postgresql",
    port: 6432,
    database: "my-shop_1",
    password: "a@b",
  });
});

test("DATABASE_URL comes first, and without either the shop brings its own", () => {
  const url = "postgres://shop:p%40ss@db.example:5432/shop";
  expect(readEnv({ DATABASE_URL: url, DATABASE_HOST: "other" }).DATABASE_URL).toBe(url);
  expect(readEnv({ DATABASE_PASSWORD: "alone" }).DATABASE_URL).toBeNull();
});

test.each([
  "postgres://shop:p#ss@db:5432/shop",
  "postgres://shop:p/ss@db:5432/shop",
  "postgres://shop:12/34@db:5432/shop",
  "localhost:5432/shop",
  "mysql://shop@db/shop",
])("DATABASE_URL=%s is refused, with what to do instead", (url) => {
  expect(() => readEnv({ DATABASE_URL: url })).toThrow(/DATABASE_URL: .*%40 for @.*DATABASE_HOST/);
});

test.each([
  "postgres://shop@localhost/shop",
  "postgresql://shop:p%23ss@[::1]:5432/shop?sslmode=require",
  "postgres://shop@/shop?host=/var/run/postgresql",
  "postgres:///shop?host=/var/run/postgresql",
])("DATABASE_URL=%s is taken as it is", (url) => {
  expect(readEnv({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
});

test("an address to listen on is taken, a machine's name is not", () => {
  expect(readEnv({ HOSTNAME: "::" }).HOSTNAME).toBe("::");
  expect(readEnv({ HOSTNAME: "127.0.0.1" }).HOSTNAME).toBe("127.0.0.1");
  expect(readEnv({ HOSTNAME: "localhost" }).HOSTNAME).toBe("localhost");
  expect(readEnv({ HOSTNAME: "3f2a9c1b7d44" }).HOSTNAME).toBeNull();
  expect(readEnv({ HOSTNAME: "fedora.local" }).HOSTNAME).toBeNull();
});
