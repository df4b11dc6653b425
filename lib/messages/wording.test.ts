import { describe, expect, it } from "vitest";
import { compiledMessages } from "./compiled";
import { de } from "./de";
import { type Area, en } from "./en";
import { fr } from "./fr";

/** What holds for the wording itself, key or not: a word that means something else, a sign of another language. */

function leaves(node: object, path = ""): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

const [english, french, german] = [leaves(en), leaves(fr), leaves(de)];
const having = (words: [string, string][], sign: RegExp) => words.filter(([, text]) => sign.test(text));

/** Every stretch of text of a language as it reaches the screen, branches and tags as well. */
function stretches(node: unknown): string[] {
  if (typeof node === "string") return [node];
  return typeof node === "object" && node !== null ? Object.values(node).flatMap(stretches) : [];
}

/** Columns and places of a pattern, where the long word does not fit. */
const SHORT_CARRIER = ["orders.column.carrier", "triage.slot.carrier"];

/** What really goes on again. */
const GOES_ON = ["bulk.batch.resume", "errors.rateLimited", "settings.audit.verbs.batch_running"];

describe("in French", () => {
  // A filter as it is typed (`status:`), the beginning of an address and a clock are no sentences.
  const shown = stretches(compiledMessages("fr", Object.keys(en) as Area[])).map((text) =>
    text.replace(/\b(?:status|marketplace|type|https):|\d:(?=\d)/g, ""),
  );

  it("high punctuation has a space before it that does not break, and guillemets within them", () => {
    expect(shown.filter((text) => /(?:^|[^\u00a0])[;?!»]|(?:^|[^\u00a0]):|«(?!\u00a0)|\s\u00a0/.test(text))).toEqual(
      [],
    );
  });

  it("quotation marks are « », never those of English or German", () => {
    expect(having(french, /[“”„]|"/)).toEqual([]);
  });

  it("no name that may begin with a vowel stands behind a bare “de”", () => {
    expect(having(french, /\b(?:de|que) \{(?:marketplace|account|name|store|who|carrier)\}(?! demande)/)).toEqual([]);
  });

  it("what has not left is not « repris », which reads as going on: its sending is annulled", () => {
    expect(
      having(french, /\brepris(?:e|es)?\b|\breprendre\b/i)
        .map(([key]) => key)
        .sort(),
    ).toEqual(GOES_ON);
  });

  it("a warning is an alerte on every screen", () => {
    expect(having(french, /avertissement/i)).toEqual([]);
  });
});

describe("in German", () => {
  it("a carrier is the Versanddienstleister, never the Versender, who is the merchant", () => {
    expect(having(german, /versender|versanddienst(?!leister)/i)).toEqual([]);
    expect(
      having(german, /paketdienst/i)
        .map(([key]) => key)
        .sort(),
    ).toEqual(SHORT_CARRIER);
  });

  it("quotation marks open below and close above", () => {
    const wrong = (text: string) => !/^(?:[^„“”"«»]|„[^„“”"«»]*“)*$/.test(text);
    expect(german.filter(([, text]) => wrong(text))).toEqual([]);
  });

  it("what may be left out is optional, not “freiwillig”", () => {
    expect(having(german, /freiwillig/i)).toEqual([]);
  });

  it("a warning is a Hinweis on every screen", () => {
    expect(having(german, /warnung/i)).toEqual([]);
  });
});

it("an English quotation opens and closes with its own signs", () => {
  expect(english.filter(([, text]) => !/^(?:[^“”"„«»]|“[^“”"„«»]*”)*$/.test(text))).toEqual([]);
});
