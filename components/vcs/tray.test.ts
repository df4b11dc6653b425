import { describe, expect, it } from "vitest";
import type { VcsDocument } from "@/lib/contract/vcs";
import { type TrayFile, trayRows } from "./tray";

const DOCUMENT = {
  key: "amazon_de.i.S1",
  kind: "invoice",
  blocked: null,
  total: { net: "453.78", vat: "86.22", gross: "540.00" },
} as VcsDocument;

const facts = { kind: null, number: null, total: null, vat: null, days: [] };
const file = (change: Partial<TrayFile> = {}): TrayFile => ({
  id: "1",
  clientKey: "k",
  blob: new Blob(),
  name: "a.pdf",
  size: 1,
  stage: "read",
  problem: null,
  sha256: "",
  match: {
    fileId: "1",
    facts,
    outcome: { kind: "matched", key: DOCUMENT.key, by: "order_in_name", confidence: "certain" },
  },
  chosen: null,
  number: "RE-1",
  total: "540.00",
  vat: "86.22",
  failure: null,
  uploadId: null,
  corrects: null,
  ...change,
});
const rowsOf = (files: TrayFile[], document = DOCUMENT) =>
  trayRows(files, new Map(), new Map([[document.key, document]]));
const standOf = (change: Partial<TrayFile>, document = DOCUMENT) => rowsOf([file(change)], document)[0]?.stand;

describe("a dropped file", () => {
  it("fits when number, total and VAT are Amazon's to the cent, in either spelling", () => {
    expect(standOf({})).toBe("ready");
    expect(standOf({ total: "540,00", vat: "86,22" })).toBe("ready");
  });

  it("does not leave for a single cent", () => {
    expect(standOf({ total: "540.01" })).toBe("differs");
    expect(standOf({ vat: "86.21" })).toBe("differs");
    expect(rowsOf([file({ total: "540.01" })])[0]?.off).toEqual({ total: 1, vat: 0 });
  });

  it("waits for what could not be read and for a number that Amazon takes", () => {
    expect(standOf({ total: "" })).toBe("incomplete");
    expect(standOf({ number: "" })).toBe("incomplete");
    expect(standOf({ number: "RE№1" })).toBe("incomplete");
  });

  it("stays when its document cannot be sent now", () => {
    expect(standOf({}, { ...DOCUMENT, blocked: "under_way" })).toBe("blocked");
  });

  it("is out when the server found something in it, and when it is here twice", () => {
    expect(standOf({ failure: { code: "active_content", message: "" } })).toBe("bad");
    expect(standOf({ failure: { code: "upstream", message: "" } })).toBe("ready");
    const twin = { fileId: "1", facts, outcome: { kind: "none", reason: "same_file", sameAs: "2" } } as const;
    expect(standOf({ match: twin })).toBe("bad");
    expect(standOf({ match: twin, chosen: DOCUMENT.key })).toBe("ready");
  });

  it("compares a credit note without its sign", () => {
    const credit = { ...DOCUMENT, total: { net: "-453.78", vat: "-86.22", gross: "-540.00" } };
    expect(standOf({}, credit)).toBe("ready");
  });

  it("stands above those that fit as long as it needs a person", () => {
    const asked = file({
      id: "2",
      match: { fileId: "2", facts, outcome: { kind: "none", reason: "no_id", sameAs: null } },
    });
    const stands = rowsOf([file(), asked, file({ id: "3", problem: "empty_file" })]).map(({ stand }) => stand);
    expect(stands).toEqual(["bad", "none", "ready"]);
  });
});
