import { expect, it } from "vitest";
import { closestChoice } from "./closest-choice";

const CARRIERS = [
  { code: "LAPOSTE_COLISSIMO", label: "La Poste Colissimo" },
  { code: "CHRONOPOST", label: "Chronopost" },
  { code: "DPD", label: "DPD" },
];

it("proposes the value a wrong one most likely meant", () => {
  expect(closestChoice("COLISSIMO", CARRIERS)?.code).toBe("LAPOSTE_COLISSIMO");
  expect(closestChoice("Chrono Post", CARRIERS)?.code).toBe("CHRONOPOST");
  expect(closestChoice("DPD France", CARRIERS)?.code).toBe("DPD");
});

it("proposes nothing for a value that is like none", () => {
  expect(closestChoice("Hermes", CARRIERS)).toBeNull();
  expect(closestChoice("", CARRIERS)).toBeNull();
});
