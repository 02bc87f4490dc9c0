import pLimit from "p-limit";
import { type Check, type Context, OWNER } from "@/scripts/check-abuse/check";
import { tellOutcomes } from "@/scripts/load/outcome";
import { probeVerdict, probeWhile } from "@/scripts/load/probe";
import { cookieHeader, type SignInAnswer, signIn } from "@/scripts/load/sign-in";
import type { Verdict } from "@/scripts/load/verdicts";

const GUESSES = 60;
const MADE_UP = 100;
const AT_ONCE = 10;
/** How many passwords one address may have checked, for one account and in all. */
const MOST_JUDGED = { guesses: 20, madeUp: 60 };
const HEALTH_MS = 500;

export const signIns: Check = {
  name: "sign-ins",
  about: `${GUESSES} wrong passwords under forged addresses; ${MADE_UP} accounts that do not exist`,
  async run(context: Context): Promise<Verdict[]> {
    const device = context.newClient();
    const { cookies, ...first } = await signIn(context.shop.url, context.actions, OWNER, {
      from: device,
    });
    if (first.kind !== "taken") throw new Error(`The owner cannot sign in: ${first.code}`);

    const guesser = context.newClient();
    const guesses = await many(GUESSES, (index) =>
      attempt(context, OWNER.email, `wrong password ${index}`, guesser, `203.0.113.${index}`),
    );
    for (const name of [...cookies.keys()].filter((name) => name.endsWith("session_token"))) {
      cookies.delete(name);
    }
    const again = await signIn(context.shop.url, context.actions, OWNER, {
      from: device,
      headers: { cookie: cookieHeader(cookies) },
    });

    const stranger = context.newClient();
    const { result, probe } = await probeWhile(
      `${context.shop.url}/api/health`,
      context.newClient(),
      () =>
        many(MADE_UP, (index) =>
          attempt(context, `nobody-${index}@shop.example`, "x", stranger, `198.51.100.${index}`),
        ),
    );
    return [
      judgedVerdict(`${GUESSES} wrong passwords, forged addresses`, guesses, MOST_JUDGED.guesses),
      {
        what: "then the owner, on a device that signed in before",
        measured: again.kind === "taken" ? "signed in" : `${again.kind} (${again.code})`,
        bar: "signed in",
        ok: again.kind === "taken",
      },
      judgedVerdict(`${MADE_UP} made-up accounts`, result, MOST_JUDGED.madeUp),
      probeVerdict(`${MADE_UP} made-up accounts: /api/health p95`, probe, HEALTH_MS),
    ];
  },
};

function attempt(context: Context, email: string, password: string, from: string, forged: string) {
  const headers = { "x-forwarded-for": forged, "x-real-ip": forged, forwarded: `for=${forged}` };
  return signIn(context.shop.url, context.actions, { email, password }, { from, headers });
}

function many(count: number, ask: (index: number) => Promise<SignInAnswer>) {
  const limit = pLimit(AT_ONCE);
  return Promise.all(Array.from({ length: count }, (_, index) => limit(() => ask(index))));
}

/** Checking a password costs a slow hash; turning it away unchecked does not. */
function judgedVerdict(what: string, answers: readonly SignInAnswer[], most: number): Verdict {
  const judged = answers.filter(({ kind }) => kind === "refused").length;
  const busy = answers.filter(({ kind }) => kind === "busy");
  return {
    what,
    measured: tellOutcomes(answers),
    bar: `≤ ${most} looked at, the others told to wait`,
    ok:
      judged <= most &&
      judged + busy.length === answers.length &&
      busy.every(({ saysWhen }) => saysWhen),
  };
}
