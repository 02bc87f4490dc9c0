import { expect, test } from "vitest";
import nextConfig from "@/next.config.js";

test("Next's image optimizer, which would keep copies of its own, is off", () => {
  const { images } = nextConfig as { images?: { unoptimized?: boolean } };
  expect(images?.unoptimized).toBe(true);
});
