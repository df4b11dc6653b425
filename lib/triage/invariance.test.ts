import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { type Failure, groupKey, groupMessages } from "./index";

const corpus: Failure[] = ["tuned", "held-out", "second-held-out", "third-held-out"].flatMap((name) =>
  readFileSync(new URL(`./corpus/${name}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Failure),
);

const message = fc.constantFrom(...corpus);
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
const upper = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."ABCDEFGHJKLMNPQRSTUVWXYZ"), minLength: length, maxLength: length });

const orderId = fc.oneof(
  fc.tuple(digits(3), digits(7), digits(7)).map((parts) => parts.join("-")),
  fc.tuple(digits(10), upper(2)).map((parts) => parts.join("")),
  digits(13),
  fc.uuid(),
);
const CARRIERS = [
  "DPD",
  "gls",
  "Colissimo",
  "Mondial Relay",
  "UPS",
  "DHL Express",
  "SEUR",
  "Poste Italiane",
  "FR_Colissimo",
  "HERMES",
  "DPD_DE",
];

/** Sentences in five languages, with holes for what differs from order to order. */
const SENTENCES: readonly ((order: string, carrier: string, date: string, value: string, n: number) => string)[] = [
  (order, carrier, date) => `Order ${order} was handed to ${carrier} on ${date} and can no longer be cancelled.`,
  (order, carrier, _, value, n) => `La commande ${order} (${n} articles) : valeur "${value}" refusée par ${carrier}`,
  (order, carrier, date, value) => `Bestellung ${order}: Wert '${value}' für ${carrier} ist seit ${date} ungültig`,
  (order, _, date, value, n) => `L'ordine ${order} del ${date} contiene ${n} righe con valore «${value}» non valido`,
  (order, carrier, date, _, n) => `El pedido ${order} no admite ${carrier}: faltan ${n} datos desde el ${date}`,
  (order, carrier, date, value) =>
    `{"code":4711,"message":"Order ${order} rejected by ${carrier}","given":"${value}","at":"${date}"}`,
];

const date = fc.oneof(
  fc.tuple(fc.integer({ min: 10, max: 28 }), fc.integer({ min: 10, max: 12 })).map(([d, m]) => `2026-${m}-${d}`),
  fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 })).map(([d, m]) => `${d}/${m}/2026`),
  fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom("novembre", "October", "März", "enero"))
    .map(([d, m]) => `${d} ${m} 2026`),
  fc.integer({ min: 10, max: 23 }).map((hour) => `2026-11-21T${hour}:00:00Z`),
);
const value = fc
  .string({
    unit: fc.constantFrom(..."abcdefghijlmnoprstuvyzADNXYZ0123456789-/. éàü,+()&_"),
    minLength: 1,
    maxLength: 30,
  })
  .map((text) => `q${text}`);

/** What a person types into a field that wants a code: words of messages, but never the name of a field alone. */
const freeText = fc
  .array(
    fc.constantFrom(
      ..."Kunde storniert annulé cancelled Out of stock shipped non disponibile rotto already enviado ya Nicht lieferbar wrong error timeout Gran Vía XL 2x (n/a) A-1 refusé no longer available & 12,50 € C'est l'été O'Neill DHL not found".split(
        " ",
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((words) => words.join(" "));

/** Sentences that judge a quoted value. */
const JUDGEMENTS: readonly ((value: string) => string)[] = [
  (value) => `Reason '${value}' is not valid for this order.`,
  (value) => `Le motif « ${value} » n'existe pas.`,
  (value) => `Der Grund „${value}“ ist nicht zulässig.`,
  (value) => `Il motivo "${value}" non è ammesso.`,
  (value) => `El motivo "${value}" no está permitido.`,
  (value) => `Wert '${value}' ist ungültig`,
  (value) => JSON.stringify({ code: 12, message: `Reason "${value}" rejected` }),
];

const holes = fc.tuple(orderId, fc.constantFrom(...CARRIERS), date, value, fc.integer({ min: 2, max: 999 }));
const at = (text: string): string => groupKey({ text, marketplace: "amazon_fr", action_type: "ship" });

describe("a group", () => {
  it("does not depend on ids, carriers, dates, quoted values and numbers", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SENTENCES), holes, holes, (sentence, one, other) => {
        expect(at(sentence(...one))).toBe(at(sentence(...other)));
      }),
      { numRuns: 2000 },
    );
  });

  it("does not depend on a quoted value that is judged, even one that reads like a message", () => {
    fc.assert(
      fc.property(fc.constantFrom(...JUDGEMENTS), freeText, (sentence, text) => {
        expect(at(sentence(text))).toBe(at(sentence("X9")));
      }),
      { numRuns: 2000 },
    );
  });

  it("does not depend on the order in which JSON names things", () => {
    const faults = ["carrier is blank", "line is unknown", "weight exceeds the limit"].map((message, n) => ({
      field: `field_${"abc"[n]}`,
      message,
      rejected: n * 7919,
    }));
    const shuffled = (members: object) =>
      fc.shuffledSubarray(Object.entries(members), { minLength: Object.keys(members).length }).map(Object.fromEntries);
    const answer = fc
      .tuple(...faults.map(shuffled))
      .chain((errors) => fc.shuffledSubarray(errors, { minLength: errors.length }))
      .chain((errors) => shuffled({ status: 400, error: "Bad Request", message: "Validation failed", errors }));
    fc.assert(
      fc.property(answer, answer, (one, other) => {
        expect(at(JSON.stringify(one, null, 2))).toBe(at(JSON.stringify(other)));
      }),
      { numRuns: 500 },
    );
  });

  it("does not change when every long id in a message of the corpus is another one", () => {
    const long = /(?<![\p{L}\d_.-])\d{7,}(?![\p{L}\d_.-])|(?<![\p{L}\d-])\d{3}-\d{7}-\d{7}(?![\d-])/gu;
    fc.assert(
      fc.property(message, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (failure, stream) => {
        const text = failure.text.replace(long, (id, offset: number) => {
          const codeBefore = /(?:fehler|error|code)\s$/i.test(failure.text.slice(Math.max(0, offset - 8), offset));
          return codeBefore ? id : id.replace(/\d/g, () => String(stream.next().value));
        });
        expect(groupKey({ ...failure, text })).toBe(groupKey(failure));
      }),
      { numRuns: 1500 },
    );
  });

  it("does not depend on invisible characters, outer blanks, line ends or how accents are encoded", () => {
    const dressed = fc.constantFrom<(text: string) => string>(
      (text) => `\u200f${text}\u200b`,
      (text) => `  ${text}\n`,
      (text) => text.replaceAll(" ", "\u00a0"),
      (text) => text.normalize("NFD"),
      (text) => text.replaceAll("'", "’"),
      (text) => text.replaceAll(" ", "  "),
    );
    fc.assert(
      fc.property(message, dressed, (failure, dress) => {
        expect(groupKey({ ...failure, text: dress(failure.text) })).toBe(groupKey(failure));
      }),
      { numRuns: 1500 },
    );
  });

  it("keeps marketplaces and actions apart and shows both in its key", () => {
    fc.assert(
      fc.property(message, fc.string(), fc.string(), (failure, marketplace, action) => {
        const key = groupKey({ ...failure, marketplace, action_type: action });
        expect(key.split("/").slice(0, 2).map(decodeURIComponent)).toEqual([marketplace, action]);
      }),
    );
  });
});

describe("a set of failures", () => {
  it("has the same groups in any order", () => {
    const inOrder = new Map(groupMessages(corpus).map((found, index) => [corpus[index], found.group_key]));
    fc.assert(
      fc.property(fc.shuffledSubarray(corpus, { minLength: corpus.length }), (shuffled) => {
        const groups = groupMessages(shuffled);
        expect(shuffled.every((failure, index) => groups[index]?.group_key === inOrder.get(failure))).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it("gets no new group from an order id nobody has seen", () => {
    const known = corpus.filter((failure) => /\d{3}-\d{7}-\d{7}/.test(failure.text));
    const before = new Set(groupMessages(corpus).map((found) => found.group_key));
    expect(known.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(fc.constantFrom(...known), digits(17), (failure, id) => {
        const fresh = `${id.slice(0, 3)}-${id.slice(3, 10)}-${id.slice(10)}`;
        const added = { ...failure, text: failure.text.replace(/\d{3}-\d{7}-\d{7}/, fresh) };
        expect(before.has(groupMessages([...corpus, added]).at(-1)?.group_key ?? "")).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("puts a text that was cut off with the only longer one it begins", () => {
    const full = "The parcel was refused by the depot because its label could not be read, print it again";
    const texts = [full, `${full.slice(0, 62)}...`, full.slice(0, 78)];
    const keys = groupMessages(texts.map((text) => ({ text, marketplace: "m", action_type: "ship" })));
    expect(new Set(keys.map((found) => found.group_key)).size).toBe(1);
  });

  it("leaves a cut text alone when two longer ones disagree about how it goes on", () => {
    const start = "The parcel was refused by the depot because its";
    const texts = [`${start} label could not be read`, `${start} weight exceeds the limit`, `${start}...`];
    const keys = groupMessages(texts.map((text) => ({ text, marketplace: "m", action_type: "ship" })));
    expect(new Set(keys.map((found) => found.group_key)).size).toBe(3);
  });
});
