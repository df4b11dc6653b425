import type { Database } from "@/lib/server/db/database";
import type { OutboxRow } from "@/lib/server/outbox/row";

/** What the sandbox accepted, told apart by tracking number: one per wish. */
export interface AcceptedAction {
  id: number;
  args: Record<string, unknown>;
}

/** What a run of the kill loop found. The four that must be zero come first. */
export interface LoopReport {
  lost: number;
  twice: number;
  falseWords: number;
  stuck: number;
  /** Sentences about each of these, at most twenty. */
  findings: string[];
  intents: number;
  accepted: number;
  withPerson: number;
  rejected: number;
  kills: number;
  freezes: number;
  /** Deaths of the database's server. */
  crashes: number;
  snapshots: number;
  seconds: number;
  seed: number;
}

export type Row = Pick<OutboxRow, "id" | "state" | "params" | "upstream_id" | "attempt" | "reason">;

export function readRows(db: Database): Promise<Row[]> {
  return db.query<Row>("select id, state, params, upstream_id, attempt, reason from outbox order by id");
}

export function byTracking(actions: readonly AcceptedAction[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const action of actions) {
    const key = String(action.args.tracking_number);
    found.set(key, [...(found.get(key) ?? []), action.id]);
  }
  return found;
}

const NOTHING_HAPPENED: readonly string[] = ["ready", "claimed", "rejected", "withdrawn"];
const IT_EXISTS: readonly string[] = ["accepted", "done", "done_with_warning", "refused"];

/** Rows that say "nothing happened" although `before`, an older truth, already held their action. Truth only grows. */
export function denials(rows: readonly Row[], before: ReadonlyMap<string, number[]>): string[] {
  return rows
    .filter((row) => NOTHING_HAPPENED.includes(row.state) && before.has(String(row.params.tracking_number)))
    .map((row) => `${row.id} says ${row.state} while Lengow holds its action`);
}

/** Rows that name an action which `after`, a newer truth, does not hold for them. */
export function inventions(rows: readonly Row[], after: ReadonlyMap<string, number[]>): string[] {
  return rows
    .filter((row) => IT_EXISTS.includes(row.state) && !(row.state === "done" && row.reason === "seen_on_order"))
    .filter((row) => !after.get(String(row.params.tracking_number))?.includes(Number(row.upstream_id)))
    .map((row) => `${row.id} says ${row.state} #${row.upstream_id}, which is not its action`);
}

interface Move {
  outbox_id: string;
  detail: { from?: string; to: string };
}

/** Where each row is and what its history says last: one statement, for rows move on while they are looked at. */
const ENDS = `
select o.id, o.state, (select e.detail->>'to' from evidence e where e.outbox_id = o.id and e.kind = 'moved'
  order by e.seq desc limit 1) as told
from outbox o`;

/** Rows whose written history has a gap, or does not lead to where they are. */
export async function brokenHistories(db: Database): Promise<string[]> {
  const ends = await db.query<{ id: string; state: string; told: string | null }>(ENDS);
  const moves = await db.query<Move>("select outbox_id, detail from evidence where kind = 'moved' order by seq");
  const at = new Map<string, string>();
  const broken: string[] = [];
  for (const { outbox_id: id, detail } of moves) {
    if ((detail.from ?? undefined) !== at.get(id))
      broken.push(`${id}: a move from ${detail.from} follows ${at.get(id)}`);
    at.set(id, detail.to);
  }
  const elsewhere = ends.filter(({ state, told }) => told !== state);
  return [...broken, ...elsewhere.map(({ id, state, told }) => `${id}: is ${state}, its history ends with ${told}`)];
}
