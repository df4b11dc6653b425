import { describe, expect, it } from "vitest";
import type { ActionDetail } from "@/lib/contract/actions";
import type { EvidenceLanguage, EvidenceReader } from "@/lib/contract/triage";
import { EVIDENCE_LANGUAGES, EVIDENCE_READERS } from "@/lib/contract/triage";
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
  const leaks = [name, email, phone, street, token, bearer.slice(7), jwt, uuid];
  const hiding = [...leaks.slice(0, 5), bearer, jwt, uuid].sort(() => roll() - 0.5);
  const message = `Order refused: ${hiding.join(pick([" / ", ", ", " (", "; "]))}. Carrier unknown.`;
  const order = {
    lengow_status: "waiting_shipment",
    marketplace_order_date: "2026-11-20T10:00:00Z",
    original_total_order: "12.50",
    original_currency: { iso_a3: "EUR", symbol: null, name: null },
    billing_address: { full_name: name, email, phone_mobile: phone, first_line: street },
    packages: [],
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
    expect(pack.text).toContain("Order: 402-1234567-1234567 (amazon_fr)");
    expect(pack.text).toContain("tracking_number = 05221234567890");
    expect(pack.text).toContain("carrier = DPD");
    expect(pack.text).toContain("Carrier unknown.");
    expect(pack.text).toContain("2026-11-20 10:00:05 / 2026-11-20 11:00:05  Lengow answered (HTTP 400)");
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
