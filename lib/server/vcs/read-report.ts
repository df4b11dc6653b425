import "server-only";
import { isLengowError, type LengowCall } from "@/lib/lengow";
import { appStateFromRefusal, appStateFromReport } from "@/lib/vcs/app-state";
import { type GroupedDocument, groupReport } from "@/lib/vcs/group-report";
import { vcsSettings } from "../documents/document-metadata";
import type { DocumentParts } from "../documents/document-parts";
import { settleUploads } from "../documents/settle-uploads";
import { isAppError } from "../errors";
import { noteFailure, type ReadingTurn, storeReport } from "./report-store";

function failureOf(error: unknown): { code: string; message: string; app: ReturnType<typeof appStateFromRefusal> } {
  if (isLengowError(error)) {
    const app = appStateFromRefusal(error.status ?? 0, error.displayMessage);
    return { code: error.kind, message: error.displayMessage, app };
  }
  if (isAppError(error)) return { code: error.code, message: error.message, app: null };
  return { code: "internal", message: "The report could not be read.", app: null };
}

async function grouped(parts: DocumentParts, turn: ReadingTurn, call: LengowCall) {
  const client = await parts.lengowFor(turn.accountId);
  const { datesZone } = await vcsSettings(parts.db, turn.accountId);
  const report = await client.vidr.list(turn.marketplace, {}, call);
  const documents: GroupedDocument[] = groupReport(turn.marketplace, report.rows, { now: parts.now(), datesZone });
  return { documents, isWhole: report.unreadableRows === 0 };
}

/**
 * Reads one store's report, stores it, and settles the uploads it tells about. Whatever happens, the store's row says so; one store failing is
 * no concern of the others. Returns true when the report was read whole.
 */
export async function readReport(parts: DocumentParts, turn: ReadingTurn, lane: LengowCall["lane"]): Promise<boolean> {
  const { db, timings } = parts;
  try {
    const call: LengowCall = { lane, signal: AbortSignal.timeout(timings.readLimitMs * 0.8) };
    const { documents, isWhole } = await grouped(parts, turn, call);
    const app = appStateFromReport(
      documents.map(({ document }) => document),
      turn.hadRows,
    );
    const report = { grouped: documents, app, readEveryMs: timings.readEveryMs, isWhole };
    const isBelieved = await storeReport(db, turn, report);
    if (isBelieved) await settleUploads(parts, turn, documents);
    return isBelieved;
  } catch (error) {
    const { code, message, app } = failureOf(error);
    if (code === "internal")
      parts.logger.error({ err: error, marketplace: turn.marketplace }, "a report could not be read");
    const againMs = app === null ? timings.readAgainMs : timings.readEveryMs;
    await noteFailure(db, turn, { app, code, message, againMs });
    return false;
  }
}
