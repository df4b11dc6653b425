import { describe, expect, it } from "vitest";
import { readDiscount } from "./order-discount";

const order = { total: "26.40", items: "24.00", shipping: "4.90", fees: null, discount: "2.50" };

describe("LA-30 · an order's discount", () => {
  it.each(["2.50", "-2.50"])("is a minus where the total is smaller by it, given as %s", (discount) => {
    expect(readDiscount({ ...order, discount })).toEqual({ amount: "-2.50", reading: "taken_off" });
  });

  it("is a minus with a processing fee in the total, and without", () => {
    expect(readDiscount({ ...order, fees: "3.50" })?.reading).toBe("taken_off");
    expect(readDiscount({ ...order, total: "29.90", fees: "3.50" })?.reading).toBe("taken_off");
  });

  it("is no minus where the prices hold it already", () => {
    expect(readDiscount({ ...order, total: "28.90" })).toEqual({ amount: "2.50", reading: "included" });
  });

  it("is a minus in amounts that were rounded when they were converted", () => {
    expect(readDiscount({ ...order, total: "26.41" })?.amount).toBe("-2.50");
  });

  it("stands as it was given where the figures do not tell", () => {
    expect(readDiscount({ ...order, total: "99.00" })).toEqual({ amount: "2.50", reading: "as_given" });
    expect(readDiscount({ ...order, total: null })?.reading).toBe("as_given");
    expect(readDiscount({ ...order, items: null, discount: "-2.50" })?.amount).toBe("-2.50");
  });

  it.each([null, "0", "0.00"])("is not shown when there is none: %s", (discount) => {
    expect(readDiscount({ ...order, discount })).toBeNull();
  });
});
