import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { bareCell, damageOf, isScientific, usualLength } from "./cell-damage";
import { decodeFile, guessSeparator } from "./file-text";
import { guessColumns, hasHeader, plainName } from "./sheet-columns";
import { isSendable, verdictOf } from "./verdict";

const TEXT = "commande;n° de suivi\r\n305-1;Évry 05\r\n";

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const buffer = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
  return little ? buffer : Buffer.from(buffer).swap16();
}

describe("the text of a file", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`), "utf-8"],
    ["UTF-16 little-endian with a mark, as Excel saves Unicode text", utf16(TEXT, true, true), "utf-16le"],
    ["UTF-16 big-endian with a mark", utf16(TEXT, false, true), "utf-16be"],
    ["UTF-16 little-endian without a mark", utf16(TEXT, true, false), "utf-16le"],
    ["UTF-16 big-endian without a mark", utf16(TEXT, false, false), "utf-16be"],
    ["windows-1252, as Excel saves CSV", Buffer.from(TEXT, "latin1"), "windows-1252"],
  ])("is read from %s", (_, bytes, encoding) => {
    expect(decodeFile(bytes)).toEqual({ text: TEXT, encoding });
  });

  it("never throws, whatever bytes come", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof decodeFile(bytes).text === "string"));
  });
});

describe("the separator", () => {
  it.each([
    ["a;b;c\n1,5;2;3\n", ";"],
    ["a,b,c\n1,2,3\n", ","],
    ["a\tb\n1\t2\n", "\t"],
    ["a|b\n1|2\n", "|"],
    ['"x;y",b\n"1;2;3",4\n', ","],
    ["sep=;\na,b;c\n", ";"],
    ["305-1234567-1234567\n", ","],
  ])("of %j is %j", (text, separator) => {
    expect(guessSeparator(text)).toBe(separator);
  });
});

describe("what spreadsheets do to codes", () => {
  it.each(["3.04E+13", "3,04E+13", "1E12", "9.8765e+15"])("%s is a number shown short", (text) => {
    expect(isScientific(text)).toBe(true);
  });

  it("does not take parcel numbers with an E for one", () => {
    for (const code of ["1E", "E12345678", "12E45678901FR", "3E+"]) expect(isScientific(code)).toBe(false);
  });

  it("sees lost zeros where the other codes of the column are longer and begin with one", () => {
    const column = ["05222014823315", "05222014823316", "5222014823317", "05222014823318"];
    const usual = usualLength(column);
    expect(column.map((text) => damageOf(text, usual))).toEqual([null, null, "lost_zeros", null]);
  });

  it("says nothing about a column of codes of many lengths", () => {
    expect(usualLength(["123456", "12345678", "1234567890", "123456789012"])).toBeNull();
  });

  it("reads codes that were protected from the spreadsheet, and never a formula", () => {
    expect([bareCell('="00123"'), bareCell("'00123"), bareCell(" 12\u00a0"), bareCell("=1+1")]).toEqual([
      "00123",
      "00123",
      "12",
      "=1+1",
    ]);
  });
});

describe("the columns", () => {
  const known = { args: ["carrier", "tracking_number", "delay"], marketplaces: ["amazon_fr", "Amazon FR", "ebay_fr"] };

  it.each(["Mode d’expédition", "Mode de livraison", "Versandart", "Shipping method"])(
    "“%s” is the shipping method, as the screen calls it and called it before",
    (name) => expect(guessColumns([name], [], { ...known, args: ["shipping_method"] })).toEqual(["shipping_method"]),
  );

  it.each([
    [
      ["Order ID", "Tracking number", "Carrier"],
      ["marketplace_order_id", "tracking_number", "carrier"],
    ],
    [
      ["N° de commande", "N° de suivi", "Transporteur"],
      ["marketplace_order_id", "tracking_number", "carrier"],
    ],
    [
      ["Bestellnummer", "Sendungsnummer", "Versender"],
      ["marketplace_order_id", "tracking_number", "carrier"],
    ],
    [
      ["Bestellnummer", "Sendungsnummer", "Versanddienstleister"],
      ["marketplace_order_id", "tracking_number", "carrier"],
    ],
    [
      ["order_id", "order", "delay", "Title", "Orderdeck outcome"],
      ["marketplace_order_id", null, "delay", null, null],
    ],
  ])("%j are known by their names", (header, expected) => {
    expect(guessColumns(header, [], known)).toEqual(expected);
  });

  it("are known by their contents when they have no names", () => {
    const rows = [
      ["Amazon FR", "305-1234567-1234567", "1Z999AA10123456784"],
      ["eBay_FR", "17-09211-33421", "05222014823315"],
    ];
    expect(hasHeader(rows)).toBe(false);
    expect(guessColumns(["", "", ""], rows, known)).toEqual(["marketplace", "marketplace_order_id", "tracking_number"]);
  });

  it.each([
    ["TRK901", "TRK902"],
    ["901234", "901235"],
    ["P-1", "P-2"],
    ["3.04E+13", "05222014823315"],
  ])("of an order and one more without a name the second is its tracking number, however short: %s, %s", (one, two) => {
    const rows = [
      ["402-3639768-5834831", one],
      ["402-3639768-5834832", two],
      ["402-3639768-5834833", ""],
    ];
    expect(guessColumns(["", ""], rows, known)).toEqual(["marketplace_order_id", "tracking_number"]);
    expect(guessColumns(["order id", ""], rows, known)).toEqual(["marketplace_order_id", "tracking_number"]);
    // A name that is not known may be anything, and so may one column of three.
    expect(guessColumns(["order id", "EAN"], rows, known)).toEqual(["marketplace_order_id", null]);
    const wide = rows.map((row) => [...row, "x"]);
    expect(guessColumns(["order id", "", "shelf"], wide, known)).toEqual(["marketplace_order_id", null, null]);
  });

  it.each([
    "Colissimo",
    "21.11.2026",
    "2026-11-21 10:00",
    "12,50",
    "€ 12.50",
    "19.99 EUR",
    "2",
    "a@b.example",
    "https://b.example/1",
    "",
  ])("of an order and %j the second is no tracking number", (cell) => {
    const rows = [["402-3639768-5834831", cell]];
    expect(guessColumns(["", ""], rows, known)).toEqual(["marketplace_order_id", null]);
  });

  it("have one word for one name, however it is written", () => {
    expect(plainName("N° de Suivi ")).toBe(plainName("n°_de_suivi"));
  });
});

describe("a verdict", () => {
  it("is the worst of what is to be said, and nothing to say is green", () => {
    expect(verdictOf([])).toBe("green");
    expect(verdictOf([{ code: "lost_zeros" }])).toBe("amber");
    expect(verdictOf([{ code: "lost_zeros" }, { code: "field" }])).toBe("red");
    const unfilled = { code: "field", field: "carrier", problem: "required" } as const;
    expect(verdictOf([{ code: "lost_zeros" }, unfilled])).toBe("unfilled");
    expect(verdictOf([unfilled, { code: "field", problem: "too_long" }])).toBe("red");
    expect(isSendable([unfilled])).toBe(false);
    // Its column is a press away: the same state as in a sheet that has it.
    const columnless = { ...unfilled, problem: "no_column" } as const;
    expect([verdictOf([columnless]), isSendable([columnless])]).toEqual(["unfilled", false]);
  });

  it("never lets through what was sent already", () => {
    expect(verdictOf([{ code: "already_sent" }, { code: "tracking_in_sheet" }])).toBe("sent");
    expect([isSendable([{ code: "already_sent" }]), isSendable([{ code: "lost_zeros" }])]).toEqual([false, true]);
  });
});
