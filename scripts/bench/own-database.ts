import pg from "pg";

/** Makes an empty database on a server, hands out its address, and drops it at the end. */
export async function withOwnDatabase(
  server: string,
  body: (databaseUrl: string) => Promise<void>,
): Promise<void> {
  const name = `shop_bench_${process.pid}`;
  await execute(server, `CREATE DATABASE ${name}`);
  try {
    const address = new URL(server);
    address.pathname = `/${name}`;
    await body(address.href);
  } finally {
    await execute(server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
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
