import { expect, test } from "vitest";
import { vectorArrayBytes, vectorBytes, vectorFromBytes } from "@/lib/vectors/codec";

test("a vector is its dimension and its numbers, big-endian", () => {
  expect(vectorBytes(Float32Array.of(1, -0.5)).toString("hex")).toBe("000200003f800000bf000000");
});

test("an array tells its type and length, each vector its size", () => {
  const bytes = vectorArrayBytes([Float32Array.of(1), Float32Array.of(2)], 16_399);
  expect(bytes.toString("hex")).toBe(
    [
      "0000000100000000" + "0000400f" + "0000000200000001",
      "00000008" + "00010000" + "3f800000",
      "00000008" + "00010000" + "40000000",
    ].join(""),
  );
  expect(vectorArrayBytes([], 1).readInt32BE(12)).toBe(0);
});

test("what pgvector sends is read as it was sent, wherever it lies in memory", () => {
  const vector = Float32Array.of(1, -0.5, 3e-7);
  const shifted = Buffer.concat([Buffer.of(7), vectorBytes(vector)]).subarray(1);
  expect(vectorFromBytes(shifted)).toEqual(vector);
});
