import type { Answer } from "@/scripts/load/send";

/** What is wrong with the answer to a valid request; null for a good answer and for 429. */
export function problemOf({ status, failure, headers, body }: Answer): string | null {
  if (failure !== null) return failure;
  if (status === 429) return null;
  if (status >= 400) return String(status);
  const type = headers["content-type"] ?? "";
  if (type.startsWith("text/html")) return pageProblem(body);
  return null;
}

/** If something broke after the headers were sent with status 200, the page's body says so. */
function pageProblem(html: string): string | null {
  if (/data-dgst="(?!NEXT_|BAILOUT)/.test(html)) return "200 with an error inside";
  return html.includes("</html>") || html === "" ? null : "200, cut off";
}
