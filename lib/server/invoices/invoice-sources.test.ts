import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { ownSources } from "./invoice-sources";
import { documentsOf, reportRow } from "./testing/report";

let db: Database;
const [stored] = documentsOf("amazon_de", [reportRow({ "buyer-company-name": "B\u0081cher GmbH" })]);

beforeAll(async () => {
  db = await openTestDatabase();
  if (!stored) throw new Error("no document");
  const { document, rows } = stored;
  await db.query(
    `insert into vidr_documents (account_id, document_key, marketplace, order_id, digest, shown, rows)
     values (1, $1, $2, $3, 'd', $4::jsonb, $5::jsonb)`,
    [document.key, document.marketplace, document.order_id, JSON.stringify(document), JSON.stringify(rows)],
  );
});
afterAll(() => db.close());

it("finds a stored document with its rows, their broken texts repaired, for its own account alone", async () => {
  const key = stored?.document.key ?? "";
  const found = await ownSources.find(testContext({ db }), key);
  expect(found?.document.total?.gross).toBe("178.80");
  expect(found?.rows[0]?.["buyer-company-name"]).toBe("Bücher GmbH");
  expect(await ownSources.find(testContext({ db, accountId: 2 }), key)).toBeNull();
  expect(await ownSources.sentNumber(testContext({ db }), key)).toBeNull();
});

it("no longer knows a document that left the report", async () => {
  await db.query("update vidr_documents set gone_at = now()");
  expect(await ownSources.find(testContext({ db }), stored?.document.key ?? "")).toBeNull();
});
