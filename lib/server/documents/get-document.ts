import "server-only";
import { roleAllows } from "@/lib/domain/permissions";
import { requireScope, type ServiceContext } from "../context";
import { AppError, notFound } from "../errors";
import { streamBlob } from "./blobs";

/** Types that are passed on under their own name; everything else is bytes without a meaning. */
const KNOWN_TYPES: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "application/xml": "xml",
  "text/csv": "csv",
  "application/zip": "zip",
};

/** Nothing in an answer may run here, or be shown as a page of ours (RELIABILITY.md A9): no scripts, no frames but sandboxed ones. */
const CONTENT_POLICY = "sandbox; default-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/** A name for a header: letters, digits, dot, dash and underscore; the real one beside it as RFC 5987 wants it. */
function disposition(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]/g, "_").slice(0, 120);
  const exact = encodeURIComponent(name.slice(0, 120)).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

function answer(
  stream: ReadableStream<Uint8Array>,
  about: { type: string | null; name: string; length: number | null },
): Response {
  const type = about.type?.split(";")[0]?.trim().toLowerCase() ?? "";
  const isKnown = type in KNOWN_TYPES;
  return new Response(stream, {
    headers: {
      "content-type": isKnown ? type : "application/octet-stream",
      "content-disposition": disposition(about.name),
      "content-security-policy": CONTENT_POLICY,
      "x-content-type-options": "nosniff",
      ...(about.length === null ? {} : { "content-length": String(about.length) }),
    },
  });
}

interface OwnRow {
  blob_id: string;
  size: number;
  content_type: string;
  file_name: string;
}

/** The bytes of an upload of ours; null when the id is none of this account's. */
async function ownDocument(ctx: ServiceContext, id: string): Promise<Response | null> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null;
  const [row] = await ctx.db.query<OwnRow>(
    "select blob_id, size, content_type, file_name from documents where account_id = $1 and id = $2",
    [ctx.accountId, id],
  );
  if (!row) throw notFound();
  // Whoever sends documents may look again at what was sent.
  if (!roleAllows(ctx.role, "vcs:upload")) requireScope(ctx, "orders:reveal");
  const stream = await streamBlob(ctx.db, row.blob_id);
  if (!stream)
    throw new AppError(
      "not_found",
      "The file was kept for the time in the settings and is gone. Its entry in the log stays.",
    );
  return answer(stream, { type: row.content_type, name: row.file_name, length: row.size });
}

/**
 * One document, streamed: an upload of ours by its id, or a document of an order by Lengow's number. Always as a download, under a safe name and a
 * known type, and never with rights on our own pages. A document names the buyer, so it takes the right to see buyers, or to send documents for
 * those that we sent.
 * @throws AppError `not_allowed`; `not_found`, the same for another account's; LengowError
 */
export async function getDocument(ctx: ServiceContext, id: string): Promise<Response> {
  requireScope(ctx, "documents:read");
  const own = await ownDocument(ctx, id);
  if (own) return own;
  requireScope(ctx, "orders:reveal");
  const file = await ctx
    .lengow()
    .documents.get(id, { lane: "screen", requestId: ctx.requestId, signal: ctx.signal })
    .catch((error: unknown) => {
      if (error instanceof Error && "status" in error && error.status === 404) throw notFound();
      throw error;
    });
  const ending = KNOWN_TYPES[file.contentType?.split(";")[0]?.trim().toLowerCase() ?? ""] ?? "bin";
  return answer(file.stream, {
    type: file.contentType,
    name: file.fileName ?? `document-${id}.${ending}`,
    length: file.contentLength,
  });
}
