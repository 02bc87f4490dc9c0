import { createServer } from "node:net";
import { UserError } from "@/lib/errors";

/** All addresses of the machine: IPv6 and IPv4, or IPv4 alone on systems without IPv6. */
const EVERYWHERE = ["::", "0.0.0.0"];
const NO_IPV6 = new Set(["EAFNOSUPPORT", "EADDRNOTAVAIL"]);

/**
 * Makes sure that the shop's port is available, before any expensive work.
 * @param hostname an address of this machine, or null for all of them
 * @returns the address to listen on
 * @throws UserError if another program listens there, or the system reserves the port or the address
 */
export async function requireFreePort(port: number, hostname: string | null): Promise<string> {
  let problem: NodeJS.ErrnoException | null = null;
  for (const address of hostname ? [hostname] : EVERYWHERE) {
    problem = await tryToListen(port, address);
    if (!problem) return address;
    if (!NO_IPV6.has(problem.code ?? "")) break;
  }
  throw new UserError("port-unavailable", reasonOf(problem, port, hostname), { cause: problem });
}

function tryToListen(port: number, address: string): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", resolve);
    probe.listen(port, address, () => probe.close(() => resolve(null)));
  });
}

function reasonOf(
  problem: NodeJS.ErrnoException | null,
  port: number,
  hostname: string | null,
): string {
  if (hostname && NO_IPV6.has(problem?.code ?? "")) {
    return `${hostname} is no address of this machine. Set HOSTNAME to one that is, or unset it to listen on all.`;
  }
  const reason =
    problem?.code === "EADDRINUSE"
      ? "is taken by another program"
      : `cannot be used (${problem?.message})`;
  return `Port ${port} ${reason}. Choose another: \`PORT=${port === 65_535 ? 3000 : port + 1} npm start\`.`;
}

/** A loopback port that is currently free. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
