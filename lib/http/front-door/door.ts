import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { isClosing, refuse } from "@/lib/http/front-door/answer";
import { BodyBudget } from "@/lib/http/front-door/body-budget";
import { isForm } from "@/lib/http/front-door/form";
import { type Admitted, type JudgeOptions, judge, tooLarge } from "@/lib/http/front-door/judge";
import { READING, readBody } from "@/lib/http/front-door/read-body";
import { badForm, bodyTooSlow, busy } from "@/lib/http/front-door/refusal";
import { watchFaults } from "@/lib/http/front-door/watch";

export type DoorOptions = JudgeOptions & { budget?: BodyBudget; reading?: typeof READING };

/** After this, an action still running after its visitor has left no longer holds its place. */
const LONGEST_AFTERMATH_MS = 60_000;

/**
 * Every request passes through here before Next sees it. Its first line and headers alone decide whether it is let in
 * or refused. A body is read within its limits, and the request goes on only once the body is complete.
 */
export class Door {
  /** Unknown outside this process, so a request that has it comes from the shop itself, asking for an action's page. */
  readonly clientHeader = `x-shop-client-${randomBytes(16).toString("hex")}`;
  readonly #options: DoorOptions;
  readonly #budget: BodyBudget;

  constructor(options: DoorOptions) {
    this.#options = options;
    this.#budget = options.budget ?? new BodyBudget();
  }

  /**
   * A listener to use in place of `next`.
   * @param saysContinue for clients that wait for 100 Continue before they send a body
   */
  listener(next: RequestListener, saysContinue = false): RequestListener {
    return (req, res) => {
      if (isClosing(req.socket)) return;
      if (req.headers[this.clientHeader] !== undefined) {
        return enter(next, req, res, req.url ?? "", req.method === "POST") as undefined;
      }
      const admitted = judge(req, this.clientHeader, this.#options);
      if ("code" in admitted) return refuse(req, res, admitted);
      const letIn = () => enter(next, req, res, admitted.pathname, admitted.body.isAction);
      if (readLength(req) === 0) return letIn() as undefined;
      void this.#takeIn(req, res, admitted, saysContinue, letIn);
    };
  }

  async #takeIn(
    req: IncomingMessage,
    res: ServerResponse,
    { client, body }: Admitted,
    saysContinue: boolean,
    letIn: () => unknown,
  ): Promise<void> {
    const { maxBytes, boundary } = body;
    const contentLength = readLength(req);
    const giveBack = this.#budget.take(client, contentLength ?? maxBytes);
    if (giveBack === null) return refuse(req, res, busy());
    const closed = new Promise<void>((resolve) => res.once("close", resolve));
    if (saysContinue) res.writeContinue();
    const outcome = await readBody(req, {
      ...(this.#options.reading ?? READING),
      contentLength,
      maxBytes,
      isWellFormed: (bytes) => boundary === null || isForm(bytes, boundary),
    });
    if (outcome === "whole") return giveBackAfter(letIn, closed, giveBack);
    giveBack();
    if (outcome === "too-large") refuse(req, res, tooLarge(body));
    else if (outcome === "too-slow") refuse(req, res, bodyTooSlow());
    else if (outcome !== "gone") refuse(req, res, badForm(WRONG[outcome]));
  }
}

const WRONG = {
  crumbs: "it comes in too small pieces",
  malformed: "it does not end where it should, or has too many parts",
};

function enter(
  next: RequestListener,
  req: IncomingMessage,
  res: ServerResponse,
  pathname: string,
  isAction: boolean,
): unknown {
  const handle = () => next(req, res) as unknown;
  if (isAction) return watchFaults("action", pathname, res, handle);
  if (req.headers["next-router-state-tree"] === undefined) return handle();
  return watchFaults("navigation", pathname, res, handle);
}

/** The body stays in memory until it has been handled, which may be after the visitor has left. */
async function giveBackAfter(
  letIn: () => unknown,
  closed: Promise<void>,
  giveBack: () => void,
): Promise<void> {
  const handled = new Promise((resolve) => resolve(letIn())).catch(() => undefined);
  await closed;
  const timer = setTimeout(giveBack, LONGEST_AFTERMATH_MS).unref();
  await handled;
  clearTimeout(timer);
  giveBack();
}

/** Null where the body comes in chunks. The parser has already refused anything that is not a number. */
function readLength({ headers }: IncomingMessage): number | null {
  return headers["transfer-encoding"] === undefined ? Number(headers["content-length"] ?? 0) : null;
}
