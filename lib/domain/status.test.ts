import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { de } from "@/lib/messages/de";
import { en } from "@/lib/messages/en";
import { fr } from "@/lib/messages/fr";
import fc from "@/lib/testing/properties";
import {
  ACTION_STATES,
  DOCUMENT_STATES,
  ORDER_STATUSES,
  ORDER_TYPES,
  orderTypeLook,
  SETTLED_STATES,
  statusLook,
} from "./status";

const sprite = readFileSync(new URL("../../public/icons.svg", import.meta.url), "utf8");
const catalogues = { en, fr, de };
const kinds = {
  order: ORDER_STATUSES,
  action: ACTION_STATES,
  document: DOCUMENT_STATES,
  settled: SETTLED_STATES,
  type: ORDER_TYPES,
};

describe.each(Object.entries(kinds))("every state of kind %s", (kind, table) => {
  it("has an icon in the sprite", () => {
    for (const { icon } of Object.values(table)) expect(sprite).toContain(`<symbol id="${icon}"`);
  });

  it.each(Object.entries(catalogues))(
    "has a word of its own in %s, and no word is without a state",
    (_, { status }) => {
      const words: Record<string, string> = status[kind as keyof typeof kinds];
      expect(Object.keys(words).sort()).toEqual(Object.keys(table).sort());
      expect(new Set(Object.values(words)).size).toBe(Object.keys(table).length);
    },
  );
});

describe("U24 · LA-50 · the registry", () => {
  it("knows Lengow's sixteen order statuses and our twelve action states", () => {
    expect(Object.keys(ORDER_STATUSES)).toHaveLength(16);
    expect(Object.keys(ACTION_STATES)).toHaveLength(12);
  });

  it("keeps violet for what we do not know", () => {
    const unknown = Object.entries({ ...ORDER_STATUSES, ...ACTION_STATES }).filter(
      ([, look]) => look.tone === "unknown",
    );
    expect(unknown.map(([state]) => state).sort()).toEqual(["needs_person", "unconfirmed"]);
  });

  it("fills a badge only where a person must act", () => {
    const solid = Object.keys(ACTION_STATES).filter((state) => statusLook("action", state).solid);
    expect(solid).toEqual(["needs_person"]);
  });

  it("shows a state nobody knows as it came, quiet, even if it is named like a part of JavaScript", () => {
    const names = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty"));
    fc.assert(
      fc.property(names, (raw) => {
        fc.pre(!Object.hasOwn(ORDER_STATUSES, raw));
        expect(statusLook("order", raw)).toEqual({ tone: "rest", icon: "circle-dashed", solid: false, key: null, raw });
      }),
    );
    expect(orderTypeLook("constructor")).toBeNull();
  });
});
