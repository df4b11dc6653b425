import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { describeBody } from "./http/body";
import { isOwnText } from "./own-text";

const SOURCES = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.includes(".test.") && !name.endsWith("own-text.ts"))
  .map((name) => readFileSync(path.join(import.meta.dirname, name), "utf8"));

/** Whole sentences in quotes: what errors of this library say. Documentation stands in comments, beside no quote. */
const SENTENCES = SOURCES.flatMap((source) => [...source.matchAll(/["`]((?:Lengow|The c|It was too)[^"`]{12,})/g)]).map(
  ([, text = ""]) => text,
);

it("knows every sentence that an error of this library says of itself", () => {
  expect(SENTENCES.length).toBeGreaterThan(12);
  expect(SENTENCES.filter((text) => !isOwnText(text))).toEqual([]);
});

it.each([
  describeBody({ kind: "html", title: "Bad gateway" }, 502),
  describeBody({ kind: "html", title: null }, 200),
  describeBody({ kind: "empty" }, 500),
  describeBody({ kind: "other" }, 500),
  describeBody({ kind: "json", json: {}, text: "{}" }, 500),
])("an answer without words is described in its own: %s", (text) => expect(isOwnText(text)).toBe(true));

it.each(["Internal error", "carrier: is not allowed", "Lengow: order not found", "The carrier is not one we know."])(
  "takes no answer of others for its own: %s",
  (text) => expect(isOwnText(text)).toBe(false),
);
