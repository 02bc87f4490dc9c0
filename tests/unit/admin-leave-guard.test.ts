import { expect, test } from "vitest";
import { isSamePage, leadsAway } from "@/app/admin/(staff)/_components/leave-guard/ways-out";

const HERE = "https://shop.example/admin/products/1?x=1";
const plain = { button: 0, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

function link(href: string, { target = "", download = false } = {}) {
  return { href, target, hasAttribute: (name: string) => name === "download" && download };
}

test("links to other pages and other sites lead away", () => {
  for (const href of [
    "https://shop.example/admin",
    "https://shop.example/admin/products/1",
    "http://elsewhere.example/",
  ]) {
    expect(leadsAway(plain, link(href), HERE), href).toBe(true);
  }
  expect(leadsAway(plain, link("https://shop.example/", { target: "_self" }), HERE)).toBe(true);
});

test("what opens elsewhere, loads a file or stays on the page does not", () => {
  const away = link("https://shop.example/admin");
  for (const key of ["ctrlKey", "metaKey", "shiftKey", "altKey"] as const) {
    expect(leadsAway({ ...plain, [key]: true }, away, HERE), key).toBe(false);
  }
  expect(leadsAway({ ...plain, button: 1 }, away, HERE)).toBe(false);
  expect(leadsAway(plain, link(away.href, { target: "_blank" }), HERE)).toBe(false);
  expect(leadsAway(plain, link(away.href, { download: true }), HERE)).toBe(false);
  for (const href of [
    `${HERE}#main`,
    HERE,
    "mailto:you@shop.example",
    "blob:https://shop.example/1",
  ]) {
    expect(leadsAway(plain, link(href), HERE), href).toBe(false);
  }
});

test("pages are told apart by path and parameters", () => {
  expect(isSamePage(HERE, `${HERE}#photos`)).toBe(true);
  expect(isSamePage(HERE, "https://shop.example/admin/products/1?x=2")).toBe(false);
  expect(isSamePage(HERE, "https://shop.example/admin/products/2?x=1")).toBe(false);
});
