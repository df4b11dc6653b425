import "server-only";
import type { ErrorCode } from "@/lib/contract/error-envelope";

export type Sent = "no" | "yes" | "unknown";
export interface FieldProblem {
  field: string;
  message: string;
  /** What is wrong, for words in any language. Kept with the rows of a batch; the envelope has field and message alone (DESIGN §4). */
  code?: string;
}

const APP_ERROR = Symbol.for("orderdeck.app-error");
const START_ERROR = Symbol.for("orderdeck.start-error");

/**
 * A refusal meant for the person: its message is shown as it stands, so it says what failed and what to do next, and holds nothing secret.
 * `sent` tells whether anything left for a marketplace; most refusals come before that.
 */
export class AppError extends Error {
  readonly [APP_ERROR] = true;
  readonly sent: Sent;
  readonly details: FieldProblem[] | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { sent?: Sent; details?: FieldProblem[]; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.sent = options.sent ?? "no";
    this.details = options.details;
  }
}

/** Next evaluates a server module twice, so `instanceof` misses errors of the other copy; the registered symbol does not. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && APP_ERROR in error;
}

/** Why the server cannot start, in words for the operator; printed without a stack. */
export class StartError extends Error {
  readonly [START_ERROR] = true;

  constructor(message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = "StartError";
  }
}

export function isStartError(error: unknown): error is StartError {
  return error instanceof Error && START_ERROR in error;
}

/** The one answer for "does not exist" and "is not yours": both must read the same (DESIGN D1). */
export function notFound(): AppError {
  return new AppError(
    "not_found",
    "There is nothing at this address, or it belongs to an account you have no access to.",
  );
}

/** A 400 that names each field. */
export function badRequest(details: FieldProblem[]): AppError {
  const names = [...new Set(details.map((detail) => detail.field))].join(", ");
  return new AppError("bad_request", `The request was not understood: ${names}. Nothing was sent.`, { details });
}
