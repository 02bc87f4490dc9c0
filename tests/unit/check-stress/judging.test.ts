import { expect, test } from "vitest";
import { formOf } from "@/scripts/check-stress/admin";
import { planFaults } from "@/scripts/check-stress/faults";
import { Ledger } from "@/scripts/check-stress/ledger";
import { memoryVerdict } from "@/scripts/check-stress/memory-series";
import { readOptions } from "@/scripts/check-stress/options";
import { problemOf } from "@/scripts/check-stress/problem";
import { awayVerdicts, kindVerdicts } from "@/scripts/check-stress/report";
import { type Exchange, GRACE_MS, isDuring, summarise, Tally } from "@/scripts/check-stress/tally";

function exchange(overrides: Partial<Exchange> = {}): Exchange {
  return {
    kind: "search API",
    startedAtMs: 0,
    tookMs: 100,
    status: 200,
    problem: null,
    ...overrides,
  };
}

function tallyOf(...exchanges: Partial<Exchange>[]): Tally {
  const tally = new Tally();
  for (const each of exchanges) tally.add(exchange(each));
  return tally;
}

test("a fault excuses what overlaps it or comes right after, and nothing else", () => {
  const windows = [{ fromMs: 10_000, untilMs: 12_000 }];
  const at = (startedAtMs: number) => isDuring(exchange({ startedAtMs }), windows);
  expect(at(9_800)).toBe(false);
  expect(at(9_950)).toBe(true);
  expect(at(12_000 + GRACE_MS)).toBe(true);
  expect(at(12_001 + GRACE_MS)).toBe(false);
});

test("errors count outside of faults only, and 429 is none", () => {
  const tally = tallyOf(
    {},
    { status: 429 },
    { status: 500, problem: "500" },
    { status: 503, problem: "503", startedAtMs: 50_000 },
  );
  const windows = [{ fromMs: 49_000, untilMs: 51_000 }];
  const summary = summarise(tally, windows).find(({ kind }) => kind === "search API");
  expect(summary).toMatchObject({ count: 4, errors: 1, excused: 1, tooMany: 1 });
  const verdict = kindVerdicts(tally, windows).find(({ what }) => what === "search API");
  expect(verdict?.ok).toBe(false);
});

test("a kind of which nothing was answered is no success", () => {
  const [unasked] = kindVerdicts(new Tally(), []);
  expect(unasked?.ok).toBe(false);
  const refused = kindVerdicts(tallyOf({ status: 429 }), []);
  expect(refused.find(({ what }) => what === "search API")?.ok).toBe(false);
});

test("while Postgres is away only 503 is right, and soon", () => {
  const windows = [{ fromMs: 0, untilMs: 5_000 }];
  const oks = (...exchanges: Partial<Exchange>[]) =>
    awayVerdicts(tallyOf(...exchanges), windows).map(({ ok }) => ok);
  expect(oks({}, { status: 503, problem: "503", tookMs: 5_000 })).toEqual([true, true]);
  expect(oks({ status: 500, problem: "500" })).toEqual([false, true]);
  expect(oks({ status: 503, problem: "503", tookMs: 20_000 })).toEqual([true, false]);
  expect(awayVerdicts(tallyOf({}), [])).toEqual([]);
});

test("memory may grow by a tenth over the third minute's, whatever single samples say", () => {
  const series = (mbAt: (minute: number) => number) =>
    Array.from({ length: 60 }, (_, index) => ({
      atMs: index * 10_000,
      mb: mbAt(Math.floor(index / 6)) + (index % 6 === 3 ? 500 : 0),
    }));
  expect(
    memoryVerdict(
      "web",
      series(() => 400),
    ).ok,
  ).toBe(true);
  expect(
    memoryVerdict(
      "web",
      series((minute) => (minute < 2 ? 100 : 400)),
    ).ok,
  ).toBe(true);
  expect(
    memoryVerdict(
      "web",
      series((minute) => 400 + 10 * minute),
    ).ok,
  ).toBe(false);
  expect(
    memoryVerdict(
      "web",
      series((minute) => 400 - 10 * minute),
    ).ok,
  ).toBe(true);
  expect(memoryVerdict("web", series(() => 400).slice(0, 12)).ok).toBeNull();
  expect(memoryVerdict("web", []).ok).toBeNull();
});

test("the last price that was confirmed has to be there, and one in doubt may be", () => {
  const ledger = new Ledger();
  ledger.confirm("a", 100);
  ledger.confirm("a", 200);
  ledger.confirm("b", 100);
  ledger.doubt("b", 50, 300);
  ledger.doubt("c", 50, 300);
  expect(
    ledger.lost(
      new Map([
        ["a", 200],
        ["b", 300],
        ["c", 50],
      ]),
    ),
  ).toEqual([]);
  expect(
    ledger.lost(
      new Map([
        ["a", 100],
        ["b", 100],
        ["c", 60],
      ]),
    ),
  ).toEqual(["a", "c"]);
  expect(
    ledger.lost(
      new Map([
        ["a", 200],
        ["b", null],
      ]),
    ),
  ).toEqual(["b", "c"]);
});

test("a product is edited by one client at a time", () => {
  const ledger = new Ledger();
  expect([ledger.take("a"), ledger.take("a")]).toEqual([true, false]);
  ledger.release("a");
  expect(ledger.take("a")).toBe(true);
});

test("ten minutes have ten kills, the workers in turn, and two restarts", () => {
  const plan = planFaults(600_000);
  const kills = plan.filter((fault) => fault.kind === "kill-worker");
  expect(kills.map((kill) => kill.shop)).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const restarts = plan.filter(({ kind }) => kind === "restart-postgres");
  expect(restarts.map(({ atMs }) => atMs)).toEqual([200_000, 400_000]);
  expect(plan.map(({ atMs }) => atMs)).toEqual(plan.map(({ atMs }) => atMs).sort((a, b) => a - b));
});

test("a page that broke behind its head is a problem, one that was not found or limited is told apart", () => {
  const page = (body: string) => ({
    ...{ status: 200, tookMs: 1, sentBytes: 0, failure: null, body },
    headers: { "content-type": "text/html; charset=utf-8" },
  });
  expect(problemOf(page("<html></html>"))).toBeNull();
  expect(
    problemOf(page('<template data-dgst="BAILOUT_TO_CLIENT_SIDE_RENDERING"></template></html>')),
  ).toBeNull();
  expect(problemOf(page('<template data-dgst="123456"></template></html>'))).toContain("inside");
  expect(problemOf(page("<html>"))).toContain("cut off");
  expect(problemOf({ ...page(""), status: 429 })).toBeNull();
  expect(problemOf({ ...page(""), status: 404 })).toBe("404");
  expect(problemOf({ ...page(""), status: 0, failure: "timeout" })).toBe("timeout");
});

test("the editor's form sends back what it was handed, a version included", () => {
  const product = { id: "p", status: "published", handle: "h", version: 7, changed: { by: "x" } };
  const draft = { title: "T", price: "1.00" };
  const photos = [{ token: "t", alt: "a", photo: { widthPx: 1 } }];
  for (const props of [
    { product, draft, photos },
    { product, initial: draft, initialPhotos: photos, suggestions: {} },
  ]) {
    const form = formOf(props);
    expect(form).toMatchObject({ id: "p", status: "published", version: 7 });
    expect(form.product).toEqual({ id: "p", status: "published", handle: "h", version: 7 });
    expect(form.draft).toEqual(draft);
    expect(form.photos).toEqual([{ token: "t", alt: "a" }]);
  }
  expect(formOf({ product: null, draft: {}, photos: [] })).toMatchObject({
    ...{ id: null, product: null, status: "draft", photos: [] },
  });
});

test("faults need a command that restarts Postgres", () => {
  expect(() => readOptions(["--faults"])).toThrow("--restart-postgres");
  const options = readOptions(["--faults", "--restart-postgres", "true", "--minutes", "1"]);
  expect(options).toMatchObject({ minutes: 1, clients: 32, faults: true, restartPostgres: "true" });
  expect(() => readOptions(["--minutes", "61"])).toThrow("--minutes");
});
