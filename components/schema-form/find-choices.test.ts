import { describe, expect, it } from "vitest";
import { exactChoice, findChoices, indexChoices } from "./find-choices";

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

  it("LA-82 · of values that differ in their capitals alone, sends the very code that was chosen or typed", () => {
    const alike = [
      { code: "SENDLE", label: "SENDLE" },
      { code: "Sendle", label: "Sendle" },
    ];
    for (const { code } of alike) expect(exactChoice(alike, code)?.code).toBe(code);
    const shown = findChoices(indexChoices(alike), "sendle");
    expect(shown.map(({ choice }) => choice.code)).toEqual(["SENDLE", "Sendle"]);
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
