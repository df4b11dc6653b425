import "server-only";
import type { ErrorEnvelope } from "@/lib/contract/error-envelope";
import type { PictureQuery } from "@/lib/contract/pictures";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { PICTURE_POLICY } from "@/lib/server/http/security-headers.mjs";
import { FAILED_MS } from "./pictures";

/** Tells the browser to leave it for a moment; a drawn parcel stands in the picture's place. */
function noPicture(requestId: string): Response {
  const message = "This picture could not be had.";
  const envelope: ErrorEnvelope = { error: { code: "not_found", message, request_id: requestId, sent: "no" } };
  const headers = { "cache-control": `private, max-age=${FAILED_MS / 1_000}` };
  return Response.json(envelope, { status: 404, headers });
}

/**
 * The picture of a product that stands in an order of this account. Nothing is fetched for an address without our signature for this account.
 * @throws AppError not_found
 */
export async function readPicture(ctx: ServiceContext, { of, by }: PictureQuery): Promise<Response> {
  requireScope(ctx, "orders:read");
  const { pictures } = ctx;
  if (!pictures.isSigned(ctx.accountId, of, by)) throw notFound();
  const picture = await pictures.read(of);
  if (!picture) return noPicture(ctx.requestId);
  return new Response(new Blob([Uint8Array.from(picture.bytes)]), {
    headers: {
      "content-type": picture.type,
      "content-length": String(picture.bytes.length),
      "content-security-policy": PICTURE_POLICY,
      "cache-control": "private, max-age=86400",
    },
  });
}
