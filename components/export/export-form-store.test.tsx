import { beforeEach, describe, expect, it } from "vitest";
import { formMembers, keepForm, readForm } from "./export-form-store";

beforeEach(() => localStorage.clear());

describe("U16 · the form of an export", () => {
  it("proposes what a spreadsheet of the reader's language reads", () => {
    for (const locale of ["fr", "de"])
      expect(readForm(locale)).toMatchObject({ separator: "semicolon", decimal: "comma" });
    expect(readForm("en")).toMatchObject({ separator: "comma", decimal: "point" });
    expect(formMembers(readForm("fr"), "Europe/Paris")).not.toHaveProperty("zone");
  });

  it("is remembered, also where it was kept before there was a choice of decimal signs, zones and heads", () => {
    localStorage.setItem("orderdeck.export", JSON.stringify({ separator: "tab", bom: false }));
    expect(readForm("fr")).toMatchObject({
      separator: "tab",
      decimal: "point",
      dates: "utc",
      heads: "fields",
      bom: false,
    });
    keepForm({ ...readForm("fr"), decimal: "comma", dates: "zone", heads: "screen" });
    const form = readForm("fr");
    expect(form).toMatchObject({ separator: "tab", decimal: "comma", dates: "zone", heads: "screen" });
    expect(formMembers(form, "Europe/Paris")).toMatchObject({
      decimal: "comma",
      zone: "Europe/Paris",
      heads: "screen",
    });
  });
});
