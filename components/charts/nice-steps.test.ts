import { expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { niceSteps } from "./nice-steps";

it("M06 · the lines of a chart are few, round and reach over the highest bar", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (most) => {
      const steps = niceSteps(most);
      expect(steps[0]).toBe(0);
      expect(steps.at(-1)).toBeGreaterThanOrEqual(most);
      expect(steps.length).toBeLessThanOrEqual(5);
      expect(String(steps[1])).toMatch(/^[125]0*$/);
    }),
  );
});
