/**
 * The first object with all of these keys among the props that a page passes to its client components, read from the
 * page's flight payload (Next's answer to `RSC: 1`). Long texts have rows of their own, which strings such as "$1f"
 * refer to.
 */
export function findProps(payload: string, keys: string[]): Record<string, unknown> | null {
  const { models, texts } = readRows(Buffer.from(payload, "utf8"));
  for (const model of models) {
    const found = findObject(model, keys);
    if (found) return resolveTexts(found, texts) as Record<string, unknown>;
  }
  return null;
}

type Rows = { models: unknown[]; texts: Map<string, string> };

/** Rows are `id:json`, `id:Xjson` with a letter for the row's type, or `id:T<bytes in hex>,text`. */
function readRows(bytes: Buffer): Rows {
  const rows: Rows = { models: [], texts: new Map() };
  for (let at = 0; at < bytes.length; ) {
    const colon = bytes.indexOf(":", at);
    if (colon < 0) break;
    const id = bytes.toString("latin1", at, colon);
    if (bytes[colon + 1] === 0x54) {
      const comma = bytes.indexOf(",", colon);
      const length = Number.parseInt(bytes.toString("latin1", colon + 2, comma), 16);
      rows.texts.set(id, bytes.toString("utf8", comma + 1, comma + 1 + length));
      at = comma + 1 + length;
      continue;
    }
    const end = bytes.indexOf("\n", colon);
    const row = bytes.toString("utf8", colon + 1, end < 0 ? bytes.length : end);
    if (row.startsWith("[") || row.startsWith("{")) rows.models.push(parsed(row));
    at = end < 0 ? bytes.length : end + 1;
  }
  return rows;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function findObject(value: unknown, keys: string[]): object | null {
  if (typeof value !== "object" || value === null) return null;
  if (!Array.isArray(value) && keys.every((key) => Object.hasOwn(value, key))) return value;
  for (const each of Object.values(value)) {
    const found = findObject(each, keys);
    if (found) return found;
  }
  return null;
}

function resolveTexts(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") {
    if (value.startsWith("$$")) return value.slice(1);
    return value.startsWith("$") ? (texts.get(value.slice(1)) ?? value) : value;
  }
  if (Array.isArray(value)) return value.map((each) => resolveTexts(each, texts));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, resolveTexts(each, texts)]),
  );
}
