import type { Socket } from "node:net";
import { type AnswerEvidence, LengowError } from "../errors";
import {
  type Answer,
  asksForToken,
  type CallSite,
  errorFromAnswer,
  errorFromFailure,
  isSuccess,
  notJson,
  readAnswer,
  reportCall,
} from "./answer";
import { describeBody, MAX_BODY_BYTES } from "./body";
import { type Deadline, isPast } from "./deadline";
import { clientOnSocket, openConnection, requestPath } from "./endpoint";
import { type Exchange, ExchangeFailure, errorCode, exchange } from "./exchange";
import { headersFor, waitFor } from "./reads";
import type { Route } from "./routes";
import { type LengowCall, type Settings, timeoutOf } from "./settings";
import type { HeldToken, TokenKeeper } from "./tokens";
import { type VerdictRules, writeVerdict } from "./verdict";

/** How a write is guarded; both are for the sending protocol, which must record "sending" before anything leaves. */
export interface WriteGuards {
  /**
   * Called once, with the connection open and no byte of ours on it. When it rejects, the connection is closed unwritten and the
   * error says `not-sent` with the rejection as its cause. Not called again for the repeat after 401 or 403.
   */
  beforeFirstByte?: (() => Promise<void>) | undefined;
  /** Asked again in the very tick of the write. */
  deadline?: Deadline | undefined;
}

export interface WriteRequest extends WriteGuards {
  route: Route;
  call: LengowCall;
  body: (accountId: number) => { bytes: Buffer; contentType: string };
  rules?: VerdictRules;
}

/** A 2xx answer with JSON; the resource decides whether it is the success it looks like. */
export interface Written {
  json: unknown;
  status: number;
  evidence: AnswerEvidence;
  site: CallSite;
}

function evidenceOf(
  status: number,
  headers: Record<string, string>,
  bodyStart: string,
  complete: boolean,
): AnswerEvidence {
  return { status, contentType: headers["content-type"] ?? null, complete, bodyStart };
}

function answerEvidence(answer: Answer): AnswerEvidence {
  const start =
    answer.body.kind === "json"
      ? answer.body.text.slice(0, 2000)
      : (answer.unusable?.message ?? describeBody(answer.body, answer.status));
  return evidenceOf(answer.status, answer.headers, start, answer.unusable === null);
}

function partialEvidence(failure: ExchangeFailure): AnswerEvidence | undefined {
  if (failure.partial === null) return undefined;
  const { status, headers, body } = failure.partial;
  const text = headers["content-encoding"] === undefined ? body.subarray(0, 2000).toString("utf8") : "";
  return evidenceOf(status, headers, text.trimStart().startsWith("<") ? "" : text, false);
}

function notSent(site: CallSite, displayMessage: string, cause?: unknown): LengowError {
  const { settings, route, call, attempt } = site;
  const redact = settings.redactor.redact;
  const { requestId } = call;
  return new LengowError({
    kind: "aborted",
    outcome: "not-sent",
    route: route.name,
    displayMessage,
    attempts: attempt,
    requestId,
    redact,
    cause,
  });
}

/** A new connection with nothing on it: one that idled in a pool may be dying, and its reset would look like a lost answer. */
async function connected(site: CallSite, startedMs: number, waitedMs: number): Promise<Socket> {
  const { settings, call } = site;
  try {
    return await openConnection(settings.endpoint, settings.timeouts.connectMs, call.signal);
  } catch (error) {
    const failure = new ExchangeFailure(call.signal?.aborted ? "aborted" : "connect", false, errorCode(error));
    reportCall(site, startedMs, waitedMs, failure);
    throw errorFromFailure(site, failure);
  }
}

/** Why the first byte must not leave now, or null. */
function refusalToWrite(site: CallSite, request: WriteRequest): string | null {
  if (request.call.signal?.aborted) return "aborted";
  return request.deadline !== undefined && isPast(request.deadline, site.settings.now()) ? "deadline" : null;
}

async function send(
  site: CallSite,
  request: WriteRequest,
  held: HeldToken,
  hook: WriteGuards["beforeFirstByte"],
): Promise<Answer> {
  const { settings, route, call } = site;
  const key = { login: settings.login, bucket: route.bucket };
  const { waitedMs } = await settings.budget.acquire(key, { ...call, route: route.name });
  const { bytes, contentType } = request.body(held.accountId);
  const startedMs = performance.now();
  const socket = await connected(site, startedMs, waitedMs);
  const client = clientOnSocket(settings.endpoint, socket);
  let result: Exchange;
  try {
    await hook?.().catch((cause: unknown) => {
      throw notSent(site, "The call was stopped before it was made.", cause);
    });
    result = await exchange(client, {
      origin: settings.endpoint.origin,
      method: route.method,
      path: requestPath(settings.endpoint, route.path),
      headers: { ...headersFor(settings, held), "content-type": contentType },
      body: bytes,
      timeoutMs: timeoutOf(settings, route),
      maxBytes: MAX_BODY_BYTES,
      signal: call.signal,
      last: true,
      guard: () => refusalToWrite(site, request),
    });
  } catch (error) {
    if (!(error instanceof ExchangeFailure)) throw error;
    reportCall(site, startedMs, waitedMs, error);
    throw errorFromFailure(site, error, partialEvidence(error));
  } finally {
    client.destroy().catch(() => undefined);
    socket.destroy();
  }
  reportCall(site, startedMs, waitedMs, result);
  const answer = await readAnswer(result, settings.now());
  if (answer.retryAfterMs !== undefined) settings.budget.pause(key, answer.retryAfterMs + settings.random() * 250);
  return answer;
}

function judge(site: CallSite, request: WriteRequest, answer: Answer): Written {
  const evidence = answerEvidence(answer);
  if (isSuccess(answer.status)) {
    if (answer.body.kind === "json") return { json: answer.body.json, status: answer.status, evidence, site };
    if (answer.body.kind === "empty" && request.rules?.emptySuccess)
      return { json: null, status: answer.status, evidence, site };
    throw notJson(site, answer, evidence);
  }
  const facts = { status: answer.status, knownShape: answer.error.known, json: answer.body.kind === "json" };
  const { kind, outcome } = writeVerdict(facts, request.rules);
  throw errorFromAnswer(site, answer, kind, outcome, evidence);
}

/**
 * One write on a connection of its own, never repeated but once after 401 or 403 with a new token: Lengow answers those
 * before the work (RELIABILITY U8, assumption H2).
 * @throws LengowError whose `outcome` says whether anything can have happened; the verdict table is in README.md
 */
export async function writeOnce(settings: Settings, tokens: TokenKeeper, request: WriteRequest): Promise<Written> {
  const { route, call } = request;
  const held = await waitFor(tokens.current(), settings, route, call);
  const first: CallSite = { settings, route, call, attempt: 1 };
  const answer = await send(first, request, held, request.beforeFirstByte);
  if (!asksForToken(answer.status)) return judge(first, request, answer);
  const renewed = await waitFor(tokens.renewed(held), settings, route, call);
  const second: CallSite = { ...first, attempt: 2 };
  return judge(second, request, await send(second, request, renewed, undefined));
}
