import { createServer } from "node:net";
import { UserError } from "@/lib/errors";

/**
 * Makes sure that the shop's port can be had, before anything heavy is done.
 * @throws UserError when another program listens there, or the system keeps the port to itself
 */
export function requireFreePort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "EADDRINUSE"
          ? "is taken by another program"
          : `cannot be used (${error.message})`;
      reject(
        new UserError(
          "port-unavailable",
          `Port ${port} ${reason}. Choose another: \`PORT=${port === 65_535 ? 3000 : port + 1} npm start\`.`,
        ),
      );
    });
    probe.listen(port, "0.0.0.0", () => probe.close(() => resolve()));
  });
}

/** A port that nobody has at the moment, on loopback. */
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
