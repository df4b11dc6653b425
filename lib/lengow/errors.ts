import { redactByShape } from "./redact";

/** What went wrong, in the words of the caller. */
export type LengowErrorKind =
  | "connection"
  | "timeout"
  | "rate_limited"
  | "credentials"
  | "unauthorized"
  | "rejected"
  | "upstream"
  | "contract"
  | "aborted";

/**
 * What a caller may believe about the effect of the call.
 * `not-sent`: Lengow did no work (nothing left, or a layer in front answered 401, 403, 429).
 * `rejected`: Lengow read the call and refused it. `unknown`: it may have been done; look before doing it again.
 */
export type Outcome = "not-sent" | "rejected" | "unknown";

export interface FieldError {
  field: string;
  message: string;
}

/** What is known of the answer to a write, for the audit trail. `bodyStart` is redacted and never HTML. */
export interface AnswerEvidence {
  status: number | null;
  contentType: string | null;
  /** False when the answer broke off: an id read from it is a hint, never a proof. */
  complete: boolean;
  bodyStart: string;
}

export interface LengowErrorInit {
  kind: LengowErrorKind;
  outcome: Outcome;
  route: string;
  displayMessage: string;
  /** True when `displayMessage` is Lengow's own text, false when it is ours. */
  fromLengow?: boolean;
  status?: number | undefined;
  retryAfterMs?: number | undefined;
  fieldErrors?: FieldError[];
  attempts?: number;
  requestId?: string | undefined;
  evidence?: AnswerEvidence | undefined;
  cause?: unknown;
  redact?: ((text: string) => string) | undefined;
}

export const MAX_MESSAGE = 500;

/** Cuts at a sane length and removes control characters, so that a message can be logged on one line and shown as it is. */
export function tidyMessage(text: string, max = MAX_MESSAGE): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what must go
  const flat = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  return flat.length <= max ? flat : `${flat.slice(0, max - 1).trimEnd()}…`;
}

/** The only error this library throws. Every text in it is redacted and cut here, in the constructor. */
export class LengowError extends Error {
  readonly kind: LengowErrorKind;
  readonly outcome: Outcome;
  readonly route: string;
  readonly displayMessage: string;
  readonly fromLengow: boolean;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly fieldErrors: FieldError[] | undefined;
  readonly attempts: number;
  readonly requestId: string | undefined;
  readonly evidence: AnswerEvidence | undefined;

  constructor(init: LengowErrorInit) {
    const redact = init.redact ?? redactByShape;
    const displayMessage = tidyMessage(redact(init.displayMessage));
    super(`${init.route}: ${displayMessage}`, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = "LengowError";
    this.kind = init.kind;
    this.outcome = init.outcome;
    this.route = init.route;
    this.displayMessage = displayMessage;
    this.fromLengow = init.fromLengow ?? false;
    this.status = init.status;
    this.retryAfterMs = init.retryAfterMs;
    this.attempts = init.attempts ?? 1;
    this.requestId = init.requestId;
    this.fieldErrors = init.fieldErrors?.length
      ? init.fieldErrors.map((entry) => ({
          field: tidyMessage(redact(entry.field), 100),
          message: tidyMessage(redact(entry.message)),
        }))
      : undefined;
    this.evidence = init.evidence && { ...init.evidence, bodyStart: redact(init.evidence.bodyStart).slice(0, 2000) };
  }
}

/** Known by its look, not by its class: a bundler may load this library twice into one server. */
export function isLengowError(error: unknown): error is LengowError {
  return error instanceof Error && error.name === "LengowError" && "kind" in error && "outcome" in error;
}
