import { expect, it } from "vitest";
import { groupOfLink } from "./triage-state";

const ID = "amazon_fr~ship~0123456789abcdef";

it("Q13 · a pasted link names its group, and so does a bare id", () => {
  expect(groupOfLink(`https://deck.example/accounts/1/errors?tab=new&group=${encodeURIComponent(ID)}`)).toBe(ID);
  expect(groupOfLink(` ${ID} `)).toBe(ID);
});

it("anything else names none", () => {
  for (const text of ["", "hello", "https://deck.example/?group=%E0%A4%A", "https://deck.example/?group=<b>"])
    expect(groupOfLink(text)).toBeNull();
});
