import "server-only";
import { AppError, isAppError } from "../errors";
import { toAppError } from "../http/error-response";

const SQL_STATE = /^[0-9A-Z]{5}$/;

function isStorage(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return typeof error.code === "string" && (SQL_STATE.test(error.code) || error.code.startsWith("ECONN"));
}

/**
 * Runs a verb that records and never sends: whatever fails, the answer says so (DESIGN §5). A commit whose answer was lost is settled by pressing
 * again, for the same key is never recorded twice.
 */
export async function nothingSent<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error)) throw error;
    if (isStorage(error)) {
      const message =
        "This could not be recorded just now. Nothing was sent. Press again: the same form is never recorded twice.";
      throw new AppError("storage_unavailable", message, { cause: error });
    }
    // Reads alone were made, so Lengow's failure is that of a read.
    throw toAppError(error, "GET");
  }
}
