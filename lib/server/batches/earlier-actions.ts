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
  action_type: string;
  params: Params;
  state: ActionState;
  /** Its batch is paused, so it does not leave. */
  held: boolean;
}

/** What was sent here before for the orders of a sheet, or is about to be, by order. */
export type EarlierActions = ReadonlyMap<string, readonly EarlierAction[]>;

/** States in which Lengow has taken an action and no marketplace has refused it. */
export const SENT: readonly ActionState[] = ["accepted", "done", "done_with_warning"];

/** Actions of any type, for all of them share a line's lane, and rows of batches that are about to become actions. */
const EARLIER = `
select o.marketplace, o.order_id, o.line, o.action_type, o.params, o.state,
  coalesce(b.state = 'paused' and o.state in ('ready', 'claimed'), false) as held
from outbox o left join batches b on b.id = o.batch_id
where o.account_id = $1 and o.order_id = any($2::text[]) and o.state = any($3::text[])
  and o.created_at > clock_timestamp() - interval '30 days'
union all
select r.marketplace, r.order_id, coalesce(l.line, $4), r.action_type, r.args, 'ready', b.state = 'paused'
from batches b join batch_rows r on r.batch_id = b.id
left join lateral jsonb_array_elements_text(case when jsonb_typeof(r.lines) = 'array' then r.lines else '[]' end) l(line) on true
where b.account_id = $1 and r.state = 'waiting' and r.order_id = any($2::text[])`;

export async function earlierActions(ctx: ServiceContext, orderIds: readonly string[]): Promise<EarlierActions> {
  const states = [...SENT, ...LANE_STATES];
  const rows = await ctx.db.query<EarlierAction>(EARLIER, [ctx.accountId, [...new Set(orderIds)], states, WHOLE_ORDER]);
  const byOrder = new Map<string, EarlierAction[]>();
  for (const row of rows) {
    const key = `${row.marketplace}\n${row.order_id}`;
    byOrder.set(key, [...(byOrder.get(key) ?? []), row]);
  }
  return byOrder;
}

interface EarlierWish {
  type: string;
  line: string | null;
  args: BatchArguments;
}

const onSameLine = (earlier: EarlierAction, line: string | null): boolean =>
  line === null || line === WHOLE_ORDER || earlier.line === WHOLE_ORDER || earlier.line === line;

/** Whether an action says all that a row says. */
function saysThis({ action_type, params }: EarlierAction, { type, args }: EarlierWish): boolean {
  const said = Object.entries(args).filter(([, value]) => value !== null && value !== "");
  return action_type === type && said.every(([name, value]) => String(params[name] ?? "") === String(value));
}

const isOpen = ({ state }: EarlierAction): boolean => (LANE_STATES as readonly ActionState[]).includes(state);

/** Whether an open action is the row's own and leaves by itself. */
const leaves = (open: EarlierAction, wish: EarlierWish): boolean =>
  open.state !== "needs_person" && !open.held && saysThis(open, wish);

/**
 * The very same was sent or is on its way (`under_way`), it waits in a paused batch (`batch_paused`), or another action, or one that a person must
 * decide on, has the line (`in_the_way`): then what the row says does not leave. Null when nothing stands in the way.
 */
export function standsInTheWay(
  earlier: readonly EarlierAction[] | undefined,
  wish: EarlierWish,
): { code: "already_sent" | "under_way" | "in_the_way" | "batch_paused"; state: ActionState } | null {
  const same = earlier?.filter((one) => onSameLine(one, wish.line)) ?? [];
  const sent = same.filter((one) => SENT.includes(one.state) && saysThis(one, wish));
  // Lines of one order may stand apart: only when none of them is in the way is the row done with.
  const open = same.filter((one) => isOpen(one) && !sent.some(({ line }) => onSameLine(one, line)));
  const stuck = open.find((one) => !leaves(one, wish));
  if (stuck) return { code: stuck.held && saysThis(stuck, wish) ? "batch_paused" : "in_the_way", state: stuck.state };
  const [own] = open;
  if (own) return { code: "under_way", state: own.state };
  const [done] = sent;
  return done ? { code: "already_sent", state: done.state } : null;
}
