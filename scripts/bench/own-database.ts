import pg from "pg";

export type OwnDatabase = { url: string; drop(): Promise<void> };

/** Creates an empty database on a server, passes its address on, and drops it at the end. */
export async function withOwnDatabase(
  server: string,
  body: (databaseUrl: string) => Promise<void>,
): Promise<void> {
  const { url, drop } = await makeOwnDatabase(server, `shop_bench_${process.pid}`);
  try {
    await body(url);
  } finally {
    await drop();
  }
}

/** @param name letters, digits and underscores */
export async function makeOwnDatabase(server: string, name: string): Promise<OwnDatabase> {
  await execute(server, `CREATE DATABASE ${name}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return {
    url: address.href,
    drop: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function execute(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
