import { expect, test } from "vitest";
import {
  addedItems,
  keepPage,
  loadUntilNew,
  pagesKept,
} from "@/app/(shop)/_components/results/list/loaded-pages";

const page = (number: number, ids: string[] = []) => ({
  page: number,
  items: ids.map((id) => ({ id, node: id })),
  foot: null,
  nextHref: null,
  announcement: "",
});
const numbers = (address: string) => pagesKept(address).map((kept) => kept.page);

test("pages are kept in order, and one that is loaded again takes the place of those after it", () => {
  for (const number of [2, 3, 4]) keepPage("/search?q=order", page(number));
  expect(numbers("/search?q=order")).toEqual([2, 3, 4]);
  keepPage("/search?q=order", page(3));
  expect(numbers("/search?q=order")).toEqual([2, 3]);
});

test("lists are kept apart, and the one that was longest untouched is let go", () => {
  for (let list = 1; list <= 10; list++) keepPage(`/search?q=${list}`, page(2));
  keepPage("/search?q=1", page(3));
  keepPage("/search?q=11", page(2));
  expect(numbers("/search?q=1")).toEqual([2, 3]);
  expect(numbers("/search?q=2")).toEqual([]);
  expect(numbers("/search?q=11")).toEqual([2]);
});

test("what is shown already, or came on an earlier page, is not added again", () => {
  const added = addedItems(["a", "b"], [page(2, ["c", "a", "d"]), page(3, ["d", "e"])]);
  expect(added.map(({ id }) => id)).toEqual(["c", "d", "e"]);
});

test.each([
  ["the next page shows something new", ["x"], ["2"]],
  ["an unfolded style shows all of the next page", ["a", "b"], ["2", "3"]],
  ["it shows all that follows", ["a", "b", "c"], ["2", "3"]],
])("where %s, as many pages are loaded as it takes", async (_, shown, expected) => {
  const pages = {
    2: { ...page(2, ["a", "b"]), nextHref: "3" },
    3: { ...page(3, ["c"]), nextHref: null },
  };
  const load = async (href: string) => pages[Number(href) as 2 | 3];
  const loaded = await loadUntilNew(shown, "2", load);
  expect(loaded.map(({ href }) => href)).toEqual(expected);
  expect(loaded.map(({ loaded }) => loaded.page)).toEqual(expected.map(Number));
});

test("pages that came before one that does not are kept", async () => {
  const load = async (href: string) => (href === "2" ? { ...page(2), nextHref: "3" } : null);
  expect(await loadUntilNew([], "2", load)).toHaveLength(1);
  expect(await loadUntilNew([], "3", load)).toEqual([]);
});
