import { createHash } from "node:crypto";

/** A Content-Security-Policy by directive, with its sources as written. */
export function readPolicy(header: string): Map<string, string[]> {
  const policy = new Map<string, string[]>();
  for (const part of header.split(";")) {
    const [name, ...sources] = part.trim().split(/\s+/);
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources);
  }
  return policy;
}

/** What is wrong with a policy for a page's scripts; empty if nothing is. */
export function policyProblems(header: string | undefined, html: string): string[] {
  if (!header) return ["no Content-Security-Policy"];
  const policy = readPolicy(header);
  const scripts =
    policy.get("script-src-elem") ?? policy.get("script-src") ?? policy.get("default-src");
  const problems: string[] = [];
  if (!policy.has("frame-ancestors")) problems.push("no frame-ancestors");
  if (!scripts) return [...problems, "no script-src"];
  const open = scripts.filter((source) =>
    ["'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:"].includes(source),
  );
  if (open.length > 0) problems.push(`scripts from ${open.join(", ")}`);
  const blocked = inlineScripts(html).filter((script) => !isAllowed(script, scripts)).length;
  if (blocked > 0) problems.push(`${blocked} of the page's own inline scripts blocked`);
  return problems;
}

type InlineScript = { attributes: string; text: string };

/** Scripts that a browser would run, which excludes data blocks. */
function inlineScripts(html: string): InlineScript[] {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
    .map(([, attributes = "", text = ""]) => ({ attributes, text }))
    .filter(({ attributes, text }) => text !== "" && !/\bsrc=/i.test(attributes))
    .filter(({ attributes }) => !/\btype="(?!module|text\/javascript|")/i.test(attributes));
}

function isAllowed({ attributes, text }: InlineScript, sources: readonly string[]): boolean {
  const nonce = attributes.match(/\bnonce="([^"]+)"/i)?.[1];
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return true;
  return ["sha256", "sha384", "sha512"].some((algorithm) => {
    const hash = createHash(algorithm).update(text).digest("base64");
    return sources.includes(`'${algorithm}-${hash}'`);
  });
}
