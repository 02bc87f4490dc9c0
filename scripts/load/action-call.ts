import { randomBytes } from "node:crypto";
import { type Answer, type SendOptions, send } from "@/scripts/load/send";

export type FormFile = { name: string; type: string; bytes: readonly Buffer[] };
/** A FormData argument: its fields in order. */
export class FormArgument {
  constructor(readonly fields: readonly (readonly [name: string, value: string | FormFile])[]) {}
}

export type EncodedAction = { contentType: string; body: Buffer[] };

/**
 * Encodes a server action's arguments the way React's client does: as JSON if that is enough, otherwise as a multipart
 * body whose part `0` is that JSON and whose other parts are the fields of its forms.
 */
export function encodeArguments(args: readonly unknown[]): EncodedAction {
  const forms: FormArgument[] = [];
  const json = JSON.stringify(args, (_, value: unknown) => {
    if (value instanceof FormArgument) return `$K${forms.push(value).toString(16)}`;
    return typeof value === "string" && value.startsWith("$") ? `$${value}` : value;
  });
  if (forms.length === 0) {
    return { contentType: "text/plain;charset=UTF-8", body: [Buffer.from(json)] };
  }
  const parts = forms.flatMap(({ fields }, index) =>
    fields.map(([name, value]) => [`_${index + 1}_${name}`, value] as const),
  );
  return encodeMultipart([...parts, ["0", json]]);
}

/** A multipart/form-data body (RFC 7578). */
export function encodeMultipart(
  fields: readonly (readonly [name: string, value: string | FormFile])[],
): EncodedAction {
  const boundary = `----shop${randomBytes(12).toString("hex")}`;
  const body = fields.flatMap(([name, value]) => {
    const start = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
    if (typeof value === "string") return [Buffer.from(`${start}\r\n\r\n${value}\r\n`)];
    const head = `${start}; filename="${value.name}"\r\nContent-Type: ${value.type}\r\n\r\n`;
    return [Buffer.from(head), ...value.bytes, Buffer.from("\r\n")];
  });
  body.push(Buffer.from(`--${boundary}--\r\n`));
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

/**
 * Calls a server action the way the shop's own pages do.
 * @param page the path of a page that uses the action
 */
export function callAction(
  page: string,
  actionId: string,
  args: readonly unknown[],
  options: SendOptions = {},
): Promise<Answer> {
  const { contentType, body } = encodeArguments(args);
  return send(page, {
    ...options,
    method: "POST",
    body,
    headers: {
      accept: "text/x-component",
      origin: new URL(page).origin,
      "next-action": actionId,
      "content-type": contentType,
      ...options.headers,
    },
  });
}
