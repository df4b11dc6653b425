import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ACTION_STATE_NAMES, mayMove } from "@/lib/domain/action";
import type { ActionState } from "@/lib/domain/status";
import { insertIntent } from "@/lib/server/actions/insert-intent";
import type { Database } from "@/lib/server/db/database";
import { describeOnDatabases } from "@/lib/testing/database";
import { beginSending } from "./begin-sending";
import { claimNext } from "./claim";
import { setHolds } from "./holds";
import { reapLeases } from "./reap";
import { recordOutcome } from "./record-outcome";
import { release } from "./release";

describeOnDatabases("the law of the outbox", (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  let orders = 0;
  async function intent(line = "*"): Promise<string> {
    orders += 1;
    return insertIntent(db, {
      accountId: 1,
      marketplace: "amazon_fr",
      orderId: `order-${orders}`,
      clientKey: randomUUID(),
      requestHash: "h",
      type: "ship",
      line,
      params: { carrier: "DHL" },
      paramsHash: "p",
      repeatsOf: null,
      personId: randomUUID(),
      orderStatus: "waiting_shipment",
      orderUpdatedAt: null,
      holdMs: 0,
      giveUpMs: 60_000,
    });
  }

  /** The shortest legal way from `ready` into a state. */
  function wayTo(target: ActionState): ActionState[] {
    const ways: ActionState[][] = [["ready"]];
    for (let way = ways.shift(); way; way = ways.shift()) {
      const at = way.at(-1) ?? "ready";
      if (at === target) return way.slice(1);
      for (const next of ACTION_STATE_NAMES) {
        if (mayMove(at, next) && !way.includes(next)) ways.push([...way, next]);
      }
    }
    throw new Error(`nothing leads to ${target}`);
  }

  let numbers = 1_000;
  function move(id: string, to: ActionState): Promise<unknown[]> {
    numbers += 1;
    return db.query(
      `update outbox set state = $2::text, attempt = case when $2::text = 'sending' then attempt + 1 else attempt end,
         maybe_sent_until = clock_timestamp(),
         upstream_id = case when $2::text = 'accepted' then coalesce(upstream_id, $3) else upstream_id end where id = $1 returning id`,
      [id, to, numbers],
    );
  }

  it("allows every move of the table and refuses every other, whoever asks", async () => {
    for (const from of ACTION_STATE_NAMES) {
      const arrived = async (): Promise<string> => {
        const id = await intent();
        for (const step of wayTo(from)) await move(id, step);
        return id;
      };
      const stays = await arrived();
      for (const to of ACTION_STATE_NAMES.filter((state) => state !== from)) {
        if (mayMove(from, to)) expect(await move(await arrived(), to), `${from} -> ${to}`).toHaveLength(1);
        else await expect(move(stays, to)).rejects.toThrow(`may not go from ${from} to ${to}`);
      }
    }
  });

  it("knows exactly the states the domain knows", async () => {
    const [row] = await db.query<{ rule: string }>(
      `select pg_get_constraintdef(oid) as rule from pg_constraint
       where conrelid = 'outbox'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%withdrawn%'`,
    );
    const states = [...(row?.rule ?? "").matchAll(/'([a-z_]+)'/g)].map((match) => match[1]);
    expect(states.sort()).toEqual([...ACTION_STATE_NAMES].sort());
  });

  it("never deletes an intent, never changes what was asked for, never lets a fence fall", async () => {
    const id = await intent();
    await move(id, "claimed");
    await db.query("update outbox set fence = 5 where id = $1", [id]);
    await expect(db.query("delete from outbox where id = $1", [id])).rejects.toThrow("never deleted");
    await expect(db.query("update outbox set params = '{}' where id = $1", [id])).rejects.toThrow("never changed");
    await expect(db.query("update outbox set fence = 4 where id = $1", [id])).rejects.toThrow("would fall");
    await expect(db.query("delete from evidence")).rejects.toThrow("append only");
    await expect(db.query("update evidence set kind = 'look'")).rejects.toThrow("append only");
  });

  it("writes every move into the history and the audit log, in the same transaction", async () => {
    const id = await intent();
    await move(id, "claimed");
    await move(id, "sending");
    const moves = await db.query<{ detail: { to: string } }>(
      "select detail from evidence where outbox_id = $1 order by seq",
      [id],
    );
    expect(moves.map((row) => row.detail.to)).toEqual(["ready", "claimed", "sending"]);
    const audit = await db.query<{ verb: string }>("select verb from audit where subject = $1 order by at", [
      `intent:${id}`,
    ]);
    expect(audit.map((row) => row.verb)).toEqual(["action.recorded", "action.moved", "action.moved"]);
  });

  it("gives a lane to one intent at a time, and one of Lengow's actions to one intent", async () => {
    const id = await intent("L1");
    await expect(
      db.query(
        `insert into outbox (id, account_id, client_key, request_hash, marketplace, order_id, action_type, line, params, params_hash, person_id,
           next_at, undo_until, give_up_at)
         select gen_random_uuid(), account_id, gen_random_uuid(), 'h', marketplace, order_id, 'cancel', line, params, 'x', person_id,
           next_at, undo_until, give_up_at from outbox where id = $1`,
        [id],
      ),
    ).rejects.toThrow(/outbox_lane/);
    const [first, second] = [await intent(), await intent()];
    for (const one of [first, second]) for (const step of ["claimed", "sending"] as const) await move(one, step);
    await db.query("update outbox set state = 'accepted', upstream_id = 7 where id = $1", [first]);
    await expect(
      db.query("update outbox set state = 'accepted', upstream_id = 7 where id = $1", [second]),
    ).rejects.toThrow(/outbox_owner/);
  });

  it("refuses a refund without a hold", async () => {
    await expect(setHolds(db, 9, { usual: 0, cancel: 0, refund: 0 })).rejects.toThrow();
    await setHolds(db, 9, { usual: 0, cancel: 0, refund: 10 });
  });

  it("takes a claimed intent back to the queue and a sending one to be looked for, and the old worker can do nothing more", async () => {
    await db.exec("truncate outbox, evidence, outbox_accounts cascade");
    const id = await intent();
    const claimed = await claimNext(db, "a", 60_000);
    expect(claimed?.id).toBe(id);
    expect(await claimNext(db, "b", 60_000)).toBeNull();
    await db.query("update outbox set lease_until = clock_timestamp() - interval '1 second'");
    expect(await reapLeases(db, 0)).toBe(1);
    const old = { id, fence: claimed?.fence ?? 0 };
    const room = { knownIds: [3, 4], maybeSentMs: 20_000, startMarginMs: 25_000 };
    expect(await beginSending(db, old, room)).toBe(false);
    expect(await release(db, old, { reason: "unreachable", afterMs: 0 })).toBe(false);
    const again = await claimNext(db, "b", 60_000);
    const custody = { id, fence: again?.fence ?? 0 };
    expect(custody.fence).toBeGreaterThan(old.fence);
    expect(await beginSending(db, custody, { ...room, startMarginMs: 90_000 })).toBe(false);
    expect(await beginSending(db, custody, room)).toBe(true);
    await db.query("update outbox set lease_until = clock_timestamp() - interval '1 second'");
    expect(await reapLeases(db, 0)).toBe(1);
    expect(await recordOutcome(db, custody, { state: "accepted", upstreamId: 99 })).toBe(false);
    const [row] = await db.query<{ state: string; known_ids: number[]; attempt: number }>(
      "select * from outbox where id = $1",
      [id],
    );
    expect(row).toMatchObject({ state: "unconfirmed", attempt: 1 });
    expect(row?.known_ids.map(Number)).toEqual([3, 4]);
    expect(await claimNext(db, "c", 60_000)).toBeNull();
  });

  it("hands an intent that has cost three workers their life to a person, and goes on with the others", async () => {
    await db.exec("truncate outbox, evidence, outbox_accounts cascade");
    const id = await intent();
    for (let loss = 0; loss < 3; loss += 1) {
      expect((await claimNext(db, "a", 60_000))?.id).toBe(id);
      await db.query("update outbox set lease_until = clock_timestamp() - interval '1 second'");
      await reapLeases(db, 0);
    }
    const [row] = await db.query<{ state: string; reason: string }>("select state, reason from outbox where id = $1", [
      id,
    ]);
    expect(row).toEqual({ state: "needs_person", reason: "poison" });
    const next = await intent();
    expect((await claimNext(db, "a", 60_000))?.id).toBe(next);
  });
});
