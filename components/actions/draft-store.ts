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

/** A random UUID; `crypto.randomUUID` exists on secure addresses only. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
