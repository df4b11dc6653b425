import "server-only";
import { isRefund } from "@/lib/domain/action";
import { reviewForm } from "@/lib/grammar";
import type { LengowOrderFields } from "@/lib/lengow";
import { actionGrammar, type JudgingContext } from "../actions/action-facts";
import { earlierRefunds, refundProblem } from "../actions/refund-guard";
import { reasonWords, VALUE_WORDS } from "../actions/refusal-words";
import type { OutboxRow } from "./row";
import type { Objection } from "./sending-parts";

/** What judging needs in the background, where nobody asks. */
export type BackgroundContext = JudgingContext;

async function refundObjection(
  ctx: BackgroundContext,
  row: OutboxRow,
  order: LengowOrderFields,
): Promise<Objection | null> {
  if (!isRefund(row.action_type)) return null;
  const { account_id: accountId, marketplace, order_id: orderId } = row;
  const earlier = await earlierRefunds(ctx.db, { accountId, marketplace, orderId }, row.id);
  const problem = refundProblem(order, row, earlier);
  return problem === null ? null : { reason: "refund_exceeds", message: problem };
}

/**
 * Whether the order, as Lengow has it now, still allows what was recorded (PRODUCT A09): cancelled meanwhile, shipped by someone else, refunded
 * elsewhere. The same rules as when it was recorded.
 * @throws LengowError when the marketplace's metadata was never had
 */
export async function objectionTo(
  ctx: BackgroundContext,
  row: OutboxRow,
  order: LengowOrderFields,
): Promise<Objection | null> {
  const compiled = await actionGrammar(ctx, row.marketplace, row.action_type);
  if (!compiled) return { reason: "order_changed", message: "This marketplace is no longer connected to the account." };
  const { form, errors } = reviewForm({
    ...compiled,
    order,
    values: row.params,
    overlay: { marketplace: row.marketplace },
  });
  if (!form.offered) {
    const words = form.reason ? reasonWords(form.reason) : "is no longer offered";
    return { reason: "order_changed", message: `"${row.action_type}" ${words}.` };
  }
  const [first] = errors;
  if (first)
    return { reason: "order_changed", message: `${first.name ?? row.action_type} ${VALUE_WORDS[first.code]}.` };
  return refundObjection(ctx, row, order);
}
