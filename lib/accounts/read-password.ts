import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { UserError } from "@/lib/errors";

/**
 * Reads a new password from the person running a command: at a terminal it asks twice, without echo; otherwise it takes
 * `fromSettings`, or else the first line of standard input. Throws UserError when there is none, or the two differ.
 */
export async function readNewPassword(fromSettings: string | null): Promise<string> {
  if (process.stdin.isTTY) {
    const first = await askSilently("Password: ");
    const second = await askSilently("Once more: ");
    if (first === second) return first;
    throw new UserError("passwords-differ", "The two passwords differ. Nothing was changed.");
  }
  const password = fromSettings ?? (await readFirstLine());
  if (password) return password;
  throw new UserError(
    "no-password",
    "There is nobody to ask for a password. Set ADMIN_PASSWORD, or write the password to standard input.",
  );
}

async function askSilently(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  terminal.on("SIGINT", () => process.exit(130));
  process.stdout.write(question);
  try {
    return await terminal.question("");
  } finally {
    terminal.close();
    process.stdout.write("\n");
  }
}

async function readFirstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  return "";
}
