import { openSession, type Session } from "@/lib/towers/session";

/**
 * A graph of a single node, Gemm with its second input transposed, ONNX opset 13: queries [n, d], vectors [m, d] →
 * similarities [n, m].
 */
const GRAPH = Buffer.from(
  "CAgSADqhAQo1CgdxdWVyaWVzCgd2ZWN0b3JzEgxzaW1pbGFyaXRpZXMiBEdlbW0qDQoGdHJhbnNCGAGgAQISDHNpbWlsYXJpdGllc1obCgdx" +
    "dWVyaWVzEhAKDggBEgoKAxIBbgoDEgFkWhsKB3ZlY3RvcnMSEAoOCAESCgoDEgFtCgMSAWRiIAoMc2ltaWxhcml0aWVzEhAKDggBEgoKAxIB" +
    "bgoDEgFtQgQKABAN",
  "base64",
);

export type Similarities = (
  queries: readonly Float32Array[],
  vectors: readonly Float32Array[],
) => Promise<Float32Array[]>;

/** Opens the graph on first use and adds its session to `sessions`, for the caller to close. */
export function createSimilarities(threads: number, sessions: Session[]): Similarities {
  let opening: Promise<Session> | null = null;

  async function open(): Promise<Session> {
    const session = await openSession("similarities", threads, GRAPH);
    sessions.push(session);
    return session;
  }

  return async function similarities(queries, vectors) {
    if (queries.length === 0 || vectors.length === 0) return queries.map(() => new Float32Array(0));
    const dimension = (vectors[0] as Float32Array).length;
    opening ??= open();
    const { data } = await (await opening).run(
      new Map([
        ["queries", matrix(queries, dimension)],
        ["vectors", matrix(vectors, dimension)],
      ]),
      "similarities",
    );
    const columns = vectors.length;
    return queries.map((_, row) => data.slice(row * columns, (row + 1) * columns));
  };
}

function matrix(rows: readonly Float32Array[], dimension: number) {
  const data = new Float32Array(rows.length * dimension);
  for (const [index, row] of rows.entries()) {
    if (row.length !== dimension) {
      throw new RangeError(
        `Vectors of ${row.length} and ${dimension} dimensions are not comparable.`,
      );
    }
    data.set(row, index * dimension);
  }
  return { type: "float32" as const, data, dims: [rows.length, dimension] };
}
