import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import net from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { ADMIN } from "../support/admin-account";
import { BOUNDARY, FORM_TYPE, form, request, sendRaw } from "../support/raw-http";
import { startRewritingProxy, startWebProcess, type WebProcess } from "../support/web-process";

const MANIFEST = ".next/standalone/.next/server/server-reference-manifest.json";
const DRESS = "tests/fixtures/parity/05.jpg";

let web: WebProcess;
let proxy: { port: number; server: Server };

test.beforeAll(async () => {
  test.setTimeout(120_000);
  proxy = await startRewritingProxy(() => web.port);
  web = await startWebProcess({ SHOP_URL: `http://127.0.0.1:${proxy.port}`, TRUST_PROXY: "off" });
});

test.afterAll(async () => {
  proxy.server.close();
  await web.stop();
});

function actionId(name: string): string {
  const { node } = JSON.parse(readFileSync(MANIFEST, "utf8"));
  const ids = Object.keys(node).filter((id) => node[id].exportedName === name);
  expect(ids).toHaveLength(1);
  return ids[0] ?? "";
}

function action(name: string, body: string, headers: Record<string, string> = {}, url = "/search") {
  const all = { "next-action": actionId(name), "Content-Type": "text/plain", ...headers };
  return request("POST", url, all, body);
}

/** A form that an action's page would send without scripts. */
function plainForm(fields: Record<string, string>, body = form(fields)): string {
  return request("POST", "/admin/sign-in", { "Content-Type": FORM_TYPE }, body);
}

const AS_FORM = { "Content-Type": FORM_TYPE };
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

function hostile(): [name: string, text: string, statuses: number[]][] {
  const load = (body: string) => action("loadPageAction", body);
  const photo = (body: string) => action("searchByPhotoAction", body, AS_FORM);
  const tree = (state: string) => ({ rsc: "1", "next-router-state-tree": state });
  return [
    ["a path that is not text", request("GET", "/products/%ff"), [400]],
    ["a path with a null byte", request("GET", "/products/%00"), [400]],
    ["a broken escape", request("GET", "/%"), [400]],
    ["a file that is not text", request("GET", "/_next/%c0%af"), [400]],
    ["TRACE of a page", request("TRACE", "/search"), [405]],
    ["TRACE of an endpoint", request("TRACE", "/api/search"), [405]],
    ["PUT of a page", request("PUT", "/search", {}, "x"), [405]],
    ["an unknown action", request("POST", "/", { "next-action": "f".repeat(42) }), [404]],
    [
      "a form from elsewhere",
      action("loadPageAction", "[]", { Origin: "https://evil.example" }),
      [403],
    ],
    ["an origin that is none", action("loadPageAction", "[]", { Origin: "garbage" }), [403]],
    ["arguments that are not JSON", load("garbage"), [400]],
    ["no arguments", load(""), [400]],
    ["a reference to nothing", load('["$F99"]'), [400]],
    ["a way to a prototype", load('["$1:__proto__:polluted"]'), [400]],
    ["a key that is a prototype", load('[{"__proto__":{"polluted":1},"constructor":1}]'), [200]],
    ["a number of 400 digits", load(`["$n${"9".repeat(400)}"]`), [400]],
    ["thousands of arguments", load(JSON.stringify(Array(2_000).fill(1))), [400]],
    ["deep nesting", load(nested(30_000)), [400]],
    ["arguments of another type", action("signInAction", "[null,5]", {}, "/admin/sign-in"), [200]],
    [
      "an action on an address that is none",
      action("loadPageAction", "garbage", {}, "/nowhere"),
      [400, 404, 500],
    ],
    [
      "a form without a boundary",
      action("searchByPhotoAction", "x", { "Content-Type": "multipart/form-data" }),
      [400],
    ],
    [
      "a form of another type",
      action("searchByPhotoAction", "a=b", { "Content-Type": "application/x-www-form-urlencoded" }),
      [400],
    ],
    ["a form that is none", photo("garbage"), [400]],
    ["a form that ends early", photo(form({ "1_q": "x" }).slice(0, -9)), [400]],
    ["a form of no parts", photo(`--${BOUNDARY}--\r\n`), [400]],
    [
      "a part without a name",
      photo(`--${BOUNDARY}\r\nX: y\r\n\r\nz\r\n--${BOUNDARY}--\r\n`),
      [400],
    ],
    ["a form where there is no photo", photo(form({ "1_q": "x", "0": '["$K1"]' })), [200]],
    ["a photo that is null", action("searchByPhotoAction", "[null]"), [200]],
    ["a crop of nothing", action("cropPhotoAction", "[null]"), [200]],
    ["a plain form that is none", plainForm({}, "garbage"), [400]],
    ["a plain form for no action", plainForm({ a: "b" }), [400]],
    [
      "a plain form for an unknown action",
      plainForm({ [`$ACTION_ID_${"40".padEnd(42, "f")}`]: "" }),
      [400, 409],
    ],
    [
      "a plain form with broken arguments",
      plainForm({
        $ACTION_REF_1: "",
        "$ACTION_1:0": `{"id":"${actionId("signInAction")}","bound":"$@1"}`,
        "$ACTION_1:1": "garbage",
      }),
      [400],
    ],
    ["a navigation from nowhere", request("GET", "/search?_rsc=1", tree("garbage")), [307, 400]],
    [
      "a body of 60 MB",
      action("searchByPhotoAction", "", { ...AS_FORM, "Content-Length": "60000000" }),
      [413],
    ],
    [
      "a wish for another protocol",
      request("GET", "/products/%ff", { Upgrade: "websocket", Connection: "Upgrade, close" }),
      [400],
    ],
  ];
}

test("what strangers send is answered with 4xx, one line in the log and no stack", async () => {
  for (const [name, text, statuses] of hostile()) {
    const before = web.lines.length;
    const answer = await sendRaw(web.port, text);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(statuses, `${name}: ${answer?.status} ${answer?.body.slice(0, 200)}`).toContain(
      answer?.status,
    );
    const printed = web.lines.slice(before);
    expect(printed.length, `${name}: ${printed.join("\n")}`).toBeLessThanOrEqual(1);
    expect(printed.join("\n"), name).not.toMatch(/^\s+at |"stack"/m);
  }
  const health = await fetch(`http://127.0.0.1:${web.port}/api/health`);
  expect(health.status).toBe(200);
});

test("headers of a navigation that cannot be read are answered with 400", async () => {
  const before = web.lines.length;
  for (const state of ["garbage", "%ff", encodeURIComponent('["x",5,{}]'), "null"]) {
    const headers = { rsc: "1", "next-router-state-tree": state };
    const redirect = await sendRaw(web.port, request("GET", "/search?q=a", headers));
    // Next asks for a number that is made of these headers first, which anybody can make.
    expect(redirect?.status).toBe(307);
    const location = redirect?.headers.location ?? "";
    const answer = await sendRaw(web.port, request("GET", location, headers));
    expect(answer?.status, state).toBe(400);
  }
  expect(web.lines.slice(before).join("\n")).not.toMatch(/^\s+at /m);
});

test("who leaves in the middle of an upload costs the log nothing", async () => {
  const before = web.lines.length;
  const head = action("searchByPhotoAction", "", { ...AS_FORM, "Content-Length": "3000000" });
  for (const sent of [head, `${head}--${BOUNDARY}\r\n${"x".repeat(500_000)}`]) {
    const socket = net.connect(web.port, "127.0.0.1").on("error", () => undefined);
    socket.write(sent);
    await new Promise((resolve) => setTimeout(resolve, 150));
    socket.resetAndDestroy();
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(web.lines.slice(before)).toEqual([]);
});

test("behind a proxy that rewrites Host, photos are searched with and staff sign in", async ({
  page,
}) => {
  const shop = `http://127.0.0.1:${proxy.port}`;
  await page.goto(`${shop}/search?q=dress`);
  await page.locator("input[type=file]").first().setInputFiles(DRESS);
  await expect(page).toHaveURL(/[?&]photo=/, { timeout: 30_000 });
  await signIn(page, shop);
  await expect(page).toHaveURL(`${shop}/admin`);
  const device = (await page.context().cookies(`${shop}/admin/sign-in`)).filter(({ name }) =>
    name.startsWith("shop.device."),
  );
  expect(device).toEqual([expect.objectContaining({ httpOnly: true, path: "/admin/sign-in" })]);
});

test("without scripts, staff sign in behind that proxy too", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const shop = `http://127.0.0.1:${proxy.port}`;
  await signIn(page, shop);
  await expect(page).toHaveURL(`${shop}/admin`);
  await context.close();
});

async function signIn(page: Page, shop: string): Promise<void> {
  await page.goto(`${shop}/admin`);
  await page.getByLabel("E-mail address").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
