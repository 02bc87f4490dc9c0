import { readFile } from "node:fs/promises";
import { NextRequest } from "next/server";
import { GET } from "@/app/api/search/route";
import { UserError } from "@/lib/errors";

export type Answer = { request: string; status: number; body: string };
export type Difference = { request: string; was: string; is: string };

const REQUESTS = new URL("./requests.txt", import.meta.url);
/** Characters shown on each side of the first difference. */
const EXCERPT = 160;

/** The answers of `GET /api/search` to every listed request, in order, without timings. */
export async function answerAll(
  onAnswer: (done: number, total: number) => void,
): Promise<Answer[]> {
  const requests = (await readFile(REQUESTS, "utf8")).trimEnd().split("\n");
  const answers: Answer[] = [];
  for (const request of requests) {
    const response = await GET(new NextRequest(`http://shop.invalid/api/search?${request}`));
    const { timing: _, ...body } = await response.json();
    answers.push({ request, status: response.status, body: JSON.stringify(body) });
    onAnswer(answers.length, requests.length);
  }
  return answers;
}

/** Reads what `--save` wrote. Throws UserError if it is not such a file. */
export async function readAnswers(file: string): Promise<Answer[]> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new UserError("no-answers", `${file} cannot be read. Write it with --save.`, { cause });
  });
  try {
    return text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Answer);
  } catch (cause) {
    throw new UserError("no-answers", `${file} was not written by --save.`, { cause });
  }
}

/** Requests whose answer changed, and requests that are in only one of the two lists. */
export function differences(before: Answer[], after: Answer[]): Difference[] {
  const known = new Map(before.map((answer) => [answer.request, answer]));
  const now = new Map(after.map((answer) => [answer.request, answer]));
  return [...new Set([...known.keys(), ...now.keys()])].flatMap((request) => {
    const [was, is] = [printed(known.get(request)), printed(now.get(request))];
    if (was === is) return [];
    const at = Math.max(0, firstDifference(was, is) - EXCERPT / 2);
    return [{ request, was: was.slice(at, at + EXCERPT), is: is.slice(at, at + EXCERPT) }];
  });
}

function printed(answer: Answer | undefined): string {
  return answer ? `${answer.status} ${answer.body}` : "not asked";
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
