import { UserError } from "@/lib/errors";
import type { Port, Session } from "@/lib/towers/session";

const OUTPUTS = {
  text: ["l2norm_text_embeddings", "text_embeds", "text_embeddings", "pooler_output"],
  image: ["l2norm_image_embeddings", "image_embeds", "image_embeddings", "pooler_output"],
} as const;

function listPorts(ports: Port[]): string {
  return ports.map(({ name, type, shape }) => `${name} ${type} [${shape.join(", ")}]`).join("; ");
}

/**
 * The output that holds the embedding: the manifest's, otherwise one with a known name, otherwise the only
 * two-dimensional one. Never `last_hidden_state`, which has one vector per token or patch.
 * @throws UserError `model-graph`
 */
export function chooseOutput(
  session: Session,
  kind: "text" | "image",
  declared: string | undefined,
): string {
  const names = session.outputs.map((port) => port.name);
  const known = declared === undefined ? OUTPUTS[kind] : [declared];
  const found = known.find((name) => names.includes(name));
  if (found !== undefined) return found;
  const flat = session.outputs.filter(
    (port) => port.shape.length === 2 && port.name !== "last_hidden_state",
  );
  const only = flat[0];
  if (declared === undefined && only !== undefined && flat.length === 1) return only.name;
  throw new UserError(
    "model-graph",
    `${session.file} has no output ${known.map((name) => `"${name}"`).join(" or ")}. ` +
      `It has: ${listPorts(session.outputs)}. Name the right one in manifest.json as ${kind}.output.`,
  );
}

/**
 * @returns the graph's inputs by name
 * @throws UserError `model-graph` when `main` is missing or the graph has an unknown input
 */
export function checkInputs(
  session: Session,
  kind: "text" | "image",
  main: string,
  others: string[],
): Map<string, Port> {
  const inputs = new Map(session.inputs.map((port) => [port.name, port]));
  if (!inputs.has(main)) {
    throw new UserError(
      "model-graph",
      `${session.file} has no input "${main}". It has: ${listPorts(session.inputs)}. ` +
        `Name the right one in manifest.json as ${kind}.input.`,
    );
  }
  const unknown = session.inputs.filter(
    (port) => port.name !== main && !others.includes(port.name),
  );
  if (unknown.length > 0) {
    throw new UserError(
      "model-graph",
      `${session.file} asks for inputs that nothing here can supply: ${listPorts(unknown)}.`,
    );
  }
  return inputs;
}

/** @throws UserError `model-graph` when the graph requires another type */
export function requireType<T extends string>(session: Session, port: Port, types: T[]): T {
  const type = types.find((candidate) => candidate === port.type);
  if (type !== undefined) return type;
  throw new UserError(
    "model-graph",
    `${session.file}: the input "${port.name}" is ${port.type}, supported is ${types.join(" or ")}.`,
  );
}
