import { describe, expect, it } from "vitest";
import type { ActionView } from "@/lib/contract/actions";
import type { OrderAction, OrderDetail } from "@/lib/contract/order-detail";
import { deriveOrder } from "@/lib/domain/order-derived";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { timelineEntries } from "./timeline-entries";

const foreign = (upstream_id: number, created_at: string | null): OrderAction => ({
  upstream_id,
  type: "ship",
  state: "done",
  line: null,
  args: {},
  error_text: null,
  created_at,
  updated_at: created_at,
});

function detail(changes: Partial<OrderDetail> = {}): OrderDetail {
  const times = { marketplace_order_date: "2026-11-18T10:00:00Z", imported_at: "2026-11-18T10:20:00Z" };
  return {
    ...deriveOrder(orderFields({ lines: [orderLine({})], ...times, updated_at: times.imported_at })),
    marketplace_name: "Amazon FR",
    marketplace_country: "FR",
    as_of: "2026-11-21T09:00:00Z",
    actions: [],
    actions_unavailable: false,
    masked: false,
    billing_is_delivery: false,
    ...changes,
  };
}

const own = (id: string, upstream_id: number | null, created_at: string): ActionView => ({
  ...foreign(upstream_id ?? 0, created_at),
  id,
  source: "orderdeck",
  marketplace: "amazon_fr",
  marketplace_order_id: "306-4481920-7739510",
  upstream_id,
  // Ended days later: its place is where it began all the same.
  updated_at: "2026-11-30T00:00:00Z",
  reason: null,
  by: { id: "p", name: "Camille" },
  undo_until: null,
  waiting_until: null,
  repeats_of: null,
  alert: null,
});

describe("D05 · the timeline", () => {
  it("tells everything at the moment it began, newest first, actions and events in one line of time", () => {
    const order = detail({ actions: [foreign(7, "2026-11-18T10:10:00Z")] });
    const list = timelineEntries(order, [own("a", 9, "2026-11-18T11:00:00Z")]);
    expect(
      list.map((entry) => (entry.kind === "fact" ? entry.fact : entry.kind === "action" && entry.action.id)),
    ).toEqual(["a", "imported", "lengow-7", "ordered"]);
  });

  it("tells an action once, with whoever asked, when Lengow lists it too", () => {
    const list = timelineEntries(detail({ actions: [foreign(9, "2026-11-18T11:00:05Z")] }), [
      own("a", 9, "2026-11-18T11:00:00Z"),
    ]);
    const actions = list.filter((entry) => entry.kind === "action");
    expect(actions.map(({ action }) => [action.id, action.by?.name])).toEqual([["a", "Camille"]]);
  });

  it("keeps apart two actions that were never sent", () => {
    const list = timelineEntries(detail(), [
      own("a", null, "2026-11-18T11:00:00Z"),
      own("b", null, "2026-11-18T11:00:00Z"),
    ]);
    expect(list.filter(({ kind }) => kind === "action")).toHaveLength(2);
  });

  it("tells a change of the merchant's own reference as ours, and Lengow's touch of that moment not as another's", () => {
    const edit = {
      id: "e",
      asked_at: "2026-11-21T15:45:10.000Z",
      at: "2026-11-21T15:45:11.200Z",
      by: "Camille",
      references: ["A-1"],
    };
    const at = (updated_at: string) =>
      timelineEntries(detail({ updated_at }), [], [edit]).map((entry) =>
        entry.kind === "edit" ? `${entry.edit.by} ${entry.edit.references}` : entry.key,
      );
    expect(at("2026-11-21T15:45:09.000Z")).toEqual(["Camille A-1", "imported0", "ordered0"]);
    expect(at("2026-11-21T15:46:00Z")).toEqual(["updated0", "Camille A-1", "imported0", "ordered0"]);
  });

  it("leaves out what has no date, and loses no action for the want of one", () => {
    const list = timelineEntries(detail({ marketplace_order_date: "soon", actions: [foreign(3, null)] }), []);
    expect(list.map(({ key }) => key)).toEqual(["imported0", "lengow-3"]);
  });
});
