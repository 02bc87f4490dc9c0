import { type Malformed, malformed } from "@/scripts/check-abuse/malformed-request";
import { encodeMultipart } from "@/scripts/load/action-call";
import { rawRequest } from "@/scripts/load/raw-request";

const PAGE = "/search";
const UNKNOWN_ID = "40".padEnd(42, "0");
const TEXT = "Content-Type: text/plain;charset=UTF-8";
const MULTIPART = "Content-Type: multipart/form-data; boundary=x";
const CHUNKED = "Transfer-Encoding: chunked";
const CHUNKS = 40;

type Fields = [name: string, value: string][];

/**
 * Calls of a server action that React's client never makes.
 * @param id the id of an existing action
 */
export function malformedActions(id: string): Malformed[] {
  const call = (body: string | Buffer, headers: string[] = [TEXT], actionId = id) =>
    post([`Next-Action: ${actionId}`, ...headers], body);
  const json = (name: string, body: string) => malformed(`action: ${name}`, call(body));
  const raw = (name: string, body: string, headers: string[] = [MULTIPART]) =>
    malformed(`action: ${name}`, call(body, headers));
  const form = (name: string, fields: Fields) => {
    const { headers, body } = multipart(fields);
    return malformed(`action: ${name}`, call(body, headers));
  };
  return [
    malformed("action: id of no action", call("[]", [TEXT], UNKNOWN_ID)),
    malformed("action: id that is none", call("[]", [TEXT], "__proto__")),
    json("no body", ""),
    json("JSON cut off", "[{"),
    json("no list", '"x"'),
    json("20,000 brackets", "[".repeat(20_000)),
    json("a form that is not there", '["$K1"]'),
    json("a file that is not there", '["$B1"]'),
    json("a promise that never comes", '["$@1"]'),
    json("a function that is not there", '["$F1"]'),
    json("a map that is not there", '["$Q1"]'),
    json("a number of 100,000 digits", `["$n${"9".repeat(100_000)}"]`),
    json("words in the place of a form", '["x"]'),
    raw("form without a boundary", "--x\r\n", ["Content-Type: multipart/form-data"]),
    raw("form cut off", '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K'),
    raw("form of nothing", "--x--\r\n"),
    raw("part without a name", "--x\r\n\r\n[]\r\n--x--\r\n"),
    form("way to a prototype", [
      ["0", '["$1:__proto__:constructor:constructor"]'],
      ["1", "{}"],
    ]),
    form("a thenable of its own", [
      ["0", '{"then":"$1:__proto__:then","status":"resolved_model","value":"{}"}'],
      ["1", '"$@0"'],
    ]),
    form("references in a circle", [
      ["0", '["$1"]'],
      ["1", '"$2"'],
      ["2", '"$1"'],
    ]),
    form("20,000 fields", [
      ...Array.from({ length: 20_000 }, (_, at): [string, string] => [`_1_f${at}`, "x"]),
      ["0", '["$K1"]'],
    ]),
    ...withoutScript(),
    ...lengths(call),
  ];
}

/** Forms as browsers without scripts send them. */
function withoutScript(): Malformed[] {
  const form = (name: string, fields: Fields) => {
    const { headers, body } = multipart(fields);
    return malformed(`form: ${name}`, post(headers, body));
  };
  return [
    form("action that does not exist", [[`$ACTION_ID_${UNKNOWN_ID}`, ""]]),
    form("reference that is no JSON", [
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", "{"],
      ["$ACTION_KEY", "k"],
    ]),
    form("state that is none", [
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", `{"id":"${UNKNOWN_ID}","bound":"$@1"}`],
      ["$ACTION_1:1", "["],
      ["$ACTION_KEY", "k"],
    ]),
  ];
}

function lengths(call: (body: string, headers: string[]) => Buffer): Malformed[] {
  const both = [TEXT, "Content-Length: 4", CHUNKED];
  const two = [TEXT, "Content-Length: 2", "Content-Length: 3"];
  return [
    malformed("length and chunks at once", call("0\r\n\r\n", both), [400]),
    malformed("two lengths", call("[]", two), [400]),
    malformed("length below 0", call("[]", [TEXT, "Content-Length: -1"]), [400]),
    malformed("chunk of a size that is none", call("zz\r\n\r\n", [TEXT, CHUNKED])),
    {
      name: `${CHUNKS} MB in chunks, without a length`,
      parts: inChunks(call("", [MULTIPART, CHUNKED])),
      expected: [413],
    },
  ];
}

function* inChunks(head: Buffer): Generator<Buffer> {
  yield head;
  const part = '--x\r\nContent-Disposition: form-data; name="_1_photo"; filename="p"\r\n\r\n';
  yield Buffer.from(`${part.length.toString(16)}\r\n${part}\r\n`);
  const megabyte = Buffer.alloc(1_000_000, 7);
  const chunk = Buffer.concat([
    Buffer.from(`${megabyte.length.toString(16)}\r\n`),
    megabyte,
    Buffer.from("\r\n"),
  ]);
  for (let sent = 0; sent < CHUNKS; sent++) yield chunk;
  yield Buffer.from("0\r\n\r\n");
}

function post(headers: string[], body: string | Buffer): Buffer {
  return rawRequest(`POST ${PAGE} HTTP/1.1`, headers, body);
}

function multipart(fields: Fields): { headers: string[]; body: Buffer } {
  const { contentType, body } = encodeMultipart(fields);
  return { headers: [`Content-Type: ${contentType}`], body: Buffer.concat(body) };
}
