import type { ActionView } from "@/lib/contract/actions";

/** What was typed into a form, kept in this browser tab until it is sent or discarded. */
export interface Draft {
  /** Chosen lines; null while nobody touched them. */
  lines: readonly string[] | null;
  /** Typed text by argument. */
  common: Readonly<Record<string, string>>;
  /** Typed text by line and argument. */
  perLine: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The key of each wish, made once, so that a reload and a second try are the same wish (DESIGN §5). */
  keys: Readonly<Record<string, string>>;
}

export const EMPTY_DRAFT: Draft = { lines: null, common: {}, perLine: {}, keys: {} };

/** What a form opens with when an action that failed is corrected: what was sent. It is nobody's draft until somebody changes it. */
export function proposalOf({ line, args }: Pick<ActionView, "line" | "args">): Draft {
  const common = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, String(value)]));
  return { ...EMPTY_DRAFT, lines: line === null ? null : [line], common };
}

/** Whose form it is. The person is part of it: a draft is never shown to whoever signs in next. */
export interface DraftPlace {
  person: string;
  account: number;
  marketplace: string;
  orderId: string;
  type: string;
}

const keyOf = ({ person, account, marketplace, orderId, type }: DraftPlace): string =>
  `orderdeck.draft.${JSON.stringify([person, account, marketplace, orderId, type])}`;

/** The draft of a form, or null; storage that is full, closed or holds something else is as good as none. */
export function readDraft(place: DraftPlace): Draft | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? "null");
    if (typeof stored !== "object" || stored === null || !("common" in stored)) return null;
    return { ...EMPTY_DRAFT, ...(stored as Partial<Draft>) };
  } catch {
    return null;
  }
}

export function writeDraft(place: DraftPlace, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(draft));
  } catch {
    // A full or closed storage costs the draft, never the form.
  }
}

export function dropDraft(place: DraftPlace): void {
  try {
    sessionStorage.removeItem(keyOf(place));
  } catch {
    // Nothing was kept, so nothing is left.
  }
}

const SENT = "orderdeck.sent.";
/** Longer than anything is held. */
const SENT_KEPT_MS = 3_600_000;

interface Sent {
  place: DraftPlace;
  draft: Draft;
  /** The actions of this form that were not taken back. */
  ids: readonly string[];
  /** When it was recorded, in milliseconds. */
  at: number;
}

function readSent(key: string): Sent | null {
  try {
    const sent: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof sent === "object" && sent !== null && "ids" in sent ? (sent as Sent) : null;
  } catch {
    return null;
  }
}

/** Everything this tab recorded a while ago, by its key. What is too old, or cannot be read, is dropped. */
function sentForms(now: number): [key: string, sent: Sent][] {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(SENT));
  return keys.flatMap((key): [string, Sent][] => {
    const sent = readSent(key);
    if (sent && now - sent.at <= SENT_KEPT_MS) return [[key, sent]];
    sessionStorage.removeItem(key);
    return [];
  });
}

/** Puts a draft aside that was recorded as these actions: as long as they are held they may be taken back, and it is wanted again. */
export function setDraftAside(place: DraftPlace, draft: Draft, ids: readonly string[], at: number): void {
  try {
    sentForms(at);
    // What is sent again is a wish of its own: it begins with keys of its own.
    const kept: Sent = { place, draft: { ...draft, keys: {} }, ids, at };
    // By its first action: the same form may be sent once more while this one is still held.
    sessionStorage.setItem(`${SENT}${ids[0] ?? ""}.${keyOf(place)}`, JSON.stringify(kept));
  } catch {
    // A full or closed storage costs what was typed, never the sending.
  }
  dropDraft(place);
}

/** Gives the form its draft back once every action that came of it was taken back; what was typed since stays. `now` in milliseconds. */
export function bringDraftBack(takenBack: readonly string[], now: number): void {
  try {
    for (const [key, sent] of sentForms(now)) {
      const ids = sent.ids.filter((id) => !takenBack.includes(id));
      if (ids.length === sent.ids.length) continue;
      if (ids.length > 0) sessionStorage.setItem(key, JSON.stringify({ ...sent, ids }));
      else {
        sessionStorage.removeItem(key);
        if (readDraft(sent.place) === null) writeDraft(sent.place, sent.draft);
      }
    }
  } catch {
    // Nothing was put aside, so nothing comes back.
  }
}

/** A random UUID; `crypto.randomUUID` exists on secure addresses only. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
