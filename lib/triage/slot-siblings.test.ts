import { describe, expect, it } from "vitest";
import { groupMessages } from "./index";

const groupsOf = (...texts: string[]): number =>
  new Set(
    groupMessages(texts.map((text) => ({ text, marketplace: "m", action_type: "ship" }))).map((one) => one.group_key),
  ).size;

describe("words where a like message has a value", () => {
  it.each([
    [
      "Shipment CS5566 not registered, warehouse closed on 11/26/2026 (Thanksgiving)",
      "Shipment UK9900 not registered, warehouse closed on 28 Dec 2026 (bank holiday)",
    ],
    [
      `L'ordine 11-22 non può essere annullato: il magazzino "Nord 3" ha già preparato il pacco`,
      `L'ordine 11-23 non può essere annullato: il magazzino centrale ha già preparato il pacco`,
    ],
  ])("are a value: %s", (...texts) => {
    expect(groupsOf(...texts)).toBe(1);
  });

  it.each([
    [
      "another field",
      `Column "Foo7x" holds a value that is not allowed`,
      "Column carrier holds a value that is not allowed",
    ],
    [
      "a negation",
      `The order 77 must carry the label "Xk7" before it can be shipped`,
      "The order 78 must not carry the label before it can be shipped",
    ],
    [
      "what is wrong",
      `The order 77 was refused by the warehouse (Lutz7)`,
      "The order 78 was refused by the warehouse (already cancelled)",
    ],
    ["too little beside it", "Rejected by Lutz7", "Rejected by seller"],
  ])("keep causes apart where they say %s", (_what, ...texts) => {
    expect(groupsOf(...texts)).toBe(2);
  });
});

it("a German word is the same with its umlaut and with two letters for it", () => {
  expect(
    groupsOf(
      "Die Bestellposition 4711 gehört nicht zur Bestellung 302-6628193-0038271",
      "Die Bestellposition 4712 gehoert nicht zur Bestellung 028-7719203-4410026",
    ),
  ).toBe(1);
});
