import { expect, test } from "vitest";
import { encodeArguments, encodeMultipart, FormArgument } from "@/scripts/load/action-call";
import { actionIds } from "@/scripts/load/action-ids";

test("plain arguments are sent as JSON, with the marker of references doubled", () => {
  const { contentType, body } = encodeArguments([{ price: "$12", id: null }, "x"]);
  expect(contentType).toBe("text/plain;charset=UTF-8");
  expect(Buffer.concat(body).toString()).toBe('[{"price":"$$12","id":null},"x"]');
});

test("a form goes into parts of its own, and the list of arguments names it, last of all", () => {
  const photo = {
    name: "a.jpg",
    type: "image/jpeg",
    bytes: [Buffer.from("JP"), Buffer.from("EG")],
  };
  const form = new FormArgument([
    ["q", "red"],
    ["photo", photo],
  ]);
  const { contentType, body } = encodeArguments(["first", form]);
  const text = Buffer.concat(body).toString();
  const names = [...text.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name);
  expect(names).toEqual(["_1_q", "_1_photo", "0"]);
  expect(text).toContain('filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\nJPEG\r\n');
  expect(text).toContain('\r\n\r\n["first","$K1"]\r\n');
  expect(text).toContain(contentType.split("boundary=")[1]);
});

test("a multipart body ends with its closing boundary", () => {
  const { contentType, body } = encodeMultipart([["a", "b"]]);
  const boundary = contentType.split("boundary=")[1];
  expect(Buffer.concat(body).toString().endsWith(`--${boundary}--\r\n`)).toBe(true);
});

test("actions are found by their names, and a name that the build does not have is an error that lists them", () => {
  const ids = actionIds({
    node: {
      aa: { exportedName: "searchByPhotoAction" },
      bb: { exportedName: "deletePhotoAction" },
    },
  });
  expect(ids.idOf("searchByPhotoAction")).toBe("aa");
  expect(ids.idOf("deletePhotoAction")).toBe("bb");
  expect(() => ids.idOf("other")).toThrow("searchByPhotoAction, deletePhotoAction");
});
