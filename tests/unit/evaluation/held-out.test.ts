import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseOnHalf, worthOf } from "@/lib/evaluation/held-out";

const values = (query: number, setting: number) => ((query * 7 + setting * 13) % 10) / 10;
const among = [0, 1, 2];

test("the halves share no query, and a setting that is best everywhere is chosen", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(), fc.nat(2), (queries, seed, best) => {
      const all = Array.from({ length: queries }, (_, query) => query);
      const measured = {
        fine: among.map((setting) =>
          all.map((query) => values(query, setting) + (setting === best ? 1 : 0)),
        ),
      };
      const { at, reportedOn } = chooseOnHalf(measured, ["fine"], among, seed);
      expect(at).toBe(best);
      expect(reportedOn).toHaveLength(Math.ceil(queries / 2));
      expect(new Set(reportedOn).size).toBe(reportedOn.length);
    }),
  );
});

test("what a setting reaches on the half that is reported has no part in its choice", () => {
  const measured = { fine: [Array(40).fill(0.5), Array(40).fill(0.4)] };
  const { reportedOn } = chooseOnHalf(measured, ["fine"], [0, 1], 1);
  for (const query of reportedOn) (measured.fine[1] as number[])[query] = 1;
  expect(chooseOnHalf(measured, ["fine"], [0, 1], 1).at).toBe(0);
});

test("equals are told apart by the next target, and only among those to choose from", () => {
  const measured = {
    fine: [Array(8).fill(0.5), Array(8).fill(0.5), Array(8).fill(0.9)],
    broad: [Array(8).fill(0.1), Array(8).fill(0.2), Array(8).fill(0.9)],
  };
  expect(chooseOnHalf(measured, ["fine", "broad"], [0, 1], 3).at).toBe(1);
});

test("a choice is worth its mean and its difference, with an interval", () => {
  const measured = { fine: [Array(8).fill(0.5), Array(8).fill(0.75)] };
  const choice = { at: 1, reportedOn: [0, 3, 5] };
  expect(worthOf(measured, "fine", choice, 0)).toBe("0.750 (+0.250, +0.250 to +0.250)");
  expect(worthOf(measured, "fine", { ...choice, at: 0 }, 1)).toBe(
    "0.500 (−0.250, −0.250 to −0.250)",
  );
});
