import type { RequestListener } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { markUnderstood, watchConsole } from "@/lib/http/front-door/watch";
import { ACTION_IDS, openTestShop } from "@/tests/support/door";
import { FORM_TYPE, form, request, sendRaw } from "@/tests/support/raw-http";

const printed = { error: vi.fn(), warn: vi.fn() };
const target = { ...printed };
watchConsole(target);
const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);

afterEach(() => {
  vi.clearAllMocks();
});

/** Fails as Next does: says so at length, then answers 500. */
function failing(failure: Error, { understood = false } = {}): RequestListener {
  return async (req, res) => {
    for await (const _ of req);
    if (understood) markUnderstood();
    target.error("⨯", failure);
    target.error("⨯", failure);
    res.statusCode = 500;
    res.end("Internal Server Error");
  };
}

const ACTION = { "next-action": ACTION_IDS.searchByPhotoAction, "Content-Type": FORM_TYPE };
const TREE = { rsc: "1", "next-router-state-tree": "garbage" };

async function lines(): Promise<unknown[]> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return warn.mock.calls.map(([line]) => JSON.parse(line));
}

test("what Next cannot read of an action is the visitor's fault: 400 and a line", async () => {
  const shop = await openTestShop({}, failing(new SyntaxError("Unexpected token\nand more")));
  const answer = await sendRaw(shop.port, request("POST", "/search", ACTION, form({ q: "" })));
  expect(answer?.status).toBe(400);
  expect(printed.error).not.toHaveBeenCalled();
  expect(await lines()).toEqual([
    expect.objectContaining({ path: "/search", because: "SyntaxError: Unexpected token" }),
  ]);
});

test("what fails in the action itself is ours: 500 and all there is to know", async () => {
  const shop = await openTestShop({}, failing(new Error("A bug"), { understood: true }));
  const answer = await sendRaw(shop.port, request("POST", "/search", ACTION, form({ q: "" })));
  expect(answer?.status).toBe(500);
  expect(printed.error).toHaveBeenCalledTimes(2);
  expect(await lines()).toEqual([]);
});

test("headers of a navigation that Next cannot read are the visitor's fault, its other failures are ours", async () => {
  const fault = new Error("The router state header was sent but could not be parsed.");
  const refused = await openTestShop({}, failing(fault));
  expect((await sendRaw(refused.port, request("GET", "/search", TREE)))?.status).toBe(400);
  expect(printed.error).not.toHaveBeenCalled();
  expect(await lines()).toHaveLength(1);
  const broken = await openTestShop({}, failing(new Error("A bug")));
  expect((await sendRaw(broken.port, request("GET", "/search", TREE)))?.status).toBe(500);
  expect(printed.error).toHaveBeenCalledTimes(2);
});

test("a page that fails is ours, and so is what is printed outside of requests", async () => {
  const shop = await openTestShop({}, failing(new Error("A bug")));
  expect((await sendRaw(shop.port, request("GET", "/search")))?.status).toBe(500);
  expect(printed.error).toHaveBeenCalledTimes(2);
  target.warn("A word");
  expect(printed.warn).toHaveBeenCalledWith("A word");
});
