import "server-only";

/** Two places at least, as amounts are read. */
export function amountText(amount: string): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}
