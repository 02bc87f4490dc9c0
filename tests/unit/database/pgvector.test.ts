import type { Client } from "pg";
import { expect, test, vi } from "vitest";
import { pgvectorWarning, requirePgvector } from "@/lib/database/pgvector";

/** The one statement that is asked, answered as a server with these versions would. */
function serverWith(rows: { installed: string | null; library: string }[]): Client {
  return { query: async () => ({ rows }) } as unknown as Client;
}

test.each(["0.8.0", "0.8.1", "0.8.3"])("pgvector %s is warned of, with what to do", (version) => {
  const warning = pgvectorWarning(version);
  expect(warning).toContain(`pgvector ${version}.`);
  expect(warning).toContain("0.8.4");
  expect(warning).toContain("REINDEX");
  expect(warning).not.toContain("\n");
});

test.each(["0.8.4", "0.8.7", "0.8.10", "0.9.0", "1.0.0"])("pgvector %s is not", (version) => {
  expect(pgvectorWarning(version)).toBeNull();
});

test.each(["0.7.4", "0.4.0"])("pgvector %s is refused", async (version) => {
  const server = serverWith([{ installed: version, library: "0.8.4" }]);
  await expect(requirePgvector(server)).rejects.toMatchObject({
    code: "pgvector-too-old",
    message: expect.stringContaining(`pgvector ${version}`),
  });
  await expect(requirePgvector(serverWith([]))).rejects.toMatchObject({ code: "pgvector-missing" });
});

test("a process warns once, of the library that runs, and goes on", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await requirePgvector(serverWith([{ installed: "0.8.0", library: "0.8.4" }]));
  expect(said).not.toHaveBeenCalled();
  await requirePgvector(serverWith([{ installed: null, library: "0.8.0" }]));
  await requirePgvector(serverWith([{ installed: "0.8.0", library: "0.8.0" }]));
  expect(said).toHaveBeenCalledTimes(1);
  said.mockRestore();
});
