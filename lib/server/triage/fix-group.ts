import "server-only";
import type {
  TriageFixBody,
  TriageFixForm,
  TriageFixPreview,
  TriageFixRow,
  TriageSendBody,
  TriageSent,
} from "@/lib/contract/triage";
import { type ActionGrammar, type FormField, reviewForm } from "@/lib/grammar";
import { closestChoice, namedArguments } from "@/lib/triage";
import { actionGrammar } from "../actions/action-facts";
import { nothingSent } from "../actions/nothing-sent";
import { createBatch, keyFrom, type NewRow } from "../batches/create-batch";
import { type ManyOrders, readManyOrders } from "../batches/read-many-orders";
import { requireScope, type ServiceContext } from "../context";
import { badRequest, notFound } from "../errors";
import { marketplaceMetadata } from "../marketplaces/list-marketplaces";
import { once } from "../once";
import { deriveTriage } from "./derive";
import { busyLanes, endOf, type FixFacts, judgeFix, openDoubts } from "./fix-rows";
import { titleOf } from "./fix-title";
import { type FailureRow, mostFrequent, openFailures } from "./get-group";
import { type GroupRow, logGroup } from "./group-rows";
import { keepOrderFacts, settlesNow } from "./order-facts";
import { triageTimings } from "./timings";

/** A person types for a while: the orders of a preview serve the next ones; each recording reads its order anew. */
const ORDERS_FRESH_MS = 10_000;
const MOST_SINGLE = 200;
const MOST_SENT_VALUES = 20;

async function findGroup(ctx: ServiceContext, id: string): Promise<GroupRow> {
  const [group] = await ctx.db.query<GroupRow>("select * from triage_groups where account_id = $1 and id = $2", [
    ctx.accountId,
    id,
  ]);
  if (!group) throw notFound();
  return group;
}

/** An answer that was on its way while the first failures came in may be of before the change. */
const RULES_MARGIN_MS = 30_000;

/** The action's rules, read anew when the failures are newer than what is known of them: a marketplace may have changed a list that morning. */
async function rulesOf(ctx: ServiceContext, group: GroupRow) {
  const kept = await marketplaceMetadata(ctx);
  const isOld = kept.at < group.last_seen.getTime() + RULES_MARGIN_MS;
  if (isOld) await marketplaceMetadata(ctx, { refresh: true });
  const compiled = await actionGrammar(ctx, group.marketplace, group.action_type);
  if (!compiled) throw notFound();
  return compiled;
}

interface ReadOrders {
  at: number;
  ids: ReadonlySet<string>;
  orders: Promise<ManyOrders>;
}

/** What the orders just read show of these failures is written down, so that those which moved on leave the inbox at once. */
async function keepWhatMoved(ctx: ServiceContext, rows: readonly FailureRow[], read: ManyOrders): Promise<void> {
  const orders = rows.map((row) => read.get({ marketplace: row.marketplace, orderId: row.order_id }));
  const present = [...new Set(orders.flatMap((order) => order ?? []))];
  await keepOrderFacts(ctx.db, ctx.accountId, present);
  const moved = rows.some((row, at) => settlesNow(row, orders[at]));
  if (moved) await deriveTriage(ctx.db, ctx.accountId, triageTimings(ctx.timeScale));
}

/** The orders of a group's rows as Lengow has them, with few calls; kept for the next keystroke. */
function ordersOf(
  ctx: ServiceContext,
  group: GroupRow,
  rows: readonly FailureRow[],
  { grammar, fresh }: { grammar: ActionGrammar; fresh: boolean },
): Promise<ManyOrders> {
  const memory = once("triage-fix-orders", () => new Map<string, ReadOrders>());
  const key = `${ctx.accountId}:${group.id}`;
  const known = memory.get(key);
  const now = ctx.clock.now().getTime();
  const serves = known && now - known.at < ORDERS_FRESH_MS && rows.every(({ order_id: id }) => known.ids.has(id));
  if (serves && !fresh) return known.orders;
  // Orders that still take the action stand on few pages; one that moved on is asked for by itself.
  const statuses = grammar.statuses === "missing" ? null : grammar.statuses;
  const wanted = rows.map(({ marketplace, order_id: orderId }) => ({ marketplace, orderId, statuses }));
  const call = { lane: "screen", requestId: ctx.requestId } as const;
  const orders = readManyOrders(ctx.lengow(), wanted, call, MOST_SINGLE).then(async (read) => {
    await keepWhatMoved(ctx, rows, read);
    return read;
  });
  memory.set(key, { at: now, ids: new Set(rows.map(({ order_id: id }) => id)), orders });
  orders.catch(() => memory.delete(key));
  for (const old of [...memory.keys()].slice(0, Math.max(0, memory.size - 20))) memory.delete(old);
  return orders;
}

function sentValues(rows: readonly FailureRow[], field: string): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { params } of rows) {
    const value = params[field];
    if (value !== undefined) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_SENT_VALUES);
  return sorted.map(([value, count]) => ({ value, count }));
}

function proposalFor(field: FormField, sent: readonly { value: string }[]): string | null {
  const [wrong] = sent;
  if (!field.values || wrong === undefined) return null;
  const others = field.values.filter(({ code }) => !sent.some(({ value }) => value === code));
  return closestChoice(wrong.value, others)?.code ?? null;
}

/** The arguments whose values decide whether a field is asked for. */
const decidedBy = ({ origin }: FormField): string[] =>
  origin.depends_on?.conditions.flatMap(({ root, path }) => (root === "action_data" ? [path] : [])) ?? [];

/**
 * The fields that a correction begins with: those that most of the messages call by their names; in place of one that the form does not ask for with
 * these values, what decides about it. Where none is named, the one that the messages are judged to find fault with.
 */
function wrongFields(fields: readonly FormField[], rows: readonly FailureRow[]): FormField[] {
  const known = fields.map(({ name }) => name);
  const named = mostFrequent(rows.map(({ message }) => namedArguments(message ?? "", known).join("\n") || null));
  const meant = (named?.split("\n") ?? []).flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const shown = meant.filter(({ visible }) => visible);
  const names = (shown.length > 0 ? shown.map(({ name }) => name) : meant.flatMap(decidedBy)).filter(
    (name, at, all) => {
      return all.indexOf(name) === at && fields.some((field) => field.name === name && field.visible);
    },
  );
  const judged = mostFrequent(rows.map((one) => one.judged));
  const wanted = names.length > 0 ? names : [judged];
  return wanted.flatMap((name) => fields.find((field) => field.name === name) ?? []);
}

const MOST_TRIED = 3;

/**
 * The fields that a correction of this group can change, as the action's own form has them on one of its orders, with the field that the
 * messages find fault with and a proposal for it.
 * @throws AppError `not_found`
 * @throws LengowError when neither rules nor orders can be read
 */
export async function fixForm(ctx: ServiceContext, id: string): Promise<TriageFixForm> {
  requireScope(ctx, "actions:send");
  const group = await findGroup(ctx, id);
  const closed = (why: string, ended: TriageFixForm["ended"] = null): TriageFixForm => ({
    fields: [],
    field: null,
    proposal: null,
    sent: [],
    also: [],
    closed: why,
    ended,
  });
  if (group.kind === "warning" || group.kind === "unconfirmed" || group.kind === "stuck") return closed(group.kind);
  const rows = await openFailures(ctx.db, ctx.accountId, id);
  if (rows.length === 0) return closed("settled");
  const { grammar, matcher } = await rulesOf(ctx, group);
  const ends = rows.map(endOf);
  const allEnded = ends.every((end) => end !== null);
  for (const row of rows.slice(0, MOST_TRIED)) {
    const order = (await ordersOf(ctx, group, [row], { grammar, fresh: false })).get({
      marketplace: row.marketplace,
      orderId: row.order_id,
    });
    if (!order || allEnded) continue;
    const { form } = reviewForm({
      grammar,
      order,
      values: row.params,
      matcher,
      overlay: { marketplace: group.marketplace },
    });
    if (!form.offered) continue;
    const fields = form.fields.filter(({ name }) => name !== form.line_argument);
    const [first, ...also] = wrongFields(fields, rows).map((field) => {
      const sent = sentValues(rows, field.name);
      return { field: field.name, proposal: proposalFor(field, sent), sent };
    });
    return { fields, ...(first ?? { field: null, proposal: null, sent: [] }), also, closed: null, ended: null };
  }
  if ((await openFailures(ctx.db, ctx.accountId, id)).length === 0) return closed("settled");
  if (allEnded) return closed("ended_there", new Set(ends).size === 1 ? (ends[0] ?? null) : null);
  return closed("no_order");
}

async function judgeRows(
  ctx: ServiceContext,
  group: GroupRow,
  body: TriageFixBody,
  fresh: boolean,
): Promise<{ rows: FailureRow[]; judged: TriageFixRow[]; grammar: ActionGrammar }> {
  const asked = new Set(body.ids);
  const rows = (await openFailures(ctx.db, ctx.accountId, group.id)).filter(({ id }) => asked.has(id));
  const { grammar, matcher } = await rulesOf(ctx, group);
  const [many, busy, mayHaveArrived] = await Promise.all([
    ordersOf(ctx, group, rows, { grammar, fresh }),
    busyLanes(ctx.db, ctx.accountId, rows),
    openDoubts(ctx.db, ctx.accountId, rows),
  ]);
  const orderOf = (row: FailureRow) => many.get({ marketplace: row.marketplace, orderId: row.order_id });
  const facts: FixFacts = { grammar, matcher, orderOf, busy, mayHaveArrived };
  const judged = rows.map((row) => judgeFix(row, facts, body));
  const found = new Set(rows.map(({ id }) => id));
  const gone = body.ids.filter((id) => !found.has(id));
  const settled = gone.map(
    (id): TriageFixRow => ({ id, marketplace_order_id: "", line: null, problem: "settled", errors: [], payload: null }),
  );
  return { rows, judged: [...judged, ...settled], grammar };
}

/**
 * Every row of a correction with what would be sent for it, or why it is left out. Nothing is recorded.
 * @throws AppError `not_found`
 * @throws LengowError
 */
export async function previewFix(ctx: ServiceContext, id: string, body: TriageFixBody): Promise<TriageFixPreview> {
  requireScope(ctx, "actions:send");
  const group = await findGroup(ctx, id);
  const { judged } = await judgeRows(ctx, group, body, false);
  const intents = judged.filter(({ problem }) => problem === null).length;
  return { as_of: ctx.clock.now().toISOString(), intents, left_out: judged.length - intents, rows: judged };
}

/** The key of one failure's row in the batch that corrects it. */
const keyOf = (clientKey: string, id: string): string => keyFrom({ fix: clientKey, of: id });

/** An intent of ours is corrected as itself; one that was made elsewhere is recorded anew. */
function rowFor(row: FailureRow, judged: TriageFixRow, clientKey: string): NewRow {
  const { marketplace, order_id: orderId, action_type: type } = row;
  const about = {
    marketplace,
    marketplace_order_id: orderId,
    type,
    client_key: keyOf(clientKey, row.id),
  };
  const payload = judged.payload ?? {};
  if (row.source === "orderdeck") {
    const dropped = Object.keys(row.params).filter((name) => !Object.hasOwn(payload, name));
    return {
      ...about,
      args: { ...payload, ...Object.fromEntries(dropped.map((name) => [name, null])) },
      repeats_of: row.id,
    };
  }
  return { ...about, args: payload };
}

/** Why rows were left out of a batch that is known already: as they stand now, for what was found then is not kept. */
async function leftOutBefore(
  ctx: ServiceContext,
  id: string,
  body: TriageSendBody,
  sent: ReadonlySet<string>,
): Promise<TriageFixRow[]> {
  const ids = body.ids.filter((one) => !sent.has(keyOf(body.client_key, one)));
  if (ids.length === 0) return [];
  try {
    const { judged } = await judgeRows(ctx, await findGroup(ctx, id), { ...body, ids }, false);
    // What could go now could not go then, and what passes by itself is an order that was not read.
    return judged.map((row) => ({ ...row, problem: row.problem ?? "order_unknown", payload: null }));
  } catch (error) {
    // The batch is recorded: a failure to read must not be told as if nothing had been.
    ctx.logger.info({ err: error }, "why rows were left out of a correction could not be read again");
    const about = { marketplace_order_id: "", line: null, errors: [], payload: null };
    return ids.map((one): TriageFixRow => ({ ...about, id: one, problem: "order_unknown" }));
  }
}

async function sentBefore(ctx: ServiceContext, id: string, body: TriageSendBody): Promise<TriageSent | null> {
  const rows = await ctx.db.query<{ id: string; total: number; client_key: string }>(
    `select b.id, b.total, r.client_key::text as client_key from batches b join batch_rows r on r.batch_id = b.id
     where b.account_id = $1 and b.client_key = $2 and b.kind = 'triage'`,
    [ctx.accountId, body.client_key],
  );
  const [batch] = rows;
  if (!batch) return null;
  const sent = new Set(rows.map(({ client_key: key }) => key));
  return { batch_id: batch.id, intents: batch.total, left_out: await leftOutBefore(ctx, id, body, sent) };
}

/**
 * Sends a correction for a whole group: one intent per row that may be sent, as a batch that survives closing and kills; rows that moved on or may
 * still be under way are left out and say why. The same key again is the same batch.
 * @throws AppError `not_found`, `bad_request` when no row can be sent
 * @throws LengowError; nothing was recorded then
 */
export async function sendFix(ctx: ServiceContext, id: string, body: TriageSendBody): Promise<TriageSent> {
  requireScope(ctx, "actions:send");
  return nothingSent(async () => {
    const known = await sentBefore(ctx, id, body);
    if (known) return known;
    const group = await findGroup(ctx, id);
    const { rows, judged, grammar } = await judgeRows(ctx, group, body, true);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const ready = judged.flatMap((one) => {
      const row = byId.get(one.id);
      return one.problem === null && row ? [rowFor(row, one, body.client_key)] : [];
    });
    const leftOut = judged.filter(({ problem }) => problem !== null);
    if (ready.length === 0) throw badRequest([{ field: "ids", message: "none of these can be sent as it stands" }]);
    const { batch } = await createBatch(ctx, {
      kind: "triage",
      ...titleOf(group, body, grammar),
      rows: ready,
      client_key: body.client_key,
    });
    await logGroup(ctx.db, ctx.accountId, {
      group: id,
      what: "fixed",
      personId: ctx.person.id,
      detail: { batch: batch.id, intents: ready.length, left_out: leftOut.length, fields: Object.keys(body.args) },
    });
    return { batch_id: batch.id, intents: ready.length, left_out: leftOut };
  });
}
