import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

function start(settings: Record<string, string>) {
  const script =
    'import("@/lib/require-settings").then((m) => { m.requireSettings(); console.log("on"); });';
  return spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: "", ...settings },
  });
}

test("a server with settings that do not fit ends at its start, with a sentence instead of a stack", () => {
  const { status, stderr } = start({ SHOP_URL: "shop.example" });
  expect(status).toBe(1);
  expect(stderr).toContain('SHOP_URL: "shop.example" is not a web address');
  expect(stderr).not.toContain("    at ");
});

test("a server with settings that fit goes on", () => {
  const { status, stdout } = start({ SHOP_URL: "https://shop.example/" });
  expect([status, stdout.trim()]).toEqual([0, "on"]);
});
