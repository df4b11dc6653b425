import { describe, expect, it } from "vitest";
import type { ActionDetail } from "@/lib/contract/actions";
import type { EvidenceLanguage, EvidenceReader } from "@/lib/contract/triage";
import { EVIDENCE_LANGUAGES, EVIDENCE_READERS } from "@/lib/contract/triage";
import type { ActionState } from "@/lib/domain/status";
import type { LengowOrderFields } from "@/lib/lengow";
import { packOf } from "./evidence";

/** A small generator of its own, so that every run searches the same thousand packs. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const NAMES = [
  "Élodie Vasseur-Martin",
  "Jürgen Großmann",
  "Anna O’Neill",
  "María Ángeles Ruiz",
  "Łukasz Wójcik",
  "Ida",
];
const HEX = "0123456789abcdef";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

const CITIES = ["Montreuil-aux-Lions", "Großkirchheim", "Villanueva", "Ystad"];

interface Planted {
  action: ActionDetail;
  order: LengowOrderFields;
  leaks: string[];
}

function plant(n: number): Planted {
  const roll = dice(n * 7_919 + 1);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(roll() * values.length)] as T;
  const run = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[Math.floor(roll() * alphabet.length)]).join("");
  const name = pick(NAMES);
  const email = `${run("abcdefgh", 6)}.${run("ijklmnop", 5)}@${run("qrstuv", 5)}.example`;
  const phone = `+33 6 ${run("0123456789", 2)} ${run("0123456789", 2)} ${run("0123456789", 2)} ${run("0123456789", 2)}`;
  const street = `${1 + Math.floor(roll() * 90)} rue ${run("abcdefghij", 7)}`;
  const token = run(HEX, 40);
  const bearer = `Bearer ${run(LETTERS, 30)}1a`;
  const jwt = `eyJ${run(LETTERS, 20)}.${run(LETTERS, 30)}.${run(LETTERS, 20)}`;
  const uuid = `${run(HEX, 8)}-${run(HEX, 4)}-${run(HEX, 4)}-${run(HEX, 4)}-${run(HEX, 12)}`;
  const recipient = `${run("abcdefghij", 6)} ${run("klmnopqrst", 8)}`;
  const delivered = `${1 + Math.floor(roll() * 90)} chemin ${run("klmnopqrst", 7)}`;
  // Begins with a digit that no other number of a pack goes on with.
  const postcode = `9${run("13", 4)}`;
  const city = pick(CITIES);
  const company = `${run("abcdefghij", 5)} ${run("klmnopqrst", 6)} GmbH`;
  const vat = `FR${run("13", 2)}9${run("13", 8)}`;
  const home = `+49 30 ${run("0123456789", 3)} ${run("0123456789", 4)}`;
  const bought = [name, email, phone, street, recipient, delivered, postcode, city, company, vat, home];
  const leaks = [...bought, token, bearer.slice(7), jwt, uuid];
  const hiding = [...bought, token, bearer, jwt, uuid].sort(() => roll() - 0.5);
  const message = `Order refused: ${hiding.join(pick([" / ", ", ", " (", "; "]))}. Carrier unknown.`;
  const order = {
    lengow_status: "waiting_shipment",
    marketplace_order_date: "2026-11-20T10:00:00Z",
    original_total_order: "12.5",
    original_currency: { iso_a3: "EUR", symbol: null, name: null },
    billing_address: { full_name: name, email, phone_mobile: phone, first_line: street, company, vat_number: vat },
    packages: [
      {
        delivery: { full_name: recipient, first_line: delivered, zipcode: postcode, city, phone_home: home },
        cart: [],
      },
    ],
  } as unknown as LengowOrderFields;
  const history = [
    {
      at: "2026-11-20T10:00:00Z",
      kind: "moved",
      attempt: 0,
      status: null,
      upstream_id: null,
      by: { id: uuid, name },
      detail: { to: "ready" },
    },
    {
      at: "2026-11-20T10:00:05Z",
      kind: "answer",
      attempt: 1,
      status: 400,
      upstream_id: 7,
      by: null,
      detail: { body: `${token} ${email}` },
    },
  ] as ActionDetail["history"];
  const action = {
    id: uuid,
    state: "refused",
    source: "orderdeck",
    type: "ship",
    marketplace: "amazon_fr",
    marketplace_order_id: "402-1234567-1234567",
    line: null,
    args: {
      carrier: "DPD",
      tracking_number: "05221234567890",
      comment: `${name} ${email}`,
      from_address_name: name,
      shipping_method: token,
    },
    upstream_id: 5_100_001,
    error_text: message,
    history: n % 2 === 0 ? history : [],
    history_cut: null,
    created_at: "2026-11-20T10:00:00Z",
    updated_at: "2026-11-20T10:03:12Z",
  } as unknown as ActionDetail;
  return { action, order, leaks };
}

const about = (language: EvidenceLanguage, reader: EvidenceReader) => ({
  zone: "Europe/Paris",
  asOf: "2026-11-21T09:00:00Z",
  query: { language, reader },
});

describe("idea 13 · an evidence pack", () => {
  it("holds nothing personal and no key in any of a thousand packs, whatever stood in the answer", () => {
    const found: string[] = [];
    for (let n = 0; n < 1_000; n += 1) {
      const { action, order, leaks } = plant(n);
      const language = EVIDENCE_LANGUAGES[n % 3] as EvidenceLanguage;
      const reader = EVIDENCE_READERS[Math.floor(n / 3) % 3] as EvidenceReader;
      const { action_id: _id, ...pack } = packOf(action, order, about(language, reader));
      const written = JSON.stringify(pack).toLowerCase();
      found.push(...leaks.filter((leak) => written.includes(leak.toLowerCase())).map((leak) => `${n}: ${leak}`));
    }
    expect(found).toEqual([]);
  });

  it("says what was sent, what came back and when, in UTC and in the marketplace's zone", () => {
    const { action, order } = plant(2);
    const pack = packOf({ ...action, error_text: "Carrier unknown." }, order, about("en", "marketplace"));
    expect(pack.text).toContain("Order: 402-1234567-1234567");
    expect(pack.text).toContain("Tracking number: 05221234567890");
    expect(pack.text).toContain("Carrier: DPD");
    expect(pack.text).toContain("Carrier unknown.");
    expect(pack.text).toContain("2026-11-20 10:00:05 / 2026-11-20 11:00:05  Lengow answered (HTTP 400)");
  });

  it("says of the order when it was placed in both zones, how it stands and what it is worth", () => {
    const { action, order } = plant(2);
    const { order: facts, text } = packOf(action, order, about("en", "lengow"));
    expect(facts).toMatchObject({
      placed: { utc: "2026-11-20 10:00:00", local: "2026-11-20 11:00:00" },
      status: "waiting_shipment",
      amount: "12.50 EUR",
    });
    expect(text).toContain("Placed (UTC / Europe/Paris): 2026-11-20 10:00:00 / 2026-11-20 11:00:00");
    expect(text).toContain("Status at Lengow: waiting to be shipped (waiting_shipment)");
    expect(text).toContain("Total: 12.50 EUR");
    expect(text).not.toContain("2026-11-20T");
  });

  const SAYS: [ActionState, string, string][] = [
    ["refused", "was refused by amazon_fr and not carried out", "did not go through"],
    ["rejected", "was not taken by Lengow, so it did not reach amazon_fr", "did not go through"],
    ["done_with_warning", "was carried out by amazon_fr, with a warning", "was carried out"],
    ["accepted", "has had no answer from amazon_fr so far", "is not finished yet"],
    ["unconfirmed", "we do not know whether it arrived", "is not finished yet"],
    ["needs_person", "was stopped and waits", "is not finished yet"],
    ["done", "was carried out by amazon_fr", "was carried out"],
    ["ready", "has not been sent yet", "is not finished yet"],
    ["closed", "was ended by us", "was not continued"],
    ["withdrawn", "was ended by us", "was not continued"],
  ];

  it.each(SAYS)("says of an action that is %s what is true of it, to every reader", (state, words, toBuyer) => {
    const { action, order } = plant(4);
    const one = { ...action, state, error_text: null };
    const textFor = (reader: EvidenceReader) => packOf(one, order, about("en", reader)).text;
    for (const reader of ["marketplace", "lengow"] as const) expect(textFor(reader)).toContain(words);
    expect(textFor("buyer")).toContain(toBuyer);
    const said = SAYS.filter(([other]) => other !== state).map(([, other]) => other);
    for (const other of said.filter((text) => !words.includes(text)))
      expect(textFor("marketplace")).not.toContain(other);
    // The same holds in every language: each outcome has words of its own.
    for (const language of EVIDENCE_LANGUAGES)
      for (const reader of EVIDENCE_READERS) {
        const { text } = packOf(one, order, about(language, reader));
        expect(text).not.toMatch(/\{\w+\}|undefined/);
        if (state !== "refused" && reader === "marketplace")
          expect(text).not.toBe(packOf({ ...one, state: "refused" }, order, about(language, reader)).text);
      }
  });

  const NOT_JUDGED: [string, string][] = [
    ["503 Service Unavailable", "did not answer, or was not available"],
    ["Too many requests, please slow down", "took no more calls at that moment"],
    ["Invalid access token", "did not accept the connection of this shop"],
  ];

  it.each(NOT_JUDGED)("does not call %s a refusal, to no reader and in no language", (answer, words) => {
    const { action, order } = plant(4);
    const one = { ...action, error_text: answer, history: [], history_cut: null };
    const text = (language: EvidenceLanguage, reader: EvidenceReader) =>
      packOf(one, order, { ...about(language, reader), name: "Amazon FR" }).text;
    expect(text("en", "lengow")).toContain(`was not carried out: Amazon FR ${words}`);
    expect(text("en", "marketplace").split("\n")[0]).toBe("Order 402-1234567-1234567, Amazon FR: shipment failed");
    for (const reader of EVIDENCE_READERS) {
      expect(text("en", reader)).not.toMatch(/refused/);
      expect(text("fr", reader)).not.toMatch(/refusé/);
      expect(text("de", reader)).not.toMatch(/abgelehnt/);
    }
  });

  it("speaks in words, and tells the codes behind them to Lengow alone, who looks things up by them", () => {
    const { action, order } = plant(4);
    const one = {
      ...action,
      args: { carrier: "DPD", tracking_number: "T-1" },
      error_text: "Unknown carrier",
      history: [],
      history_cut: null,
    };
    const text = (language: EvidenceLanguage, reader: EvidenceReader) =>
      packOf(one, order, { ...about(language, reader), name: "Amazon FR" }).text;
    for (const language of EVIDENCE_LANGUAGES) {
      expect(text(language, "marketplace")).not.toMatch(/amazon_fr|waiting_shipment|tracking_number|\bship\b/);
      expect(text(language, "lengow")).toMatch(/Amazon FR \(amazon_fr\)/);
      expect(text(language, "lengow")).toMatch(/ \(waiting_shipment\)/);
      expect(text(language, "lengow")).toMatch(/ \(tracking_number\)\u00a0?: T-1/);
      expect(text(language, "lengow")).toMatch(/ \(ship\), /);
    }
    expect(text("de", "marketplace")).toContain("Sendungsnummer: T-1");
    expect(text("fr", "marketplace")).toContain("Action\u00a0: expédition, refusée");
  });

  it("says how many facts it leaves out of a very long story, in the reader's language", () => {
    const { action, order } = plant(4);
    const one = { ...action, history_cut: { after: 1, left_out: 234 } };
    const told = (language: EvidenceLanguage) =>
      packOf(one, order, about(language, "lengow")).timeline.filter(({ what }) => what.includes("234"));
    expect(told("en").map(({ what }) => what)).toEqual(["facts left out before this: 234"]);
    expect(told("de").map(({ what }) => what)).toEqual(["davor ausgelassene Angaben: 234"]);
    expect(told("fr")).toHaveLength(1);
  });

  it("does not say that an answer came where there is none, though Lengow changed the action since", () => {
    const { action, order } = plant(3);
    const timeline = (state: ActionState) =>
      packOf({ ...action, state, history: [], history_cut: null }, order, about("en", "lengow")).timeline.map(
        ({ what }) => what,
      );
    expect(timeline("accepted")).toEqual(["sent to Lengow"]);
    expect(timeline("refused")).toEqual(["sent to Lengow", "the marketplace’s answer arrived"]);
  });

  it("keeps the marketplace's own name, though the buyer's address for messages is one of its domain", () => {
    const { action } = plant(5);
    const order = { billing_address: { email: "k3vin.martin@mail.cdiscount.example" }, packages: [] };
    const message = "Cdiscount refused it. Reply to martin or k3vin.martin@mail.cdiscount.example";
    const pack = packOf(
      { ...action, marketplace: "cdiscount", error_text: message, args: {}, history: [], history_cut: null },
      order as unknown as LengowOrderFields,
      about("en", "lengow"),
    );
    expect(pack.order.marketplace).toBe("cdiscount");
    expect(pack.answer).toBe("Cdiscount refused it. Reply to [personal] or [personal]");
    expect(pack.text).toContain("(cdiscount) was refused by cdiscount");
  });

  it("takes out each word of a company with an @ in its name, also those after it", () => {
    const { action } = plant(5);
    const order = { billing_address: { company: "Foo @ Müllerhaus GmbH" }, packages: [] };
    const message = "The receiver Müllerhaus is not known";
    const pack = packOf(
      { ...action, error_text: message, args: {}, history: [], history_cut: null },
      order as unknown as LengowOrderFields,
      about("en", "lengow"),
    );
    expect(pack.answer).toBe("The receiver [personal] is not known");
  });

  it("tells a buyer nothing but that it is being taken care of, in their language", () => {
    const { action, order } = plant(3);
    const texts = EVIDENCE_LANGUAGES.map((language) => packOf(action, order, about(language, "buyer")).text);
    expect(texts.map((text) => text.split("\n")[0])).toEqual(["Hello,", "Bonjour,", "Guten Tag,"]);
    for (const text of texts) {
      expect(text).toContain("402-1234567-1234567");
      expect(text).not.toContain("5100001");
      expect(text).not.toContain("DPD");
    }
  });
});
