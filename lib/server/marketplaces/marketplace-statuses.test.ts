import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { describeMarketplace, statusesOfMarketplaces } from "./describe-marketplace";
import { accountMarketplaces, getMarketplace, listMarketplaces, marketplaceNames } from "./list-marketplaces";

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

it("LA-81 · what a marketplace says about itself arrives as text: its markup, handlers and scripts stay behind", async () => {
  const ctx = testContext({ db, accountId: 801, lengow: sandbox.client(801) });
  const { about } = await describeMarketplace(ctx, "galaxus_ch");
  expect(about.map(({ kind, pieces }) => [kind, pieces.map(({ text }) => text).join("")])).toEqual([
    ["heading", "Galaxus"],
    ["text", "Der grösste Schweizer Onlinehändler."],
    ["text", "Mehr"],
  ]);
  expect(JSON.stringify(about)).not.toMatch(/script|javascript|onclick|metadata/);
  expect((await describeMarketplace(ctx, "emag_hu")).about).toEqual([]);
});

it("LA-80 · what marketplaces take is read from Lengow once for everybody who asks at once and afterwards, and parsed once", async () => {
  const ctx = testContext({ db, accountId: 802, lengow: sandbox.client(802) });
  const asked = async () => (await sandbox.calls(802)).of("GET /v3.0/marketplaces/");
  await sandbox.forgetCalls(802);
  await Promise.all(Array.from({ length: 20 }, () => [listMarketplaces(ctx), statusesOfMarketplaces(ctx)]).flat());
  await describeMarketplace(ctx, "amazon_fr");
  await marketplaceNames(ctx);
  expect(await asked()).toBe(1);
  // The same objects again: nothing was read a second time.
  const [one, again] = [await getMarketplace(ctx, "amazon_fr"), await getMarketplace(ctx, "amazon_fr")];
  expect(one.orders).toBe(again.orders);
  expect(await asked()).toBe(1);
});
