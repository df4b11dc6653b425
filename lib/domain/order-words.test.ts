import { expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { foldText } from "./fold-text";
import { buyerWords, idTerms, orderWords, searchTerms } from "./order-words";

type Order = Parameters<typeof orderWords>[0];
const order = (id: string, buyer = "", reference: string[] = []) =>
  ({
    marketplace_order_id: id,
    merchant_order_id: reference,
    packages: [],
    buyer_name: buyer,
    billing_address: null,
  }) as unknown as Order;

const found = (words: readonly string[], text: string) =>
  searchTerms(text).every(
    ({ words: parts, ids }) =>
      parts.every((spellings) => spellings.some((term) => words.some((word) => word.startsWith(term)))) ||
      ids.some((term) => words.some((word) => word.startsWith(term))),
  );

it.each([
  ["Müller", "mueller"],
  ["Mueller", "müller"],
  ["Müller", "MULLER"],
  ["Straßer", "strasse"],
  ["Strasser", "straße"],
  ["Jørgensen", "jorgensen"],
  ["Joergensen", "jørg"],
  ["Łukasz", "lukasz"],
  ["Samuel", "samue"],
  ["Noël", "noel"],
])("G10 · a buyer called %s is found by %s", (name, typed) => {
  expect(found(buyerWords(order("1", name)), typed)).toBe(true);
});

it("G10 · what begins a word still begins it when both are folded, whatever the word", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."aeouüößæbn") });
  fc.assert(
    fc.property(letters, fc.nat(12), (word, length) =>
      foldText(word).startsWith(foldText(Array.from(word).slice(0, length).join(""))),
    ),
  );
});

it("LA-14 · an order is found by its whole id, its beginning and its last four signs and more, with and without separators", () => {
  const words = orderWords(order("404-9536438-8867359", "", ["WEB-2041-UE7"]));
  for (const part of [
    "404-9536438-8867359",
    "404-95",
    "4049536",
    "8867359",
    "38-8867359",
    "7359",
    "web-20",
    "41-ue7",
    "ue7",
  ])
    expect([part, found(words, part)]).toEqual([part, true]);
  for (const part of ["7358", "8867358", "404-95x", "359x"]) expect([part, found(words, part)]).toEqual([part, false]);
  expect(idTerms("359")).toEqual([]);
});

it("G10 · a text without letters and digits asks for nothing, single letters only when nothing longer was typed", () => {
  expect(searchTerms("&|!():* '")).toEqual([]);
  expect(searchTerms("a lamp").map(({ words }) => words)).toEqual([[["lamp"]]]);
  expect(searchTerms("a").map(({ words }) => words)).toEqual([[["a"]]]);
});
