import "server-only";
import { ERROR_STATUS, type ErrorCode, type ErrorEnvelope } from "@/lib/contract/error-envelope";
import { AppError, isAppError, type Sent } from "../errors";
import type { Logger } from "../logger";

/** Errors of `lib/lengow`, known by their look: the class may exist twice in one server. */
interface LengowErrorLike extends Error {
  kind: string;
  outcome: "not-sent" | "rejected" | "unknown";
  displayMessage: string;
  fromLengow: boolean;
  retryAfterMs?: number;
  fieldErrors?: { field: string; message: string }[];
}

/** What each kind of Lengow error is to our own callers, and what to tell the person when Lengow gave no words of its own. */
const BY_KIND: Record<string, [code: ErrorCode, message: string]> = {
  connection: ["lengow_unavailable", "Lengow cannot be reached at the moment. Try again in a minute."],
  upstream: ["lengow_error", "Lengow answered with an error of its own. Try again in a minute."],
  timeout: ["lengow_timeout", "Lengow did not answer in time. Try again in a minute."],
  aborted: ["lengow_timeout", "The request to Lengow was given up before an answer came. Try again."],
  rate_limited: ["lengow_rate_limited", "Lengow's request limit is used up for the moment. Try again shortly."],
  credentials: ["lengow_credentials", "Lengow does not accept this account's keys. An administrator can replace them."],
  unauthorized: [
    "lengow_credentials",
    "Lengow does not let this account do that. An administrator can check its keys.",
  ],
  rejected: ["lengow_refused", "Lengow refused the request."],
  contract: ["lengow_unreadable", "Lengow answered in a form Orderdeck does not know."],
};

function isLengowLike(error: unknown): error is LengowErrorLike {
  return error instanceof Error && error.name === "LengowError" && "kind" in error && "outcome" in error;
}

/** A read that failed changed nothing, whatever the client knows of it; a write says what it knows. */
function sentBy(error: LengowErrorLike, method: string): Sent {
  if (method === "GET" || method === "HEAD" || error.outcome === "not-sent") return "no";
  return error.outcome === "rejected" ? "yes" : "unknown";
}

function fromLengow(error: LengowErrorLike, method: string): AppError {
  const [code, message] = BY_KIND[error.kind] ?? BY_KIND.upstream ?? ["internal", ""];
  const said = error.fromLengow ? ` Lengow says: ${error.displayMessage}` : "";
  const options = { sent: sentBy(error, method), cause: error };
  return new AppError(code, message + said, error.fieldErrors ? { ...options, details: error.fieldErrors } : options);
}

/** Any thrown thing as the refusal to answer with. What we do not know stays in the log and is "internal" outside. */
export function toAppError(error: unknown, method: string): AppError {
  if (isAppError(error)) return error;
  if (isLengowLike(error)) return fromLengow(error, method);
  const sent: Sent = method === "GET" || method === "HEAD" ? "no" : "unknown";
  return new AppError("internal", "Something went wrong in Orderdeck. The reference below finds it in the log.", {
    sent,
    cause: error,
  });
}

function retryAfter(error: AppError): Record<string, string> {
  const cause = error.cause;
  const ms = isLengowLike(cause) ? cause.retryAfterMs : undefined;
  return ms === undefined ? {} : { "retry-after": String(Math.max(1, Math.ceil(ms / 1000))) };
}

/** The answer for a thrown thing, in the envelope of DESIGN §5. Unknown errors are logged with their stack. */
export function errorResponse(
  thrown: unknown,
  request: { method: string; requestId: string; logger?: Logger | undefined },
): Response {
  const error = toAppError(thrown, request.method);
  if (error.code === "internal")
    request.logger?.error({ request_id: request.requestId, err: thrown }, "unexpected error");
  const envelope: ErrorEnvelope = {
    error: {
      code: error.code,
      message: error.message,
      request_id: request.requestId,
      sent: error.sent,
      ...(error.details ? { details: error.details.map(({ field, message }) => ({ field, message })) } : {}),
    },
  };
  return Response.json(envelope, { status: ERROR_STATUS[error.code], headers: retryAfter(error) });
}
