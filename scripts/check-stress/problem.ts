import type { Answer } from "@/scripts/load/send";

/** What is wrong with an answer to a shopper who did nothing wrong; null for a good one and for 429. */
export function problemOf({ status, failure, headers, body }: Answer): string | null {
  if (failure !== null) return failure;
  if (status === 429) return null;
  if (status >= 400) return String(status);
  const type = headers["content-type"] ?? "";
  if (type.startsWith("text/html")) return pageProblem(body);
  return null;
}

/** A page whose head had left with 200 when something broke says so in its body. */
function pageProblem(html: string): string | null {
  if (/data-dgst="(?!NEXT_|BAILOUT)/.test(html)) return "200 with an error inside";
  return html.includes("</html>") || html === "" ? null : "200, cut off";
}
