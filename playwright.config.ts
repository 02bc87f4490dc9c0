import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./scripts/test/chromium";
import { ADMIN } from "./tests/support/admin-account";

const port = process.env.E2E_PORT ?? "3210";

/** The tests run against a shop of their own, started the way a newcomer starts it but with a smaller catalogue. */
export default defineConfig({
  testDir: "tests/e2e",
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  // A busy machine may be slow once; the report names retried tests.
  retries: process.env.CI ? 1 : 0,
  outputDir: "test-results",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  webServer: {
    command: "node scripts/run.mjs start",
    wait: { stdout: /Ready in/ },
    timeout: 300_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    env: {
      PORT: port,
      DATA_DIR: process.env.E2E_DATA_DIR ?? path.join(tmpdir(), "shop-e2e"),
      DATABASE_URL: "",
      DATABASE_HOST: "",
      // Some tests use several client addresses.
      TRUST_PROXY: "loopback",
      DEMO_CATALOGUE: "on",
      DEMO_PRODUCTS: "200",
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    },
  },
});
