import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { TestClock } from "@/lib/testing/context";
import { describeOnDatabases, emptyTables } from "@/lib/testing/database";
import type { Database } from "../db/database";
import { SignInAttempts } from "./attempts";

describeOnDatabases("guessing passwords", (open) => {
  let db: Database;
  let clock: TestClock;
  let attempts: SignInAttempts;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await emptyTables(db);
    clock = new TestClock();
    attempts = new SignInAttempts(db, clock);
  });
  afterAll(() => db.close());

  it("has five tries, then waits of 30 seconds that double up to 15 minutes", async () => {
    const left: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const attempt = await attempts.take("a@b.test");
      if (attempt.allowed) left.push(attempt.triesLeft);
    }
    expect(left).toEqual([4, 3, 2, 1, 0]);
    const waits: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      const refused = await attempts.take("a@b.test");
      expect(refused.allowed).toBe(false);
      waits.push(refused.waitSeconds);
      clock.advance(refused.waitSeconds * 1_000);
      expect((await attempts.take("a@b.test")).allowed).toBe(true);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
  });

  it("gives two hundred tries at once no more than five", async () => {
    const all = await Promise.all(Array.from({ length: 200 }, () => attempts.take("a@b.test")));
    expect(all.filter((attempt) => attempt.allowed)).toHaveLength(5);
  });

  it("holds nothing against the other addresses", async () => {
    for (let n = 0; n < 6; n += 1) await attempts.take("a@b.test");
    expect(await attempts.take("c@d.test")).toMatchObject({ allowed: true, triesLeft: 4 });
  });

  it("is forgiven by success and forgotten after a day", async () => {
    for (let n = 0; n < 4; n += 1) await attempts.take("a@b.test");
    await attempts.forgive("a@b.test");
    expect(await attempts.take("a@b.test")).toMatchObject({ triesLeft: 4 });
    for (let n = 0; n < 5; n += 1) await attempts.take("a@b.test");
    clock.advance(25 * 3_600_000);
    expect(await attempts.take("a@b.test")).toMatchObject({ allowed: true, triesLeft: 4 });
  });

  it("leaves no e-mail address behind", async () => {
    await attempts.take("somebody@b.test");
    expect(JSON.stringify(await db.query("select * from sign_in_attempts"))).not.toContain("somebody");
  });
});
