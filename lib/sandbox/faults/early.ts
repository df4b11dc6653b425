import type { Answer } from "../http/answer";
import { ERROR_SHAPES, e1 } from "../http/answer";
import type { Call } from "../http/call";
import { bareToken } from "../http/gate";
import type { Fault } from "./fault";

/** More than any page of Lengow's, and than a careful client reads. */
const HUGE_BYTES = 21 * 1024 * 1024;

const PAGE = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";

/** The answer of a fault that keeps the request from being processed; null for faults that strike later. */
export function earlyAnswer(fault: Fault, call: Call, path: string): Answer | null {
  switch (fault.kind) {
    case "429":
      return limit(fault, path);
    case "401":
      return e1(401, "Invalid or expired authentication token");
    case "403":
      // The message repeats the token: clients have to redact it (API.md §2.3).
      return e1(403, `Token: ${bareToken(call)} is expired`);
    case "500":
    case "502":
    case "503":
    case "530":
    case "540":
      return shaped(fault, Number(fault.kind));
    case "status":
      return shaped(fault, fault.status ?? 400);
    case "html":
      return { status: fault.status ?? 502, body: PAGE, headers: { "Content-Type": "text/html" } };
    case "empty":
      return { status: fault.status ?? 200, body: "{}" };
    case "huge":
      return { status: 200, body: `${" ".repeat(HUGE_BYTES)}{}` };
    case "redirect":
      return { status: 302, body: "", headers: { Location: "http://127.0.0.1:9/elsewhere" } };
    default:
      return null;
  }
}

function limit(fault: Fault, path: string): Answer {
  const answer = shaped({ ...fault, message: `Request limitation: 500 reached on ${path.replace(/\/$/, "")}` }, 429);
  const after = fault.retryAfter === undefined ? 2 : fault.retryAfter;
  return after === null ? answer : { ...answer, headers: { "Retry-After": String(after) } };
}

const MESSAGES: Record<number, string> = {
  500: "Internal error",
  502: "Bad gateway",
  503: "Service unavailable",
  530: "logical error",
  540: "technical error",
};

function shaped({ shape = "E1", message }: Fault, status: number): Answer {
  const make = ERROR_SHAPES[shape] ?? e1;
  return make(status, message ?? MESSAGES[status] ?? "Error");
}
