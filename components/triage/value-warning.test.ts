import { expect, it } from "vitest";
import type { ArgumentFailure } from "@/lib/contract/triage";
import { failureOf } from "./value-warning";

const about = { marketplace: "cdiscount", action_type: "ship", last_message: "unknown carrier" };
const FAILURES: ArgumentFailure[] = [
  { ...about, argument: "carrier", value: "COLISSIMO", sent: 40, failed: 12 },
  { ...about, argument: "carrier", value: "DPD", sent: 400, failed: 3 },
  { ...about, argument: "carrier", value: "GLS", sent: 1, failed: 1 },
];

it("warns of a value that failed often, and not of chance", () => {
  expect(failureOf(FAILURES, "carrier", " COLISSIMO ")?.failed).toBe(12);
  expect(failureOf(FAILURES, "carrier", "DPD")).toBeUndefined();
  expect(failureOf(FAILURES, "carrier", "GLS")).toBeUndefined();
  expect(failureOf(FAILURES, "shipping_method", "COLISSIMO")).toBeUndefined();
});
