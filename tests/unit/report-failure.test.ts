import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { UserError } from "@/lib/errors";
import { DatabaseUnavailableError } from "@/lib/failures/database-unavailable";
import { failureText } from "@/lib/failures/report-failure";

function thrown(body: () => unknown): unknown {
  try {
    body();
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown.");
}

// Every write to this device of Linux's finds the disk full.
test.runIf(process.platform === "linux")(
  "a full disk is a sentence with the file and what to do",
  () => {
    const error = thrown(() => writeFileSync("/dev/full", "x"));
    expect(failureText(error)).toBe(
      "The disk is full. Free some space, then run this again: what was saved is kept.",
    );
  },
);

test.each([
  [
    "a file on a full disk",
    { code: "ENOSPC", path: "/data/photos/a.webp" },
    "The disk is full (/data/photos/a.webp).",
  ],
  [
    "a folder on a read-only disk",
    { code: "EROFS", path: "/data" },
    "The disk is read-only (/data).",
  ],
  [
    "a folder of another account",
    { code: "EACCES", path: "/data" },
    "This user may not read or write there (/data).",
  ],
  [
    "Postgres on a full disk",
    { code: "53100", message: "could not extend file" },
    "The disk is full.",
  ],
  ["the embedded engine on a full disk", { name: "ErrnoError", errno: 51 }, "The disk is full."],
  [
    "the embedded engine on a read-only disk",
    { name: "ErrnoError", errno: 69 },
    "The disk is read-only.",
  ],
  [
    "what Prisma makes of a full disk",
    {
      code: "P2010",
      meta: { driverAdapterError: { cause: { message: "No space left on device" } } },
    },
    "The disk is full.",
  ],
  [
    "a database that is gone",
    { code: "ECONNREFUSED", message: "connect ECONNREFUSED 127.0.0.1:5432" },
    "The database does not answer (connect ECONNREFUSED 127.0.0.1:5432).",
  ],
  [
    "a database that shuts down",
    { code: "57P01", message: "terminating connection due to administrator command" },
    "The database does not answer (",
  ],
  [
    "a database that starts",
    { code: "57P03", message: "the database system is starting up" },
    "The database does not answer (",
  ],
  [
    "what waited too long",
    new DatabaseUnavailableError("busy", "statement timeout"),
    "The database is busy (statement timeout).",
  ],
])("%s is a sentence, however deep it is wrapped", (_, given, sentence) => {
  const error = given instanceof Error ? given : Object.assign(new Error(), given);
  for (const wrapped of [error, new Error("Saving failed", { cause: error })]) {
    const text = failureText(wrapped);
    expect(text.startsWith(sentence)).toBe(true);
    expect(text).not.toContain("    at ");
  }
});

test("a folder that cannot be made is named", () => {
  const error = thrown(() => mkdirSync("/dev/null/shop", { recursive: true }));
  expect(failureText(error)).toContain("The folder /dev/null/shop cannot be made (ENOTDIR)");
});

test("a message for people is shown as it is, whatever caused it", () => {
  const cause = Object.assign(new Error(), { code: "ENOSPC" });
  expect(failureText(new UserError("usage", "Name a file.", { cause }))).toBe("Name a file.");
});

test("a defect is shown with all that is known of it", () => {
  const text = failureText(new TypeError("Cannot read properties of undefined"));
  expect(text).toContain("TypeError: Cannot read properties of undefined");
  expect(text).toContain("    at ");
});

test("no control character of a file's name or cell gets to the terminal", () => {
  const text = failureText(
    new UserError("row", "Line 2: \u001b[2J\u0007\rblue\u202edress\nLine 3\tis fine"),
  );
  expect(text).toBe("Line 2: \\x1b[2J\\x07\\x0dblue\\u202edress\nLine 3\tis fine");
});

test("a script whose database is gone says so in a line and fails", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/create-admin.ts", "--email", "a@shop.example"],
    {
      encoding: "utf8",
      env: {
        ...process.env,
        ADMIN_PASSWORD: "a long enough password",
        DATABASE_URL: "postgres://postgres@127.0.0.1:9/shop",
      },
    },
  );
  expect(status).toBe(1);
  expect(stderr).toContain("does not answer");
  expect(stderr).not.toContain("    at ");
});

test("a program that cannot write what it needs first says so in a line and fails", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "no-room-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const preload = path.join(folder, "full-disk.mjs");
  // As on a full disk: no test may fill one.
  writeFileSync(
    preload,
    `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";
     const { readFile } = fs.promises;
     fs.promises.readFile = async (file, ...others) => {
       if (!String(file).endsWith("schema.prisma")) return readFile(file, ...others);
       throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC", path: file });
     };
     syncBuiltinESMExports();`,
  );
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", preload, "scripts/run.mjs", "generate"],
    {
      encoding: "utf8",
    },
  );
  expect(status).toBe(1);
  expect(stderr).toContain("The disk is full (");
  expect(stderr).not.toContain("    at ");
});
