import type { IncomingMessage } from "node:http";

/** One request, read whole. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: Buffer;
  /** Scheme and host the client used, for the links of a page. */
  origin: string;
  peer: string;
}

const LARGEST_BODY = 32 * 1024 * 1024;

/** Reads a request. Throws when the body is larger than 32 MB or the client leaves in the middle of it. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const host = request.headers.host ?? "127.0.0.1";
  const url = new URL(request.url ?? "/", "http://sandbox.invalid");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error("body too large");
    chunks.push(chunk);
  }
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
    origin: `http://${host}`,
    peer: request.socket.remoteAddress ?? "",
  };
}

/**
 * Members of a JSON object or of a form body. Null when the text is neither; a form gives texts only.
 * Documentation sends JSON, plugins send forms: both are fine (API.md §12.1, C17).
 */
export function readFields(call: Call): Record<string, unknown> | null {
  const text = call.body.toString("utf8");
  const type = call.headers["content-type"] ?? "";
  if (!type.includes("json") && !text.trimStart().startsWith("{")) return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** An account number written as a number or as a text (API.md §9, C15). */
export function readAccountId(value: unknown): number | null {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}
