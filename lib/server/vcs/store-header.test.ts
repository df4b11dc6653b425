import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { IdrEstimate } from "@/lib/contract/vcs";
import type { Database } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/testing/database";
import { groupReport } from "@/lib/vcs/group-report";
import type { ReportRow } from "@/lib/vcs/report-row";
import { reportRow } from "../invoices/testing/report";
import { loadDocuments, loadStores } from "./load-documents";
import { knowStores, storeReport, takeReading } from "./report-store";
import { estimateOf } from "./store-header";

const ACCOUNT = 160;
const STORE = "amazon_fr";
const DAY = 86_400_000;
const NOW = Date.now();

const dayBack = (days: number): string => new Date(NOW - days * DAY).toISOString().slice(0, 10);
/** A business order of Amazon's window, sent the day after: its invoice was due days ago, whatever weekday it is. */
const sale = (values: ReportRow = {}): ReportRow =>
  reportRow({ "order-date": `${dayBack(13)}T10:00:00`, "shipment-date": `${dayBack(12)}T10:00:00`, ...values });
const WAITS = sale();
const DONE = sale({ "invoice-status": "InvoiceUploaded" });

describe("the defect rate of a store that is ready", () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  beforeEach(() => db.exec("truncate vidr_documents, vidr_stores"));
  afterAll(() => db.close());

  /** Reads a report of these rows as of now and tells the rate. */
  async function read(rows: ReportRow[], datesZone = "UTC"): Promise<IdrEstimate | null> {
    const store = { accountId: ACCOUNT, marketplace: STORE };
    await knowStores(db, ACCOUNT, [STORE]);
    const turn = await takeReading(db, { ...store, limitMs: 60_000, freshMs: 0 });
    if (!turn) throw new Error("The store is being read.");
    const grouped = groupReport(STORE, rows, { now: NOW, datesZone });
    await storeReport(db, turn, { grouped, app: "ready", readEveryMs: 60_000, isWhole: true });
    const stores = await loadStores(db, ACCOUNT);
    const [row] = stores;
    return row ? estimateOf(row, await loadDocuments(db, ACCOUNT, stores), [], NOW) : null;
  }

  /** Moves what was read until now into the past, as if nobody had read since. */
  const ago = (days: number) =>
    db.query(
      `update vidr_documents set first_seen_at = first_seen_at - $1::double precision * interval '1 day',
         changed_at = changed_at - $1::double precision * interval '1 day',
         last_seen_at = last_seen_at - $1::double precision * interval '1 day'`,
      [days],
    );

  it("counts an invoice that is missing after its day, and none that Amazon makes itself", async () => {
    const amazons = sale({ "order-id": "306-8846120-0000001", "shipping-id": "A1", "is-amazon-invoiced": "TRUE" });
    expect(await read([amazons])).toMatchObject({ orders: 0, defects: 0, rate: null });
    expect(await read([amazons, WAITS])).toMatchObject({ orders: 1, defects: 1, rate: "1.0000" });
  });

  it("takes one that was done at first sight for punctual, also after the zone of the dates was changed", async () => {
    expect(await read([DONE])).toMatchObject({ orders: 1, defects: 0, rate: "0.0000" });
    await ago(2);
    expect(await read([DONE], "Europe/Paris")).toMatchObject({ orders: 1, defects: 0 });
    expect(await read([{ ...DONE, "invoice-number": "FA-1" }], "America/Los_Angeles")).toMatchObject({ defects: 0 });
  });

  it("takes one for punctual that was last missing in time, however long nobody read after that and whatever changes later", async () => {
    await read([WAITS]);
    await ago(12);
    expect(await read([DONE])).toMatchObject({ orders: 1, defects: 0 });
    expect(await read([DONE], "Europe/Paris")).toMatchObject({ orders: 1, defects: 0 });
  });

  it("goes on counting one that was seen missing after its day", async () => {
    await read([WAITS]);
    await ago(2);
    expect(await read([DONE])).toMatchObject({ orders: 1, defects: 1, rate: "1.0000" });
    expect(await read([DONE], "Europe/Paris")).toMatchObject({ orders: 1, defects: 1 });
  });
});
