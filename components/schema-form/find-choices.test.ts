import { describe, expect, it } from "vitest";
import { exactChoice, findChoices, indexChoices, onceEach } from "./find-choices";

const choices = [
  { code: "COLIS", label: "Colissimo" },
  { code: "DPD_FR", label: "DPD France" },
  { code: "EOLE", label: "Éole Express" },
  { code: "X1", label: "Other DPD partner" },
];
const labels = (typed: string) => findChoices(indexChoices(choices), typed).map(({ choice }) => choice.label);

describe("searching a list of values", () => {
  it("finds by label and by code, without accents, those that begin with it first", () => {
    expect(labels("eol")).toEqual(["Éole Express"]);
    expect(labels("x1")).toEqual(["Other DPD partner"]);
    expect(labels("dpd")).toEqual(["DPD France", "Other DPD partner"]);
    expect(labels("partner other")).toEqual(["Other DPD partner"]);
    expect(labels("")).toHaveLength(4);
  });

  it("takes a whole name typed in any case for the value it names, and nothing else", () => {
    expect(exactChoice(choices, "colissimo")?.code).toBe("COLIS");
    expect(exactChoice(choices, "coliss")).toBeNull();
  });

  it("LA-82 · shows values that differ in their capitals or blanks alone once, and sends the very code that was chosen or typed", () => {
    const alike = [
      { code: "DPD", label: "DPD" },
      { code: "SENDLE", label: "SENDLE" },
      { code: "Sendle", label: "Sendle" },
      { code: "send le", label: "Send le" },
    ];
    const shown = (typed: string, value: string) =>
      onceEach(findChoices(indexChoices(alike), typed), typed, value).map(({ choice }) => choice.code);
    expect(shown("", "")).toEqual(["DPD", "SENDLE"]);
    expect(shown("", "Sendle")).toEqual(["DPD", "Sendle"]);
    expect(shown("sendle", "")).toEqual(["SENDLE"]);
    expect(shown("Sendle", "SENDLE")).toEqual(["Sendle"]);
    for (const { code, label } of alike) {
      expect(exactChoice(alike, code)?.code).toBe(code);
      expect(exactChoice(alike, label)?.code).toBe(code);
    }
  });

  it("LA-82 · keeps values that only read alike apart by their codes", () => {
    const index = indexChoices([
      { code: "Sendle", label: "Sendle" },
      { code: "SENDLE_AU", label: "SENDLE" },
      { code: "DPD", label: "DPD" },
    ]);
    expect(onceEach(index, "", "").map(({ shown, code, shared }) => [shown, code, shared])).toEqual([
      ["Sendle", "Sendle", true],
      ["SENDLE", "SENDLE_AU", true],
      ["DPD", null, false],
    ]);
  });

  it("finds the one of ten times the longest list known", () => {
    const many = Array.from({ length: 2_270 }, (_, at) => ({
      code: `CODE_${at}`,
      label: `Carrier of the region ${at}`,
    }));
    const index = indexChoices(many);
    expect(findChoices(index, "region 1999").map(({ code }) => code)).toEqual(["CODE_1999"]);
  });
});
