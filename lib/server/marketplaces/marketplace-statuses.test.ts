import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { describeMarketplace, statusesOfMarketplaces } from "./describe-marketplace";
import { accountMarketplaces } from "./list-marketplaces";

let sandbox: TestSandbox;
let db: Database;

beforeAll(async () => {
  [sandbox, db] = await Promise.all([openTestSandbox(50), openTestDatabase()]);
});
afterAll(() => Promise.all([sandbox.close(), db.close()]));

it("LA-17 · M01 · each marketplace's own words for the state of an order are those of its metadata, each once", async () => {
  const ctx = testContext({ db, accountId: 801, lengow: sandbox.client(801) });
  const { results } = await statusesOfMarketplaces(ctx);
  expect(results.map(({ code }) => code).sort()).toEqual(
    (await accountMarketplaces(ctx)).map(({ code }) => code).sort(),
  );
  const words = results.find(({ code }) => code === "amazon_fr")?.statuses ?? [];
  expect(words).toContain("Unshipped");
  expect(new Set(words).size).toBe(words.length);
  const { statuses } = await describeMarketplace(ctx, "amazon_fr");
  expect([...words].sort()).toEqual([...new Set(statuses.flatMap(({ marketplace }) => marketplace))].sort());
});
