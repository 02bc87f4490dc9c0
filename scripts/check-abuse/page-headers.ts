import type { Check, Context } from "@/scripts/check-abuse/check";
import { policyProblems } from "@/scripts/load/security-headers";
import { send } from "@/scripts/load/send";
import type { Verdict } from "@/scripts/load/verdicts";

export const pageHeaders: Check = {
  name: "page-headers",
  about: "what the shop's documents forbid a browser",
  async run(context: Context): Promise<Verdict[]> {
    const [product] = await context.query<{ handle: string }>(
      "SELECT handle FROM product WHERE status = 'published' ORDER BY handle LIMIT 1",
    );
    const paths = [
      ...["/", "/search?q=dress", "/categories", `/products/${product?.handle}`],
      ...["/products/not-there", "/admin/sign-in"],
    ];
    return Promise.all(paths.map((path) => verdictOn(context, path)));
  },
};

async function verdictOn({ shop, newClient }: Context, path: string): Promise<Verdict> {
  const { headers, body } = await send(`${shop.url}${path}`, { from: newClient() });
  const policy = headers["content-security-policy"];
  const problems = policyProblems(Array.isArray(policy) ? policy.join("; ") : policy, body);
  if (!headers["permissions-policy"]) problems.push("no Permissions-Policy");
  if (headers["x-content-type-options"] !== "nosniff") problems.push("no nosniff");
  if (!headers["referrer-policy"]) problems.push("no Referrer-Policy");
  return {
    what: `headers of ${path}`,
    measured: problems.join("; ") || "all there",
    bar: "CSP without unsafe scripts, frame-ancestors, Permissions-Policy, nosniff",
    ok: problems.length === 0,
  };
}
