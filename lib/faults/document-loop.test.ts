import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/testing/database";
import { runDocumentLoop } from "./document-loop";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

it("loses no document, sends none twice and says nothing false while workers are killed and frozen and a third of the sending goes wrong", async () => {
  const report = await runDocumentLoop({
    db,
    uploads: 24,
    workers: 2,
    kills: 3,
    deathChance: 0.01,
    freezes: 1,
    faultShare: 0.3,
    seed: 11,
    limitMs: 240_000,
  });
  console.info(JSON.stringify(report));
  expect(report, JSON.stringify(report)).toMatchObject({
    lost: 0,
    twice: 0,
    falseWords: 0,
    stuck: 0,
    findings: [],
    uploads: 24,
  });
  expect(report.kills).toBeGreaterThanOrEqual(1);
  expect(report.states.done ?? 0).toBeGreaterThan(12);
}, 600_000);
