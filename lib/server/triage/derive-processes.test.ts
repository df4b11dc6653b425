import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testContext } from "@/lib/testing/context";
import { openTestPostgres } from "@/lib/testing/database";
import type { Database } from "../db/database";
import { isAppError } from "../errors";
import { deriveTriage } from "./derive";
import { readGroups } from "./list-groups";
import { moveGroup } from "./move-group";
import { askedElsewhere } from "./testing/elsewhere";
import { triageTimings } from "./timings";

const POSTGRES_URL = process.env.TEST_DATABASE_URL ?? "";
const ACCOUNT = 166;
const PROCESSES = 3;
const ROUNDS = 25;
const WORDS = [
  "Carrier is not accepted",
  "Parcel was refused by the depot",
  "Refund amount exceeds the total",
  "Order is already cancelled",
  "Access of the seller has expired",
];

/** Something to wait for. */
function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

describe.skipIf(POSTGRES_URL === "")("several processes on one PostgreSQL (left out without TEST_DATABASE_URL)", () => {
  let db: Database;
  let children: ChildProcess[] = [];
  beforeAll(async () => {
    db = await openTestPostgres(POSTGRES_URL);
    const [row] = await db.query<{ name: string }>("select current_database() as name");
    const url = new URL(POSTGRES_URL);
    url.pathname = `/${row?.name}`;
    const config = JSON.stringify({ url: url.href, account: ACCOUNT });
    children = Array.from({ length: PROCESSES }, () =>
      fork(path.resolve("lib/server/triage/testing/derive-process.ts"), [config], {
        execArgv: ["--conditions=react-server", "--import", "tsx"],
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      }),
    );
    await Promise.all(children.map((child) => once(child, "message")));
  }, 60_000);
  afterAll(async () => {
    for (const child of children) child.kill("SIGKILL");
    await db.close();
  });

  const ctx = () => testContext({ db, accountId: ACCOUNT, role: "support" });

  /** Resolves what a person has on screen. @returns the mark they had seen, or null when more had come in or somebody was first */
  async function resolveOne(at: number): Promise<{ id: string; seen: string } | null> {
    const open = (await readGroups(ctx())).filter(({ state, noted_at: seen }) => state === "new" && seen !== null);
    const group = open[at % Math.max(1, open.length)];
    if (!group?.noted_at) return null;
    const { id, version, noted_at: seen } = group;
    try {
      await moveGroup(ctx(), id, { move: "resolve", version, seen });
      return { id, seen };
    } catch (error) {
      if (isAppError(error) && error.code === "busy") return null;
      throw error;
    }
  }

  it("a press that puts a cause away waits for failures that another process is noting, and is refused for them", async () => {
    const account = ACCOUNT + 1;
    const own = { ...ctx(), accountId: account };
    await askedElsewhere(db, account, [{ message: "Warehouse is closed" }]);
    await deriveTriage(db, account, triageTimings(1));
    const [group] = await readGroups(own);
    const { id = "", version = 0, noted_at: seen = null } = group ?? {};
    const [noted, letGo] = [gate(), gate()];
    const noting = db.tx(async (tx) => {
      await tx.query("select 1 from triage_scans where account_id = $1 for update", [account]);
      await tx.query(
        `insert into triage_failures (account_id, id, group_id, own_group, kind, source, state, marketplace, order_id, action_type, line, params, message,
           failed_at, created_at)
         select account_id, 'lengow-1', group_id, own_group, kind, source, state, marketplace, 'O-1', action_type, line, params, message, failed_at, created_at
         from triage_failures where account_id = $1`,
        [account],
      );
      noted.open();
      await letGo.opened;
    });
    await noted.opened;
    let isSettled = false;
    const pressed = moveGroup(own, id, { move: "resolve", version, seen }).then(
      () => "resolved",
      (error: unknown) => (isAppError(error) ? error.details : error),
    );
    void pressed.then(() => {
      isSettled = true;
    });
    const waiting = async () =>
      (
        await db.query(
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'select 1 from triage_scans%'",
        )
      ).length;
    await expect.poll(async () => isSettled || (await waiting()) > 0, { timeout: 10_000 }).toBe(true);
    letGo.open();
    await noting;
    expect(await pressed).toEqual([{ field: "seen", message: "1 came in since" }]);
  });

  it("make no cause twice and lose no failure, also none that came in while a person resolved its cause", async () => {
    const planted: string[] = [];
    const seenBy = new Map<string, string>();
    const resolve = async (at: number): Promise<number> => {
      const resolved = await resolveOne(at);
      if (resolved) seenBy.set(resolved.id, resolved.seen);
      return seenBy.size;
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      planted.push(
        ...(await askedElsewhere(
          db,
          ACCOUNT,
          WORDS.map((message) => ({ message, ago: 5 })),
        )),
      );
      await resolve(round);
    }
    // However the processes were timed, one press at least finds a cause and holds.
    await expect.poll(() => resolve(0), { timeout: 30_000 }).toBeGreaterThan(0);
    const ends = children.map((child) => once(child, "exit"));
    for (const child of children) child.send("stop");
    expect((await Promise.all(ends)).map(([code]) => code)).toEqual(children.map(() => 0));
    await deriveTriage(db, ACCOUNT, triageTimings(1));

    const kept = await db.query<{ id: string; group_id: string }>(
      "select id, group_id from triage_failures where account_id = $1 and closed_reason is null",
      [ACCOUNT],
    );
    expect(kept.map(({ id }) => id).sort()).toEqual([...planted].sort());
    const groups = await readGroups(ctx());
    expect(groups.map(({ count }) => count)).toEqual(WORDS.map(() => ROUNDS));
    expect(new Set(kept.map((row) => row.group_id))).toEqual(new Set(groups.map(({ id }) => id)));
    const made = await db.query<{ group_id: string; times: number }>(
      "select group_id, count(*)::integer as times from triage_log where account_id = $1 and what = 'created' group by group_id",
      [ACCOUNT],
    );
    expect(made.map(({ times }) => times)).toEqual(WORDS.map(() => 1));
    expect(await db.query("select 1 from triage_rules where account_id = $1", [ACCOUNT])).toEqual([]);
    // What a person put away holds nothing that they had not seen; everything else is open.
    for (const { id, state, noted_at: newest } of groups)
      expect(state === "new" || (newest ?? "") <= (seenBy.get(id) ?? "")).toBe(true);
  }, 60_000);
});
