import "server-only";
import { LANE_STATES } from "@/lib/domain/action";
import type { ActionState } from "@/lib/domain/status";
import type { ServiceContext } from "../context";
import { type Params, WHOLE_ORDER } from "../outbox/row";
import type { BatchArguments } from "./batch-row";

interface EarlierAction {
  marketplace: string;
  order_id: string;
  line: string;
  params: Params;
  state: ActionState;
}

/** What was sent here before for the orders of a sheet, by order. */
export type EarlierActions = ReadonlyMap<string, readonly EarlierAction[]>;

const SENT: readonly ActionState[] = ["accepted", "done", "done_with_warning"];

const EARLIER = `
select marketplace, order_id, line, params, state from outbox
where account_id = $1 and action_type = $2 and order_id = any($3::text[]) and state = any($4::text[])
  and created_at > clock_timestamp() - interval '30 days'`;

export async function earlierActions(
  ctx: ServiceContext,
  type: string,
  orderIds: readonly string[],
): Promise<EarlierActions> {
  const states = [...SENT, ...LANE_STATES];
  const rows = await ctx.db.query<EarlierAction>(EARLIER, [ctx.accountId, type, [...new Set(orderIds)], states]);
  const byOrder = new Map<string, EarlierAction[]>();
  for (const row of rows) {
    const key = `${row.marketplace}\n${row.order_id}`;
    byOrder.set(key, [...(byOrder.get(key) ?? []), row]);
  }
  return byOrder;
}

const onSameLine = (earlier: EarlierAction, line: string | null): boolean =>
  line === null || earlier.line === WHOLE_ORDER || earlier.line === line;

/** The very same was sent, or something is under way on the same line; null when nothing stands in the way. */
export function standsInTheWay(
  earlier: readonly EarlierAction[] | undefined,
  wish: { line: string | null; args: BatchArguments },
): { code: "already_sent" | "under_way"; state: ActionState } | null {
  const same = earlier?.filter((one) => onSameLine(one, wish.line)) ?? [];
  const args = Object.entries(wish.args).filter(([, value]) => value !== null && value !== "");
  const sent = same.find(
    ({ state, params }) =>
      SENT.includes(state) && args.every(([name, value]) => String(params[name] ?? "") === String(value)),
  );
  if (sent) return { code: "already_sent", state: sent.state };
  const open = same.find(({ state }) => (LANE_STATES as readonly ActionState[]).includes(state));
  return open ? { code: "under_way", state: open.state } : null;
}
