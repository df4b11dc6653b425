import { type AnswerEvidence, LengowError, type LengowErrorInit, type LengowErrorKind, type Outcome } from "../errors";
import { BodyError, type BodyReading, describeBody, plainBody, readBody } from "./body";
import { type ErrorReading, readErrorBody } from "./error-body";
import { type Exchange, ExchangeFailure } from "./exchange";
import { retryAfterMs } from "./retry-after";
import type { Route } from "./routes";
import type { LengowCall, Settings } from "./settings";

/** A whole answer, decompressed and read as far as it can be. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: BodyReading;
  error: ErrorReading;
  /** Set when the body cannot be used at all (damaged, too large, unknown compression). */
  unusable: BodyError | null;
  retryAfterMs: number | undefined;
}

/** Where an error happened; goes on every LengowError. */
export interface CallSite {
  settings: Settings;
  route: Route;
  call: LengowCall;
  attempt: number;
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** 401 and 403 both mean "authenticate" on this API (API.md §3.2). */
export function asksForToken(status: number): boolean {
  return status === 401 || status === 403;
}

export async function readAnswer(exchanged: Exchange, nowMs: number): Promise<Answer> {
  const { status, headers } = exchanged;
  let body: BodyReading = { kind: "other" };
  let unusable: BodyError | null = null;
  try {
    body = readBody(await plainBody(exchanged.body, headers["content-encoding"]));
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    unusable = error;
  }
  const error = readErrorBody(body.kind === "json" ? body.json : null);
  const header = headers["retry-after"];
  const wait =
    status === 429 || (status === 503 && header !== undefined) ? retryAfterMs(header, headers.date, nowMs) : undefined;
  return { status, headers, body, error, unusable, retryAfterMs: wait };
}

/** The kind of a failed answer, by status alone: Lengow's own codes in the body disagree with it (API.md §2.1). */
export function kindOfStatus(status: number): LengowErrorKind {
  if (status < 400) return "contract";
  if (asksForToken(status)) return "unauthorized";
  if (status === 429) return "rate_limited";
  // 530 is a "logical error": well formed but wrong input.
  return status < 500 || status === 530 ? "rejected" : "upstream";
}

function messageOf(answer: Answer): string {
  if (answer.status >= 300 && answer.status < 400)
    return `Lengow answered with a redirect (HTTP ${answer.status}), which is never followed.`;
  return answer.error.message ?? answer.unusable?.message ?? describeBody(answer.body, answer.status);
}

export function errorFromAnswer(
  site: CallSite,
  answer: Answer,
  kind: LengowErrorKind,
  outcome: Outcome,
  evidence?: AnswerEvidence,
): LengowError {
  return new LengowError({
    kind,
    outcome,
    route: site.route.name,
    status: answer.status,
    displayMessage: messageOf(answer),
    fromLengow: answer.error.message !== null,
    fieldErrors: answer.error.fieldErrors,
    evidence,
    retryAfterMs: answer.retryAfterMs,
    attempts: site.attempt,
    requestId: site.call.requestId,
    redact: site.settings.redactor.redact,
  });
}

const FAILURE_TEXT: Record<ExchangeFailure["reason"], string> = {
  connect: "Lengow cannot be reached.",
  network: "The connection to Lengow broke off before the answer was complete.",
  timeout: "Lengow did not answer in time.",
  aborted: "The call was given up.",
  guard: "It was too late to send; nothing was sent.",
  too_large: "Lengow's answer is too large.",
};

const FAILURE_KIND: Record<ExchangeFailure["reason"], LengowErrorKind> = {
  connect: "connection",
  network: "connection",
  timeout: "timeout",
  aborted: "aborted",
  guard: "aborted",
  too_large: "contract",
};

/** Connection failures that happen before a connection is there: no byte can have left. */
const CONNECT_TIMEOUTS = new Set(["UND_ERR_CONNECT_TIMEOUT", "ETIMEDOUT"]);

/** An attempt without a whole answer. Nothing sent means `not-sent`, everything else is `unknown`. */
export function errorFromFailure(site: CallSite, failure: ExchangeFailure, evidence?: AnswerEvidence): LengowError {
  const slow = failure.reason === "connect" && failure.code !== null && CONNECT_TIMEOUTS.has(failure.code);
  return new LengowError({
    kind: FAILURE_KIND[failure.reason],
    outcome: failure.sent ? "unknown" : "not-sent",
    route: site.route.name,
    status: failure.partial?.status,
    evidence,
    displayMessage: slow ? "Lengow cannot be reached (no connection in time)." : FAILURE_TEXT[failure.reason],
    attempts: site.attempt,
    requestId: site.call.requestId,
    redact: site.settings.redactor.redact,
    cause: failure.code === null ? undefined : { code: failure.code },
  });
}

/** Lengow answered, but not what its documentation promises. */
export function contractError(
  site: CallSite,
  displayMessage: string,
  outcome: Outcome,
  status?: number,
  evidence?: AnswerEvidence,
): LengowError {
  return new LengowError(contractInit(site, displayMessage, outcome, status, evidence));
}

/** A 2xx whose body is no JSON or is damaged: an outage in between, so a read may be tried again. */
export class BrokenAnswerError extends LengowError {}

/** What to throw for a 2xx without usable JSON. */
export function notJson(site: CallSite, answer: Answer, evidence?: AnswerEvidence): LengowError {
  const message = answer.unusable?.message ?? describeBody(answer.body, answer.status);
  const init = contractInit(site, message, "unknown", answer.status, evidence);
  return answer.unusable?.final ? new LengowError(init) : new BrokenAnswerError(init);
}

function contractInit(
  site: CallSite,
  displayMessage: string,
  outcome: Outcome,
  status: number | undefined,
  evidence: AnswerEvidence | undefined,
): LengowErrorInit {
  return {
    kind: "contract",
    outcome,
    route: site.route.name,
    status,
    evidence,
    displayMessage,
    attempts: site.attempt,
    requestId: site.call.requestId,
    redact: site.settings.redactor.redact,
  };
}

/** Tells the observer about one attempt; an observer that throws must not change what the caller sees. */
export function reportCall(
  site: CallSite,
  startedMs: number,
  waitedMs: number,
  result: Exchange | ExchangeFailure,
): void {
  const failure = result instanceof ExchangeFailure ? result : null;
  const arrived = result instanceof ExchangeFailure ? result.partial : result;
  try {
    site.settings.onCall?.({
      route: site.route.name,
      method: site.route.method,
      lane: site.call.lane,
      status: arrived?.status ?? null,
      ms: Math.round((performance.now() - startedMs) * 10) / 10,
      attempt: site.attempt,
      bytes: arrived?.body.length ?? 0,
      waitedMs: Math.round(waitedMs),
      failure: failure === null ? null : (failure.code ?? failure.reason),
      requestId: site.call.requestId ?? null,
    });
  } catch {
    // Metrics are never worth a failed call.
  }
}
