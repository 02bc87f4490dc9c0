import { randomBytes } from "node:crypto";
import path from "node:path";
import { Client } from "pg";
import { startEmbeddedDatabase } from "@/lib/database/embedded";

export type ImageDatabase = { url: string; title: string; stop(): Promise<void> };

/** An empty database for the image: on the real Postgres at TEST_DATABASE_URL, or else an embedded one. */
export async function startImageDatabase(folder: string): Promise<ImageDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) {
    const embedded = await startEmbeddedDatabase(path.join(folder, "database"), "check:image");
    return { url: embedded.url, title: "the embedded database", stop: embedded.stop };
  }
  const name = `shop_image_${randomBytes(6).toString("hex")}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    title: "a real Postgres",
    stop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
