import { expect, test } from "vitest";
import {
  addedItems,
  keepPage,
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
