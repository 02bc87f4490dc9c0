import { UserError } from "@/lib/errors";
import type { DecodedImage } from "@/lib/towers/preprocess";

export type ThreadSettings = { folder: string; threads: number };
export type Work =
  | { kind: "texts"; texts: string[] }
  | { kind: "images"; images: (Uint8Array | DecodedImage)[] }
  | {
      kind: "similarities";
      queries: readonly Float32Array[];
      vectors: readonly Float32Array[];
    };
export type Request = { id: number } & Work;
export type Ready = { key: string; name: string; licence: string | null; dimension: number };

/** An Error loses its class and fields when it crosses threads; this keeps the essentials. */
export type PlainError = { message: string; stack: string | null; code: string | null };

export type Reply =
  | { kind: "ready"; ready: Ready }
  | { kind: "refused"; error: PlainError }
  | { kind: "vectors"; id: number; vectors: Float32Array[] }
  | { kind: "failed"; id: number; error: PlainError };

export function toPlainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { message: String(error), stack: null, code: null };
  const code = error instanceof UserError ? error.code : null;
  return { message: error.message, stack: error.stack ?? null, code };
}

export function fromPlainError({ message, stack, code }: PlainError): Error {
  const error = code === null ? new Error(message) : new UserError(code, message);
  if (stack !== null) error.stack = stack;
  return error;
}
