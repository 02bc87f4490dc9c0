import { existsSync } from "node:fs";
import { mkdtemp, open, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFailure, writingTo } from "@/lib/failures/file-failure";
import type { ImportIssue } from "@/lib/import/issues";
import { createReportFile } from "@/lib/import/report-file";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "report-"));
});
afterAll(() => rm(folder, { recursive: true }));

const issue: ImportIssue = {
  line: 3,
  handle: "a\x1b[31m",
  severity: "rejected",
  kind: "invalid-value",
  column: "title",
  message: "“\u202egpj.exe\x9b” is\nno title",
};

test("a report is written beside the file with the mode of any file, and steers nothing", async () => {
  const file = path.join(folder, "report.csv");
  const umask = process.umask(0o022);
  const report = createReportFile([file]);
  await report.write(issue);
  await report.close();
  process.umask(umask);
  expect(report.path()).toBe(file);
  expect(report.failure()).toBeNull();
  expect((await stat(file)).mode & 0o777).toBe(0o644);
  expect((await readFile(file, "utf8")).split("\r\n")[1]).toBe(
    "3,a\\x1b[31m,rejected,invalid-value,title,“\\u202egpj.exe\\x9b” is\\nno title",
  );
});

test("the next place is taken when the first cannot be written", async () => {
  const second = path.join(folder, "second.csv");
  const report = createReportFile([path.join(folder, "nowhere", "first.csv"), second]);
  await report.write(issue);
  await report.close();
  expect(report.path()).toBe(second);
});

test.runIf(existsSync("/dev/full"))(
  "a full disk ends the list and not the import, and says so",
  async () => {
    const report = createReportFile(["/dev/full"]);
    for (let turn = 0; turn < 3; turn++) await report.write(issue);
    await report.close();
    expect(report.failure()).toContain("the disk is full");
    expect(report.path()).toBeNull();
  },
);

test("a disk that fills up while the list is written leaves no list that looks complete", async () => {
  const file = path.join(folder, "filling.csv");
  const report = createReportFile([file]);
  await report.write(issue);
  const handle = await open(file);
  const files = Object.getPrototypeOf(handle);
  await handle.close();
  const append = files.appendFile;
  files.appendFile = async () => {
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  };
  await report.write(issue);
  files.appendFile = append;
  await report.write(issue);
  await report.close();
  expect(report.failure()).toContain("the disk is full");
  expect((await readFile(file, "utf8")).split("\r\n")).toHaveLength(3);
});

test("what the file system refuses is said in words, and what is a defect is not", async () => {
  for (const code of ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "ENOENT", "EISDIR"]) {
    const write = () => Promise.reject(Object.assign(new Error("raw"), { code }));
    await expect(writingTo("/tmp/x", write)).rejects.toMatchObject({
      code: "cannot-write",
      message: expect.stringMatching(/^\/tmp\/x cannot be written: .*another place|a file\./),
    });
  }
  const defect = new Error("a defect");
  expect(writeFailure(defect)).toBeNull();
  await expect(writingTo("/tmp/x", () => Promise.reject(defect))).rejects.toBe(defect);
});
