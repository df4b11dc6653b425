import "server-only";
import { isLengowError, type LengowCall } from "@/lib/lengow";
import { sameAmount } from "@/lib/vcs/decimals";
import { groupReport } from "@/lib/vcs/group-report";
import { pauseAccount, resumeAccount } from "../outbox/account-pause";
import { notSentVerdict } from "../outbox/verdict";
import { attemptUpload } from "./attempt-upload";
import { readBlob } from "./blobs";
import { handOver, release } from "./custody";
import { noteFact } from "./document-evidence";
import { vcsSettings } from "./document-metadata";
import type { DocumentClient, DocumentParts } from "./document-parts";
import type { DocumentReason, DocumentRow } from "./document-row";

interface Baseline {
  before: DocumentRow["before"];
  objection: { reason: DocumentReason; message: string } | null;
}

/**
 * What Amazon's report says of the document now: whether it is still asked for, for the amounts the person agreed to, and in which words, so
 * that later words can be told from these. Documents of other marketplaces have no report.
 */
async function baselineOf(
  parts: DocumentParts,
  row: DocumentRow,
  client: DocumentClient,
  call: LengowCall,
): Promise<Baseline> {
  if (row.document_key === null) return { before: {}, objection: null };
  const { datesZone } = await vcsSettings(parts.db, row.account_id);
  const report = await client.vidr.list(row.marketplace, { marketplaceOrderId: row.order_id }, call);
  const grouped = groupReport(row.marketplace, report.rows, { now: parts.now(), datesZone });
  const found = grouped.find(({ document }) => document.key === row.document_key)?.document;
  const detail = found
    ? { status: found.status, description: found.status_description, invoice_number: found.invoice_number }
    : { gone: true };
  await noteFact(parts.db, row, { kind: "baseline", detail });
  const refuse = (reason: DocumentReason, message: string): Baseline => ({
    before: {},
    objection: { reason, message },
  });
  if (!found)
    return refuse("left_report", "Amazon no longer asks for this document: it may have been uploaded elsewhere.");
  if (found.state === "verifying" || found.state === "done") {
    return refuse(
      "already_there",
      `Amazon already has a document for it (${found.status}); it was not sent from here.`,
    );
  }
  const agreed = row.total !== null && row.vat !== null && found.total !== null;
  if (
    agreed &&
    !(sameAmount(found.total?.gross ?? "", row.total ?? "") && sameAmount(found.total?.vat ?? "", row.vat ?? ""))
  ) {
    return refuse("amounts_changed", "Amazon's amounts have changed since this was recorded.");
  }
  return { before: { status: found.status, description: found.status_description }, objection: null };
}

/**
 * Sends one claimed upload, or says why not (RELIABILITY.md §4.4, B to R). Whatever happens, the row afterwards says what is true. Database
 * errors pass through: the lease then settles what was left open.
 */
export async function deliverDocument(parts: DocumentParts, row: DocumentRow): Promise<void> {
  const { db, timings, failPoint } = parts;
  await failPoint?.("claimed");
  const call: LengowCall = {
    lane: "action",
    requestId: row.id,
    signal: AbortSignal.timeout(timings.leaseMs - timings.startMarginMs),
  };
  let client: DocumentClient;
  let baseline: Baseline;
  try {
    client = await parts.lengowFor(row.account_id);
    baseline = await baselineOf(parts, row, client, call);
  } catch (error) {
    const { reason, message, waitsMs, afterMs } = notSentVerdict(error, timings);
    // A report that cannot be read is this document's trouble; only an unreachable Lengow stops the account.
    const own = reason === "order_unreadable" && isLengowError(error);
    if (!own) await pauseAccount(db, row.account_id, waitsMs, reason);
    return void (await release(db, row, { reason: own ? "report_unreadable" : reason, message, afterMs }));
  }
  if (baseline.objection) return void (await handOver(db, row, baseline.objection));
  const bytes = await readBlob(db, { blobId: row.blob_id, sha256: row.sha256, size: row.size });
  if (bytes === null) {
    return void (await handOver(db, row, {
      reason: "bytes_damaged",
      message: "The stored file is not what was recorded.",
    }));
  }
  await failPoint?.("baseline");
  const reached = await attemptUpload(parts, row, { client, bytes, before: baseline.before });
  if (reached) await resumeAccount(db, row.account_id);
}
