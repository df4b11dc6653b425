import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/testing/database";
import { runKillLoop } from "./kill-loop";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

it("loses nothing, sends nothing twice and says nothing false while workers are killed and frozen and a third of the sending goes wrong", async () => {
  const report = await runKillLoop({
    store: { kind: "here", db },
    intents: 150,
    workers: 2,
    kills: 6,
    deathChance: 0.01,
    freezes: 3,
    faultShare: 0.3,
    seed: 11,
    limitMs: 120_000,
  });
  expect(report, JSON.stringify(report)).toMatchObject({
    lost: 0,
    twice: 0,
    falseWords: 0,
    stuck: 0,
    findings: [],
    intents: 150,
  });
  expect(report.kills).toBeGreaterThanOrEqual(6);
  expect(report.accepted).toBeGreaterThan(75);
  console.info(JSON.stringify(report));
}, 300_000);
