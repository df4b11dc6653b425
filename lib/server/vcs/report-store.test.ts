import { afterAll, beforeEach, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { describeOnDatabases } from "@/lib/testing/database";
import { groupReport } from "@/lib/vcs/group-report";
import type { ReportRow } from "@/lib/vcs/report-row";
import { reportRow } from "../invoices/testing/report";
import { knowStores, noteFailure, type ReadingTurn, storeReport, takeReading } from "./report-store";

const ACCOUNT = 161;
const STORE = "amazon_fr";
const ABOUT = { accountId: ACCOUNT, marketplace: STORE, limitMs: 60_000, freshMs: 0 };

describeOnDatabases("the reading of a report", (open) => {
  let db: Database;
  beforeEach(async () => {
    db ??= await open();
    await db.exec("truncate vidr_documents, vidr_stores");
    await knowStores(db, ACCOUNT, [STORE]);
  });
  afterAll(() => db.close());

  async function take(): Promise<ReadingTurn> {
    const turn = await takeReading(db, ABOUT);
    if (!turn) throw new Error("The store is being read.");
    return turn;
  }

  const store = (turn: ReadingTurn, row: ReportRow) =>
    storeReport(db, turn, {
      grouped: groupReport(STORE, [reportRow(row)], { now: Date.now(), datesZone: "UTC" }),
      app: "ready",
      readEveryMs: 60_000,
      isWhole: true,
    });

  /** As when the reader stood still for longer than its time. */
  const runsOut = () => db.query("update vidr_stores set reading_until = clock_timestamp() - interval '1 second'");
  const words = () => db.query("select shown->>'status' as status, gone_at is null as named from vidr_documents");
  const UPLOADED: ReportRow = { "invoice-status": "InvoiceUploaded" };

  it("that comes back after a later one was stored changes nothing of it, and is not believed", async () => {
    const late = await take();
    await runsOut();
    expect(await store(await take(), UPLOADED)).toBe(true);
    const before = await words();
    expect(await store(late, { "invoice-status": "InvoicePending" })).toBe(false);
    expect(await words()).toEqual(before);
    expect(before).toEqual([{ status: "InvoiceUploaded", named: true }]);
  });

  it("that comes back while another is under way leaves that one alone, whether it was read or failed", async () => {
    const late = await take();
    await runsOut();
    const present = await take();
    expect(await store(late, { "invoice-status": "InvoicePending" })).toBe(false);
    await noteFailure(db, late, { app: null, code: "timeout", message: "Too late.", againMs: 5_000 });
    expect(await takeReading(db, ABOUT)).toBeNull();
    expect(await store(present, UPLOADED)).toBe(true);
    expect(await words()).toEqual([{ status: "InvoiceUploaded", named: true }]);
  });
});
