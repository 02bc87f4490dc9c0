import { inspect } from "node:util";
import { UserError } from "@/lib/errors";
import { asUnavailable } from "@/lib/failures/database-unavailable";
import { plainText } from "@/lib/plain-text";

/** Errors of the operating system and of Postgres, with what to do about each. */
const SENTENCES: { codes: RegExp; message: RegExp; say(where: string): string }[] = [
  {
    codes: /^(ENOSPC|EDQUOT|53100)$/,
    message: /no space left on device|disk quota exceeded|ENOSPC/i,
    say: (where) =>
      `The disk is full${where}. Free some space, then run this again: what was saved is kept.`,
  },
  {
    codes: /^EROFS$/,
    message: /read-only file system|EROFS/i,
    say: (where) =>
      `The disk is read-only${where}. Set DATA_DIR to a folder that can be written, or mount it writable.`,
  },
  {
    codes: /^(EACCES|EPERM)$/,
    message: /^(EACCES|EPERM)\b/,
    say: (where) =>
      `This user may not read or write there${where}. Change the owner or the permissions, or set DATA_DIR to a folder of your own.`,
  },
  {
    codes: /^(EIO|58030)$/,
    message: /input\/output error/i,
    say: (where) =>
      `The disk reports an error${where}. Look at the system's log (\`dmesg\`) before you go on, and at your backup.`,
  },
  {
    codes: /^(EMFILE|ENFILE)$/,
    message: /too many open files/i,
    say: () => "The system allows no more open files. Raise the limit (`ulimit -n 4096`).",
  },
];
/** The embedded engine's system calls report errors by WASI's numbers. */
const WASI_ERRNO: Record<number, string> = {
  2: "EACCES",
  19: "EDQUOT",
  29: "EIO",
  33: "EMFILE",
  51: "ENOSPC",
  63: "EPERM",
  69: "EROFS",
};
/** Node's codes when a folder cannot be created on a read-only disk, or below a file. */
const NO_FOLDER = new Set(["ENOENT", "ENOTDIR", "EEXIST"]);
const MOST_CAUSES = 6;

/**
 * What a command-line program prints about a failure: a sentence with what to do if somebody can fix it, and all
 * details of a defect. Never contains control characters, which file names and table cells might bring in.
 */
export function failureText(error: unknown): string {
  return plainText(knownFailure(error) ?? inspect(error));
}

/** The message for a failure that somebody can fix; null for a defect. */
export function knownFailure(error: unknown): string | null {
  if (error instanceof UserError) return error.message;
  const disk = diskSentence(error);
  if (disk) return disk;
  const unavailable = asUnavailable(error);
  if (!unavailable) return null;
  return `${unavailable.message}. Check that it runs and that DATABASE_URL is right, then run this again: what was saved is kept.`;
}

/** Prints the failure and sets the exit code, at the end of a program: `main().catch(reportFailure)`. */
export function reportFailure(error: unknown): void {
  console.error(failureText(error));
  process.exitCode = 1;
}

function diskSentence(error: unknown): string | null {
  let each = error;
  for (let depth = 0; depth < MOST_CAUSES && typeof each === "object" && each; depth++) {
    const { code, syscall, name, errno, message, path, cause, meta } = each as Record<
      string,
      unknown
    >;
    if (syscall === "mkdir" && NO_FOLDER.has(String(code))) {
      return `The folder ${path} cannot be made (${code}): the disk may be read-only, or a part of the path no folder. Set DATA_DIR to one that can be written.`;
    }
    const known = name === "ErrnoError" ? WASI_ERRNO[Number(errno)] : code;
    const found = SENTENCES.find(
      ({ codes, message: words }) => codes.test(String(known)) || words.test(String(message)),
    );
    if (found) return found.say(typeof path === "string" ? ` (${path})` : "");
    each = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  }
  return null;
}
