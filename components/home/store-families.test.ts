import { expect, it } from "vitest";
import { LOOKS } from "@/components/charts/series-fill";
import fc from "@/lib/testing/properties";
import { looksOf } from "./store-families";

const families = (keys: readonly string[]) => keys.map((key) => ({ codes: [`${key}_fr`] }));
const shops = (most: number) => fc.uniqueArray(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 1, maxLength: most });

it("5.2.3 · a marketplace looks the same in every span, whatever its rank and whoever is drawn beside it", () => {
  fc.assert(
    fc.property(shops(LOOKS), fc.infiniteStream(fc.nat()), (keys, draws) => {
      const all = keys.map((key) => `${key}_fr`);
      const [rank = 0] = [...draws.take(1)];
      const whole = new Map(keys.map((key, at) => [key, looksOf(families(keys), all)[at]]));
      const some = keys.filter((_, at) => (rank >> at) % 2 === 0).reverse();
      expect(looksOf(families(some), all)).toEqual(some.map((key) => whole.get(key)));
    }),
  );
});

it("5.2.3 · no two marketplaces drawn together look alike, however many an account has", () => {
  fc.assert(
    fc.property(shops(40), (keys) => {
      const drawn = keys.slice(0, 3);
      const looks = looksOf(
        families(drawn),
        keys.map((key) => `${key}_fr`),
      );
      expect(new Set(looks).size).toBe(drawn.length);
    }),
  );
});
