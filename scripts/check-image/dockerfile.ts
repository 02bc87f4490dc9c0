/** The instructions of our Dockerfile that can be performed without Docker. */
export type Stage = {
  name: string | null;
  /** Paths copied from the context (`from` null) or from another stage; the last one is the destination. */
  copies: { from: string | null; paths: string[] }[];
  runs: string[];
  env: Map<string, string>;
  user: string | null;
  command: string[];
};

/** ARG is ignored because every argument is optional. */
const IGNORED = new Set(["ARG", "WORKDIR", "VOLUME", "EXPOSE", "HEALTHCHECK"]);

/**
 * Reads the stages of a Dockerfile.
 * @throws Error on an instruction that check-image would silently skip
 */
export function parseDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const line of text.split("\n")) {
    const [, instruction = "", rest = ""] = line.match(/^([A-Z]+)\s+(.*)$/) ?? [];
    if (!instruction || IGNORED.has(instruction)) continue;
    if (instruction === "FROM") {
      const name = rest.match(/ AS (\S+)$/)?.[1] ?? null;
      stages.push({ name, copies: [], runs: [], env: new Map(), user: null, command: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (!stage) throw new Error(`Dockerfile: ${instruction} before FROM`);
    perform(stage, instruction, rest);
  }
  return stages;
}

function perform(stage: Stage, instruction: string, rest: string): void {
  const words = rest.split(/\s+/);
  if (instruction === "COPY") {
    const from = words[0]?.match(/^--from=(.+)$/)?.[1] ?? null;
    stage.copies.push({ from, paths: from ? words.slice(1) : words });
  } else if (instruction === "RUN") stage.runs.push(rest);
  else if (instruction === "USER") stage.user = rest;
  else if (instruction === "CMD") stage.command = JSON.parse(rest);
  else if (instruction === "ENV") {
    for (const word of words) {
      const [key = "", value = ""] = word.split("=");
      stage.env.set(key, value);
    }
  } else throw new Error(`scripts/check-image does not know the instruction ${instruction}`);
}
