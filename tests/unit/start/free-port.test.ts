import { createServer, type Server } from "node:net";
import { networkInterfaces } from "node:os";
import { afterEach, expect, test } from "vitest";
import { findFreePort, requireFreePort } from "@/scripts/start/free-port";
import { localOrigin } from "@/scripts/start/web";

const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ family }) => family === "IPv6"),
);
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(port: number, address: string): Promise<void> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
}

test("without HOSTNAME the shop listens on every address there is, IPv6 among them where it can", async () => {
  const address = await requireFreePort(await findFreePort(), null);
  expect(address).toBe(hasIpv6 ? "::" : "0.0.0.0");
});

test("HOSTNAME is the address to listen on", async () => {
  const port = await findFreePort();
  expect(await requireFreePort(port, "127.0.0.1")).toBe("127.0.0.1");
  expect(await requireFreePort(port, "0.0.0.0")).toBe("0.0.0.0");
});

test("an address of another machine is refused by its name", async () => {
  await expect(requireFreePort(await findFreePort(), "192.0.2.1")).rejects.toThrow(
    "192.0.2.1 is no address of this machine. Set HOSTNAME to one that is",
  );
});

test("a port that is taken on one address is taken for all", async () => {
  const port = await findFreePort();
  await listen(port, "0.0.0.0");
  await expect(requireFreePort(port, null)).rejects.toThrow(
    `Port ${port} is taken by another program`,
  );
});

test("the machine itself asks the address that the server listens on", () => {
  expect(localOrigin(3000)).toBe("http://127.0.0.1:3000");
  expect(localOrigin(3000, "::")).toBe("http://127.0.0.1:3000");
  expect(localOrigin(3000, "192.0.2.1")).toBe("http://192.0.2.1:3000");
  expect(localOrigin(3000, "::1")).toBe("http://[::1]:3000");
});
