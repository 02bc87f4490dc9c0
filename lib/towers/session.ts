import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { InferenceSession, type OnnxValue, Tensor } from "onnxruntime-node";
import { UserError } from "@/lib/errors";

export type TensorType = "int64" | "int32" | "float32";
export type TensorInput = {
  type: TensorType;
  data: BigInt64Array | Int32Array | Float32Array;
  dims: number[];
};
export type Port = { name: string; type: string; shape: (string | number)[] };
export type FloatMatrix = { data: Float32Array; dims: readonly number[] };

/** A loaded graph. `run` blocks the calling thread while it computes. */
export type Session = {
  file: string;
  inputs: Port[];
  outputs: Port[];
  run(feeds: ReadonlyMap<string, TensorInput>, output: string): Promise<FloatMatrix>;
  close(): Promise<void>;
};

type Loaded = { session: Promise<InferenceSession>; users: number };

/** One session per file and thread count: creating and releasing them repeatedly leaks. */
const loaded = new Map<string, Loaded>();

function ports(metadata: readonly InferenceSession.ValueMetadata[]): Port[] {
  return metadata.map((port) =>
    port.isTensor
      ? { name: port.name, type: port.type, shape: [...port.shape] }
      : { name: port.name, type: "not a tensor", shape: [] },
  );
}

/**
 * Checks for the runtime's shared library. It lies beside its binding, where the system's loader finds it but the
 * build's file tracing does not; because it is listed here, every function that runs towers includes it. A package
 * without it gets a clear message.
 */
function requireRuntime(): void {
  const folder = path.join(
    process.cwd(),
    "node_modules/onnxruntime-node/bin/napi-v6",
    process.platform,
    process.arch,
  );
  if (!existsSync(folder)) return;
  const names = readdirSync(folder);
  if (names.some((name) => name.includes("onnxruntime.") && !name.endsWith(".node"))) return;
  throw new UserError(
    "model-runtime",
    `${folder} lacks the runtime's shared library. Reinstall the package onnxruntime-node.`,
  );
}

/** Spinning threads would take processor time from the web server and the database beside them. */
function createSession(graph: string | Uint8Array, threads: number): Promise<InferenceSession> {
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 4,
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  };
  return typeof graph === "string"
    ? InferenceSession.create(graph, options)
    : InferenceSession.create(graph, options);
}

/**
 * Opens an ONNX file, or shares it if it is already open.
 * @param bytes a graph that is not in a file; `file` is then just its name
 * @throws UserError `model-graph` when the runtime cannot load it
 */
export async function openSession(
  file: string,
  threads: number,
  bytes?: Uint8Array,
): Promise<Session> {
  requireRuntime();
  const id = `${threads} ${file}`;
  const entry = loaded.get(id) ?? { session: createSession(bytes ?? file, threads), users: 0 };
  loaded.set(id, entry);
  entry.users += 1;
  let session: InferenceSession;
  try {
    session = await entry.session;
  } catch (cause) {
    if (loaded.get(id) === entry) loaded.delete(id);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError("model-graph", `${file} cannot be loaded: ${reason}`, { cause });
  }
  return {
    file,
    inputs: ports(session.inputMetadata),
    outputs: ports(session.outputMetadata),
    run: (feeds, output) => runSession(session, file, feeds, output),
    async close() {
      entry.users -= 1;
      if (entry.users > 0 || loaded.get(id) !== entry) return;
      loaded.delete(id);
      await session.release();
    },
  };
}

async function runSession(
  session: InferenceSession,
  file: string,
  feeds: ReadonlyMap<string, TensorInput>,
  output: string,
): Promise<FloatMatrix> {
  const tensors: Record<string, OnnxValue> = Object.fromEntries(
    [...feeds].map(([name, { type, data, dims }]) => [name, new Tensor(type, data, dims)]),
  );
  const result = (await session.run(tensors, [output]))[output];
  if (!(result?.data instanceof Float32Array)) {
    throw new UserError(
      "model-graph",
      `${file}: the output "${output}" is ${result?.type ?? "absent"}, not float32. ` +
        `Take the graph whose inputs and outputs are float32.`,
    );
  }
  return { data: result.data, dims: result.dims };
}
