import { expect, it } from "vitest";
import type { ActionView } from "@/lib/contract/actions";
import type { LastAction } from "@/lib/domain/order";
import type { ActionState } from "@/lib/domain/status";
import { deedsOf, lastTry } from "./last-try";

const at = (minute: number) => `2026-11-22T05:${String(minute).padStart(2, "0")}:00.000Z`;
const ORDER = { marketplace: "ebay_fr", marketplace_order_id: "1" };

const own = (id: string, state: ActionState, minute: number): ActionView => ({
  ...ORDER,
  id,
  state,
  source: "orderdeck",
  type: "ship",
  line: null,
  args: {},
  upstream_id: null,
  error_text: null,
  reason: null,
  created_at: at(minute),
  updated_at: at(minute),
  by: null,
  undo_until: null,
  waiting_until: null,
  repeats_of: null,
  alert: null,
});

const order = (id: string, state: ActionState, minute: number) => {
  const last: LastAction = { id, type: "ship", state, at: at(minute) };
  return { ...ORDER, last_action: last };
};

it("keeps another tool's refusal in sight when a later action of the team's was taken back", () => {
  expect(lastTry(order("lengow-7", "refused", 10), deedsOf([own("b", "withdrawn", 20)]))).toBe("refused");
  expect(lastTry(order("lengow-7", "refused", 10), deedsOf([own("b", "ready", 20)]))).toBe("ready");
});

it("falls back to the team's own refusal behind one that was taken back", () => {
  const deeds = deedsOf([own("b", "withdrawn", 20), own("a", "refused", 10)]);
  expect(lastTry({ ...ORDER, last_action: null }, deeds)).toBe("refused");
});

it("says at once of an action that was taken back that nothing is under way, though the figures still name it", () => {
  expect(lastTry(order("b", "ready", 15), deedsOf([own("b", "withdrawn", 20)]))).toBeUndefined();
});

it("E08 · leaves out a refusal that is settled, whether the figures or the list of actions know it first", () => {
  const settled = { way: "resolved", at: at(30), by: "Camille" } as const;
  const known = order("a", "refused", 10);
  expect(
    lastTry({ ...known, last_action: { ...known.last_action, settled: "resolved" } }, deedsOf([])),
  ).toBeUndefined();
  expect(lastTry(known, deedsOf([{ ...own("a", "refused", 10), settled }]))).toBeUndefined();
});
