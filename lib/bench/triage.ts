/**
 * Figures of triage: run by `lib/bench/main.ts`, or alone with `npx tsx --conditions=react-server lib/bench/triage.ts`; the rows leave as JSON on
 * the last line. The failures are of many causes and languages, none like another in its numbers.
 */
import { readFileSync } from "node:fs";
import type { ServiceContext } from "@/lib/server/context";
import { deriveTriage } from "@/lib/server/triage/derive";
import { getGroup } from "@/lib/server/triage/get-group";
import { listGroups } from "@/lib/server/triage/list-groups";
import { triageTimings } from "@/lib/server/triage/timings";
import { testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { groupMessages } from "@/lib/triage";
import { percentile } from "./load";
import type { Row } from "./table";

const FAILURES = 10_000;
const ACCOUNT = 1;
const ROUNDS = 30;
const ms = (value: number) => `${value.toFixed(0)} ms`;

/** Milliseconds on the clock on the wall, which a person waits. */
async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

interface Failure {
  text: string;
  marketplace: string;
  action_type: string;
}

/** The corpus over and over, each time with other numbers. */
function failures(): Failure[] {
  const lines = ["tuned", "held-out", "second-held-out"].flatMap((name) =>
    readFileSync(`lib/triage/corpus/${name}.jsonl`, "utf8").split("\n").filter(Boolean),
  );
  const corpus = lines.map((line) => JSON.parse(line) as Failure);
  return Array.from({ length: FAILURES }, (_, at) => {
    const { text, marketplace, action_type } = corpus[at % corpus.length] as Failure;
    const turn = Math.floor(at / corpus.length);
    const changed = text.replace(/\d{6,}/g, (digits) =>
      String(Number(digits.slice(-6)) + turn * 7).padStart(digits.length, "4"),
    );
    return { text: changed, marketplace, action_type };
  });
}

async function fill(ctx: ServiceContext, all: readonly Failure[]): Promise<void> {
  const now = Date.now();
  for (let from = 0; from < all.length; from += 1_000) {
    const rows = all.slice(from, from + 1_000).map((one, at) => ({
      id: from + at + 1,
      marketplace: one.marketplace,
      order_id: `B-${from + at}`,
      action_type: one.action_type,
      message: one.text,
      params: { carrier: `C${at % 9}`, tracking_number: `6A${from + at}` },
      at: new Date(now - ((from + at) % 80) * 86_400_000).toISOString(),
    }));
    await ctx.db.query(
      `insert into lengow_actions (account_id, id, marketplace, order_id, action_type, state, message, params, created_at, updated_at)
       select $1, r.id, r.marketplace, r.order_id, r.action_type, 'refused', r.message, r.params, r.at, r.at
       from jsonb_to_recordset($2::jsonb) as r(id bigint, marketplace text, order_id text, action_type text, message text, params jsonb, at timestamptz)`,
      [ACCOUNT, JSON.stringify(rows)],
    );
  }
}

async function main(): Promise<Row[]> {
  const all = failures();
  groupMessages(all.slice(0, 200));
  const grouping = await timed(() => groupMessages(all));
  const db = await openTestDatabase();
  const ctx = testContext({ db, accountId: ACCOUNT, role: "support" });
  await fill(ctx, all);
  const first = await timed(() => deriveTriage(db, ACCOUNT, triageTimings()));
  const again = await timed(() => deriveTriage(db, ACCOUNT, triageTimings()));
  const lists: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) lists.push(await timed(() => listGroups(ctx, { sort: "pressure" })));
  const { results } = await listGroups(ctx, { sort: "count" });
  const one = await timed(() => getGroup(ctx, results[0]?.id ?? ""));
  await db.close();
  const p95 = percentile(lists, 0.95);
  return [
    {
      figure: `${FAILURES.toLocaleString("en")} failures grouped`,
      value: ms(grouping),
      goal: "under 2 s",
      met: grouping < 2_000,
    },
    {
      figure: "The same read, grouped and written down (embedded store)",
      value: `${ms(first)}, again without change ${ms(again)}`,
      goal: "under 2 s",
      met: first < 2_000,
    },
    {
      figure: `Inbox of ${results.length} causes answered from our store`,
      value: `p50 ${ms(percentile(lists, 0.5))}, p95 ${ms(p95)}`,
      goal: "under 100 ms",
      met: p95 < 100,
    },
    { figure: "One cause with its failures", value: ms(one) },
  ];
}

console.log(JSON.stringify(await main()));
process.exit(0);
