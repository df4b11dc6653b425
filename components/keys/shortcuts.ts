import type { MessageKey } from "@/lib/messages/translate";

type Does = Extract<MessageKey<"keys">, `does.${string}`>;

/** A shortcut as the sheet shows it: `keys` pressed together or one after the other, `or` another way to the same thing. */
export interface Shortcut {
  does: Does;
  keys: readonly string[];
  or?: readonly string[];
  /** The keys are pressed one after the other. */
  sequence?: boolean;
}

/** Second keys after G, and the section each leads to. */
export const GO = {
  h: { path: "/home", does: "does.goHome" },
  o: { path: "/orders", does: "does.goOrders" },
  e: { path: "/errors", does: "does.goErrors" },
  i: { path: "/invoices", does: "does.goInvoices" },
  a: { path: "/activity", does: "does.goActivity" },
  m: { path: "/marketplaces", does: "does.goMarketplaces" },
} as const satisfies Record<string, { path: string; does: Does }>;

export type GoKey = keyof typeof GO;

const go = Object.entries(GO).map(([key, { does }]) => ({ does, keys: ["G", key.toUpperCase()], sequence: true }));

/** Everything the keyboard does, where it does it; the sheet shows this list and nothing else (PRODUCT U3). */
export const SHORTCUTS = [
  {
    where: "anywhere",
    list: [
      { does: "does.palette", keys: ["Ctrl", "K"] },
      { does: "does.help", keys: ["?"] },
      ...go,
      { does: "does.undo", keys: ["Z"] },
      { does: "does.close", keys: ["Esc"] },
    ],
  },
  {
    where: "list",
    list: [
      { does: "does.search", keys: ["/"] },
      { does: "does.filter", keys: ["F"] },
      { does: "does.move", keys: ["J", "K"] },
      { does: "does.open", keys: ["Enter"] },
      { does: "does.peek", keys: ["Space"] },
      { does: "does.rowMenu", keys: ["Shift", "F10"] },
      { does: "does.copyId", keys: ["Ctrl", "C"] },
      { does: "does.select", keys: ["X"], or: ["Shift", "X"] },
      { does: "does.sortKey", keys: ["Shift", "Enter"] },
      { does: "does.export", keys: ["E"] },
    ],
  },
  {
    where: "order",
    list: [
      { does: "does.neighbours", keys: ["J", "K"] },
      { does: "does.ship", keys: ["S"] },
      { does: "does.cancel", keys: ["C"] },
      { does: "does.refund", keys: ["R"] },
    ],
  },
  { where: "form", list: [{ does: "does.send", keys: ["Ctrl", "Enter"] }] },
  {
    where: "triage",
    list: [
      { does: "does.search", keys: ["/"] },
      { does: "does.moveCause", keys: ["J", "K"] },
      { does: "does.fix", keys: ["1"] },
      { does: "does.merge", keys: ["2"] },
      { does: "does.dismiss", keys: ["3"] },
      { does: "does.snooze", keys: ["H"] },
      { does: "does.assign", keys: ["A"] },
    ],
  },
] as const satisfies readonly { where: string; list: readonly Shortcut[] }[];
