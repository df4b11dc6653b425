import "server-only";
import { type BatchCounts, type BatchState, type BatchView, ROW_FILTERS } from "@/lib/contract/batches";
import type { ServiceContext } from "../context";
import type { StoredBatch } from "./batch-row";
import { msUntilSent, type Unsent } from "./pace";
import { OUTCOME, ROWS_WITH_INTENTS } from "./row-outcome";

const COUNT = `
select outcome, count(*) as count from (select ${OUTCOME} as outcome from ${ROWS_WITH_INTENTS}
  where r.batch_id = $1 group by r.batch_id, r.number) rows group by outcome`;

const UNSENT = `
select (select count(*) from batch_rows r where r.batch_id = b.id and r.state = 'waiting') as waiting,
  count(o.id) filter (where o.state in ('ready', 'claimed')) as held,
  count(o.id) filter (where o.state in ('sending', 'unconfirmed')) as leaving,
  greatest(0, extract(epoch from coalesce(max(o.next_at) filter (where o.state = 'ready'), b.created_at) - clock_timestamp()) * 1000)::double precision as held_ms,
  (extract(epoch from min(o.undo_until) filter (where o.state in ('ready', 'claimed')) - clock_timestamp()) * 1000)::integer as first_ms,
  count(o.id) filter (where o.sending_at > clock_timestamp() - interval '1 minute') as sent_last_minute,
  (extract(epoch from clock_timestamp() - b.created_at) * 1000)::double precision as age_ms,
  (select greatest(0, extract(epoch from a.paused_until - clock_timestamp()) * 1000)::double precision from outbox_accounts a
    where a.account_id = b.account_id and a.paused_until > clock_timestamp()) as paused_ms,
  (select a.pause_reason from outbox_accounts a where a.account_id = b.account_id and a.paused_until > clock_timestamp()) as pause_reason,
  (select r.code from batch_rows r where r.batch_id = b.id and r.state = 'waiting' and r.code is not null limit 1) as row_code,
  (select r.action_type from batch_rows r where r.batch_id = b.id order by r.number limit 1) as type,
  (select p.name from people p where p.id = b.person_id) as person_name,
  (select f.id from bulk_files f where f.id = b.file_id) as kept_file,
  (select jsonb_build_object('origin', coalesce(f.layout ->> 'origin', 'file'), 'counts', f.left_behind) from bulk_files f
    where f.id = b.file_id and f.left_behind is not null) as file_left
from batches b left join outbox o on o.batch_id = b.id where b.id = $1 group by b.id`;

interface Standing extends Unsent {
  leaving: number;
  /** Milliseconds until the first hold ends, below 0 once it has; null when nothing is held. */
  first_ms: number | null;
  pause_reason: string | null;
  row_code: string | null;
  person_name: string | null;
  kept_file: string | null;
  file_left: BatchView["file_left"];
}

function stateOf(batch: StoredBatch, { waiting, held, leaving }: Standing): BatchState {
  if (batch.state === "stopped") return "stopped";
  return waiting + held + leaving === 0 ? "finished" : batch.state;
}

/** A batch as it stands at this moment. */
export async function batchView(ctx: ServiceContext, batch: StoredBatch): Promise<BatchView> {
  const [counted, [standing]] = await Promise.all([
    ctx.db.query<{ outcome: keyof BatchCounts; count: number }>(COUNT, [batch.id]),
    ctx.db.query<Standing>(UNSENT, [batch.id]),
  ]);
  if (!standing) throw new Error(`batch ${batch.id} is not there`);
  const counts = Object.fromEntries(ROW_FILTERS.map((name) => [name, 0])) as BatchCounts;
  for (const { outcome, count } of counted) counts[outcome] = Number(count);
  const state = stateOf(batch, standing);
  const unsent = { ...standing, paused_ms: standing.paused_ms ?? 0 };
  const moves = state === "running" && standing.waiting + standing.held > 0;
  const waitingFor = moves ? (standing.pause_reason ?? standing.row_code) : null;
  const sentIn = moves ? Math.round(await msUntilSent(ctx, unsent)) : null;
  return {
    id: batch.id,
    kind: batch.kind,
    title: batch.title,
    about: batch.about,
    state,
    total: batch.total,
    counts,
    held: standing.waiting + standing.held,
    leaves_in_ms: moves && waitingFor === null && standing.first_ms !== null ? Math.max(0, standing.first_ms) : null,
    created_at: batch.created_at.toISOString(),
    by: { id: batch.person_id, name: standing.person_name ?? "" },
    sent_by: sentIn === null ? null : new Date(ctx.clock.now().getTime() + sentIn).toISOString(),
    sent_in_ms: sentIn,
    waiting_for: waitingFor,
    file_id: standing.kept_file,
    file_left: standing.file_left,
  };
}
