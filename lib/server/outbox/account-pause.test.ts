import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { describeOnDatabases } from "@/lib/testing/database";
import { accountPause, pauseAccount, resumeAccount } from "./account-pause";

const SECOND = 1_000;
const WAITS = [1, 2, 5, 15, 60, 300].map((seconds) => seconds * SECOND);
const ACCOUNT = 7;

describeOnDatabases("the pause of an account", (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(() => db.exec("truncate outbox_accounts"));
  afterAll(() => db.close());

  const fail = (waits: readonly number[] = WAITS) => pauseAccount(db, ACCOUNT, waits, "unreachable");
  const end = () => db.exec("update outbox_accounts set paused_until = clock_timestamp()");

  /** What is left of the pause, in whole seconds, rounded up. */
  async function left(): Promise<number> {
    const [row] = await db.query<{ s: number }>(
      "select extract(epoch from paused_until - clock_timestamp())::float8 as s from outbox_accounts",
    );
    return Math.ceil(row?.s ?? 0);
  }

  it("eight deliveries that fail at once are one failure: the account rests for one step", async () => {
    await Promise.all(Array.from({ length: 8 }, () => fail()));
    expect(await left()).toBe(1);
    await end();
    await Promise.all(Array.from({ length: 8 }, () => fail()));
    expect(await left()).toBe(2);
  });

  it("each failure after a pause takes the next wait, and the last one repeats", async () => {
    const waits: number[] = [];
    for (let failure = 0; failure < 8; failure += 1) {
      await fail();
      waits.push(await left());
      await end();
    }
    expect(waits).toEqual([1, 2, 5, 15, 60, 300, 300, 300]);
  });

  it("a longer Retry-After of what was in hand still counts, a shorter one ends nothing early", async () => {
    await fail();
    await fail([90 * SECOND]);
    expect(await left()).toBe(90);
    await fail([30 * SECOND]);
    await fail();
    expect(await left()).toBe(90);
  });

  it("begins with the shortest wait again once Lengow answered", async () => {
    await fail();
    await end();
    await fail();
    await resumeAccount(db, ACCOUNT);
    expect(await accountPause(db, ACCOUNT)).toBeNull();
    await fail();
    expect(await left()).toBe(1);
  });
});
