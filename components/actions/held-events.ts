import type { OrderKey } from "@/lib/queries/actions";

/** What was just recorded and can still be taken back, with its words: the region that shows it knows no area of its own. */
export interface Held {
  accountId: number;
  ids: readonly string[];
  order?: OrderKey;
  /** For what is no action and has no ids: takes it back, or rejects. */
  takeBack?: () => Promise<void>;
  title: string;
  /** When it leaves, by the seconds that are left. */
  detail: (secondsLeft: number) => string;
  undo: string;
  undone: string;
  failed: string;
  /** Milliseconds until it leaves. */
  holdMs: number;
}

const NAME = "orderdeck:held";

/** Tells whoever listens that something can be taken back for a while. */
export function announceHeld(held: Held): void {
  window.dispatchEvent(new CustomEvent<Held>(NAME, { detail: held }));
}

export function onHeld(listener: (held: Held) => void): () => void {
  const hear = (event: Event) => listener((event as CustomEvent<Held>).detail);
  window.addEventListener(NAME, hear);
  return () => window.removeEventListener(NAME, hear);
}
