import "server-only";

const REPLY = Symbol.for("orderdeck.reply");

/** JSON with something to say beside the body. Plain data returned by a handler is a 200 without any of this. */
export interface Reply {
  readonly [REPLY]: true;
  data: unknown;
  status: number;
  headers: Record<string, string>;
}

/** `etag` (with its quotes) lets a caller that has the same answer already be told 304 instead. */
export function reply(
  data: unknown,
  options: { status?: number; headers?: Record<string, string>; etag?: string } = {},
): Reply {
  const { status = 200, headers = {}, etag } = options;
  return { [REPLY]: true, data, status, headers: etag ? { ...headers, etag } : headers };
}

function isReply(value: unknown): value is Reply {
  return value !== null && typeof value === "object" && REPLY in value;
}

/** Whether the asker says that it holds this very answer. A proxy that compresses weakens our tags (`W/`); the words in it are the same. */
export function isKnownTo(request: Request, etag: string): boolean {
  const asked = request.headers.get("if-none-match")?.split(",") ?? [];
  return asked.some((entry) => entry.trim().replace(/^W\//, "") === etag);
}

/** What a handler returned, as the answer to send. */
export function toResponse(value: unknown, request: Request): Response {
  if (value instanceof Response) return value;
  if (!isReply(value)) return Response.json(value ?? {});
  const { etag } = value.headers;
  if (etag !== undefined && isKnownTo(request, etag))
    return new Response(null, { status: 304, headers: value.headers });
  return Response.json(value.data, { status: value.status, headers: value.headers });
}
