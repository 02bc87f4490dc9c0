import { UserError } from "@/lib/errors";

/** The engine takes a file that it may not write for a broken disk, so it is not started with one. */
export function foreignFile(folder: string, file: string): UserError {
  return new UserError(
    "data-folder",
    `The data folder ${folder} cannot be used: ${file} belongs to another account. ${HAND_OVER}`,
  );
}

/** Explains a file system error to an account that cannot use the folder; null for any other error. */
export function unusableFolder(folder: string, cause: unknown): UserError | null {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const reason = REASONS[code];
  if (reason === undefined) return null;
  return new UserError("data-folder", `The data folder ${folder} cannot be used: ${reason}`, {
    cause,
  });
}

const HAND_OVER =
  "Start the shop as that account, hand the folder over (`chown -R`), or set DATA_DIR to another folder.";
const NOT_YOURS = `it, or something in it, belongs to another account. ${HAND_OVER}`;
const REASONS: Record<string, string> = {
  EACCES: NOT_YOURS,
  EPERM: NOT_YOURS,
  EROFS: "it is on a disk that can only be read. Set DATA_DIR to a folder that can be written.",
  ENOSPC: "its disk is full. Free some space, or set DATA_DIR to a folder on another disk.",
  EDQUOT: "this account's share of its disk is full. Free some space, or set DATA_DIR elsewhere.",
  ENOTDIR: "a part of its path is a file. Set DATA_DIR to a folder.",
  EEXIST: "there is a file of that name. Set DATA_DIR to a folder.",
};
