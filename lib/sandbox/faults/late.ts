import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Answer } from "../http/answer";
import type { Call } from "../http/call";
import { packAnswer } from "../http/send";
import type { Fault } from "./fault";

/** How long a silent connection is held before the sandbox cuts it. */
const SILENCE = 120_000;

/** Sends an answer the way a late fault wants it. The request has been processed. */
export async function sendSpoiled(fault: Fault, response: ServerResponse, answer: Answer, call: Call): Promise<void> {
  switch (fault.kind) {
    case "truncated":
      return sendTruncated(fault, response, answer);
    case "reset-after":
      return sendAndReset(fault, response, answer, call);
    case "slow":
      return sendSlowly(fault, response, answer, call);
    default:
      return holdOpen(response, fault.milliseconds);
  }
}

/** Says nothing until the client leaves or the time is over. */
export async function holdOpen(response: ServerResponse, milliseconds = SILENCE): Promise<void> {
  const left = new AbortController();
  response.once("close", () => left.abort());
  await pause(milliseconds, undefined, { signal: left.signal, ref: false }).catch(() => undefined);
  response.destroy();
}

/** A complete HTTP answer whose JSON stops in the middle. */
function sendTruncated(fault: Fault, response: ServerResponse, answer: Answer): void {
  const whole = Buffer.from(answer.body);
  const cut = whole.subarray(0, fault.bytes ?? Math.floor(whole.length * 0.6));
  response.writeHead(answer.status, {
    "Content-Type": "application/json",
    ...answer.headers,
    "Content-Length": String(cut.length),
  });
  response.end(cut);
}

/** Cuts the connection: before the first byte, or after some of them. */
async function sendAndReset(fault: Fault, response: ServerResponse, answer: Answer, call: Call): Promise<void> {
  if (fault.bytes) {
    const { headers, bytes } = await packAnswer(answer, call);
    response.writeHead(answer.status, headers);
    await new Promise((resolve) => response.write(bytes.subarray(0, fault.bytes), resolve));
  }
  response.destroy();
}

async function sendSlowly(fault: Fault, response: ServerResponse, answer: Answer, call: Call): Promise<void> {
  const { headers, bytes } = await packAnswer(answer, call);
  response.writeHead(answer.status, headers);
  const step = fault.bytes ?? 512;
  for (let from = 0; from < bytes.length && !response.destroyed; from += step) {
    response.write(bytes.subarray(from, from + step));
    await pause(fault.milliseconds ?? 100);
  }
  response.end();
}
