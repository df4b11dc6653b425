import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { nameKey } from "./carrier-names";
import { choiceText, readCell, readChoice } from "./read-choice";

const named = fc.record({ code: fc.string({ minLength: 1, maxLength: 6 }), label: fc.string({ maxLength: 6 }) });
const values = fc.uniqueArray(named, { minLength: 1, maxLength: 8, selector: ({ code }) => code.trim() });

it("U18 · what is chosen from a list is read back as the very value that was chosen, however alike its neighbours are called", () => {
  fc.assert(
    fc.property(values, (known) => {
      for (const one of known.filter(({ code }) => code === code.trim()))
        expect(readChoice(known, choiceText(known, one))?.code).toBe(one.code);
    }),
  );
});

it("U18 · a carrier is understood by its code or its label however it is written, and a name in other letters is no other's", () => {
  const known = [
    { code: "COLIS_FR", label: "Colissimo" },
    { code: "YTO", label: "圆通" },
    { code: "ZTO", label: "中通" },
  ];
  expect(["COLIS_FR", "colissimo", "colis-fr", "中通"].map((text) => readChoice(known, text)?.code)).toEqual([
    "COLIS_FR",
    "COLIS_FR",
    "COLIS_FR",
    "ZTO",
  ]);
  expect(["Colis", "申通", ""].map((text) => readChoice(known, text))).toEqual([null, null, null]);
});

describe("M03 · 5.9.5 · a merchant's own name for a carrier", () => {
  const carrier = {
    name: "carrier",
    values: [
      { code: "DPD", label: "DPD France" },
      { code: "COLIS_FR", label: "Colissimo" },
    ],
  };
  const own = [
    { name: "DPD Classic", code: "DPD" },
    { name: "Colissimo", code: "DPD" },
    { name: "Old one", code: "GONE" },
    { name: "中通 Express", code: "COLIS_FR" },
  ];

  it("is read however it is written, after the marketplace's own list, and never for a value that is not in it", () => {
    const read = (text: string) => readCell(carrier, text, own)?.code ?? null;
    expect(["DPD Classic", " dpd-classic", "DPD CLASSÏC"].map(read)).toEqual(["DPD", "DPD", "DPD"]);
    expect(["Colissimo", "DPD France", "Old one", "DPD", "", "DPD Classic 2"].map(read)).toEqual([
      "COLIS_FR",
      "DPD",
      null,
      "DPD",
      null,
      null,
    ]);
    expect(["中通 express", "申通 Express", "Express"].map(read)).toEqual(["COLIS_FR", null, null]);
  });

  it("is read in arguments that ask for a carrier and in no others", () => {
    const at = (name: string) => readCell({ ...carrier, name }, "DPD Classic", own)?.code ?? null;
    expect(["carrier", "return_carrier", "carrier_code"].map(at)).toEqual(["DPD", "DPD", "DPD"]);
    expect(["shipping_method", "carrier_name", "custom_carrier_text", "reason"].map(at)).toEqual(Array(4).fill(null));
  });

  it("changes nothing of what the list reads, whatever names there are", () => {
    const names = fc.array(fc.record({ name: fc.string({ maxLength: 6 }), code: fc.string({ maxLength: 6 }) }));
    fc.assert(
      fc.property(values, names, fc.string({ maxLength: 6 }), (known, some, text) => {
        const listed = readChoice(known, text);
        const read = readCell({ name: "carrier", values: known }, text, some);
        if (listed !== null) expect(read).toBe(listed);
        else if (read !== null)
          expect(some.some(({ name, code }) => nameKey(name) === nameKey(text) && code === read.code)).toBe(true);
      }),
    );
  });
});
