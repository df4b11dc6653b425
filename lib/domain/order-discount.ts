import { isSomeAmount, readAmount } from "./decimal";
import type { Decimal } from "./order";

/** Two cents, in millionths: what rounding may make of converted amounts. */
const ROUNDING = 20_000n;

export interface Figures {
  total: Decimal | null;
  items: Decimal | null;
  shipping: Decimal | null;
  fees: Decimal | null;
  discount: Decimal | null;
}

/** A discount and what the order's own figures say of it. */
export interface Discount {
  amount: Decimal;
  /** `taken_off`: the total is smaller by it. `included`: the prices are. `as_given`: the figures do not tell. */
  reading: "taken_off" | "included" | "as_given";
}

const amountOf = (value: Decimal | null): bigint => readAmount(value) ?? 0n;

/** Whether what stands above a total comes to it, with or without the fee and the discount: which of them it holds is not said (API.md §6.1). */
export function addsUp({ total, items, shipping, fees, discount }: Figures): boolean {
  const [paid, goods] = [readAmount(total), readAmount(items)];
  if (paid === null || goods === null) return false;
  const off = amountOf(discount);
  const plain = goods + amountOf(shipping);
  return [plain, plain + amountOf(fees)]
    .flatMap((sum) => [sum, sum - (off < 0n ? -off : off)])
    .some((sum) => (sum > paid ? sum - paid : paid - sum) <= ROUNDING);
}

/**
 * What an order's discount means. Lengow does not say with which sign it gives one, nor whether prices already hold it (API.md §6.1):
 * the order's own sum decides, and where it decides nothing the amount stands as Lengow gave it. Null when there is no discount.
 */
export function readDiscount({ total, items, shipping, fees, discount }: Figures): Discount | null {
  if (!isSomeAmount(discount)) return null;
  const [paid, goods, off] = [readAmount(total), readAmount(items), readAmount(discount)];
  if (paid === null || goods === null || off === null) return { amount: discount, reading: "as_given" };
  const size = off < 0n ? -off : off;
  // Whether a processing fee is part of the total is not said either.
  const sums = [goods + amountOf(shipping), goods + amountOf(shipping) + amountOf(fees)];
  const isPaid = (sum: bigint) => (sum > paid ? sum - paid : paid - sum) <= ROUNDING;
  // Whoever pays the fee and gets it back pays the plain sum: the reading without a discount comes first.
  if (sums.some(isPaid)) return { amount: discount.replace("-", ""), reading: "included" };
  if (sums.some((sum) => isPaid(sum - size))) return { amount: `-${discount.replace("-", "")}`, reading: "taken_off" };
  return { amount: discount, reading: "as_given" };
}
