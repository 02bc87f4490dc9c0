import { UserError } from "@/lib/errors";

const REASONS = new Map<unknown, string>([
  ["ENOSPC", "the disk is full. Free some space, or name another place."],
  [
    "EDQUOT",
    "this account's share of the disk is used up. Free some space, or name another place.",
  ],
  ["EROFS", "the disk can only be read. Name another place."],
  ["EACCES", "this account may not write there. Name another place."],
  ["EPERM", "this account may not write there. Name another place."],
  ["ENOENT", "there is no such folder. Make it, or name another place."],
  ["ENOTDIR", "a part of the path is a file. Name another place."],
  ["EISDIR", "it is a folder. Name a file."],
  ["EEXIST", "there is a file of that name. Name another place."],
]);

/** Why the file system refused to write, and what to do about it; null for any other failure. */
export function writeFailure(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return REASONS.get(code) ?? null;
}

/** @throws UserError `cannot-write` if the file system refuses to let `write` write to `place` */
export async function writingTo<T>(place: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    const reason = writeFailure(cause);
    if (reason === null) throw cause;
    throw new UserError("cannot-write", `${place} cannot be written: ${reason}`, { cause });
  }
}
