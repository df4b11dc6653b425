import { expect, it } from "vitest";
import type { TriageGroup } from "@/lib/contract/triage";
import fc from "@/lib/testing/properties";
import { byPressure } from "./by-pressure";

const SEEN = "2026-11-22T10:00:00.000Z";
const group = (id: string, change: Partial<TriageGroup>) =>
  // Nothing else of a group is read for its place.
  ({
    id,
    count: 1,
    late: 0,
    due_soon: 0,
    next_due: null,
    value_at_risk: [],
    first_seen: SEEN,
    ...change,
  }) as TriageGroup;
const worth = (amount: string, currency: string) => ({ value_at_risk: [{ amount, currency }] });
const ids = (...groups: TriageGroup[]) =>
  byPressure(groups)
    .map(({ id }) => id)
    .join("");

it("what is late comes first, then what is due within a day, then what has a deadline at all", () => {
  const late = group("a", { late: 1 });
  const soon = group("b", { due_soon: 9, count: 9 });
  const later = group("c", { next_due: SEEN, ...worth("9000.00", "EUR") });
  const none = group("d", { count: 500 });
  expect(ids(none, later, soon, late)).toBe("abcd");
  expect(ids(group("a", { late: 1, due_soon: 1 }), group("b", { late: 3 }))).toBe("ba");
});

it("money of one currency is compared, number by number and not sign by sign", () => {
  expect(ids(group("a", worth("90.00", "EUR")), group("b", worth("1000.00", "EUR")))).toBe("ba");
});

it("money of different currencies is never compared: the number of failures decides", () => {
  const zloty = group("z", { count: 2, ...worth("4000.00", "PLN") });
  const euro = group("e", { count: 3, ...worth("1000.00", "EUR") });
  expect(ids(zloty, euro)).toBe("ez");
  expect(ids(euro, zloty)).toBe("ez");
});

it("equal in all that counts, the older comes first", () => {
  expect(ids(group("b", {}), group("a", { first_seen: "2026-11-20T10:00:00.000Z" }))).toBe("ab");
});

it("the order is the same whatever order the groups came in, and keeps money in order within each currency", () => {
  const one = fc.record({
    late: fc.nat(1),
    count: fc.nat(4),
    amount: fc.nat(4).map((n) => `${n * 75}.00`),
    currency: fc.constantFrom("EUR", "GBP", "PLN"),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (rows, dice) => {
      const groups = rows.map(({ late, count, amount, currency }, at) =>
        group(`g${at}`, { late, count, ...worth(amount, currency) }),
      );
      const shuffled = groups.map((g) => ({ g, at: dice.next().value ?? 0 })).sort((a, b) => a.at - b.at);
      const sorted = byPressure(groups);
      expect(byPressure(shuffled.map(({ g }) => g))).toEqual(sorted);
      for (const currency of ["EUR", "GBP", "PLN"]) {
        const same = sorted.filter((g) => g.late === 0 && g.value_at_risk[0]?.currency === currency);
        const amounts = same.map((g) => Number(g.value_at_risk[0]?.amount));
        expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
      }
    }),
  );
});

const CURRENCIES = ["EUR", "GBP", "PLN"] as const;
const cause = fc.record({
  late: fc.nat(2),
  due_soon: fc.nat(2),
  next_due: fc.constantFrom(null, SEEN),
  count: fc.integer({ min: 1, max: 5 }),
  first_seen: fc.constantFrom<string>(SEEN, "2026-11-20T10:00:00.000Z"),
  amounts: fc.dictionary(fc.constantFrom(...CURRENCIES), fc.integer({ min: 1, max: 6 }), { noNullPrototype: true }),
});
type Cause = typeof cause extends fc.Arbitrary<infer T> ? T : never;
/** As the list gives it: the largest number first, whatever its currency. */
const groupOf = ({ amounts, ...rest }: Cause, at: number) => {
  const sums = Object.entries(amounts).sort((a, b) => b[1] - a[1]);
  return group(`g${at}`, {
    ...rest,
    value_at_risk: sums.map(([currency, n]) => ({ currency, amount: `${n * 20}.00` })),
  });
};
const placeOf = (causes: readonly Cause[], at: number) =>
  byPressure(causes.map(groupOf)).findIndex(({ id }) => id === `g${at}`);

const MORE: [string, (one: Cause, currency: string, by: number) => Cause | null][] = [
  [
    "more money in any currency",
    ({ amounts, ...one }, currency, by) =>
      // What is not known is not nothing.
      Object.keys(amounts).length === 0
        ? null
        : { ...one, amounts: { ...amounts, [currency]: (amounts[currency] ?? 0) + by } },
  ],
  ["more failures", (one, _, by) => ({ ...one, count: one.count + by })],
  ["more late orders", (one, _, by) => ({ ...one, late: one.late + by })],
  ["more orders due within a day", (one, _, by) => ({ ...one, due_soon: one.due_soon + by })],
  ["an earlier first sight", (one) => ({ ...one, first_seen: "2026-11-01T10:00:00.000Z" })],
];

it.each(MORE)("%s never lets a cause sink among the others", (_, more) => {
  fc.assert(
    fc.property(
      fc.array(cause, { minLength: 1, maxLength: 9 }),
      fc.nat(),
      fc.constantFrom(...CURRENCIES),
      fc.integer({ min: 1, max: 6 }),
      (causes, dice, currency, by) => {
        const at = dice % causes.length;
        const grown = more(causes[at] as Cause, currency, by);
        if (grown === null) return;
        expect(placeOf(causes.with(at, grown), at)).toBeLessThanOrEqual(placeOf(causes, at));
      },
    ),
    { numRuns: 3_000 },
  );
});

it("puts twenty thousand equally urgent causes in order, each once, whatever currencies they are in", () => {
  const groups = Array.from({ length: 20_000 }, (_, at) =>
    group(`g${at}`, worth(`${at}.00`, CURRENCIES[at % 2] ?? "EUR")),
  );
  const sorted = byPressure(groups);
  expect([sorted.length, new Set(sorted).size]).toEqual([20_000, 20_000]);
});
