import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { Answer } from "./answer";
import type { Call } from "./call";

const squeeze = promisify(gzip);

/** An answer as bytes with all its headers; compressed only when the client asked for it. */
export async function packAnswer(
  answer: Answer,
  call: Call,
): Promise<{ headers: Record<string, string>; bytes: Buffer }> {
  const plain = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  const zip = plain.length > 1400 && /\bgzip\b/.test(String(call.headers["accept-encoding"] ?? ""));
  const bytes = zip ? await squeeze(plain, { level: constants.Z_BEST_SPEED }) : plain;
  const headers: Record<string, string> = {
    ...(plain.length > 0 ? { "Content-Type": "application/json" } : {}),
    ...(zip ? { "Content-Encoding": "gzip", Vary: "Accept-Encoding" } : {}),
    ...answer.headers,
    "Content-Length": String(bytes.length),
  };
  return { headers, bytes };
}

/** Sends an answer whole. */
export async function send(response: ServerResponse, answer: Answer, call: Call): Promise<void> {
  const { headers, bytes } = await packAnswer(answer, call);
  if (response.destroyed) return;
  response.writeHead(answer.status, headers);
  response.end(bytes);
}
