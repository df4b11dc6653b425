import "server-only";
import type { StaleReason } from "@/lib/contract/orders";
import { isLengowError, type LengowErrorKind } from "@/lib/lengow";
import { type Kept, SlowUpstream } from "@/lib/server/cache/fresh-cache";
import type { OrderSnapshot, PageShape } from "./order-snapshot";

const REASONS: Partial<Record<LengowErrorKind, StaleReason>> = {
  timeout: "slow",
  rate_limited: "rate_limited",
  credentials: "credentials",
  unauthorized: "credentials",
  contract: "unreadable",
};

/** Why an older answer is shown instead of a new one, in one word for the screen. */
export function staleReason(failure: unknown): StaleReason {
  if (failure instanceof SlowUpstream) return "slow";
  return (isLengowError(failure) && REASONS[failure.kind]) || "unavailable";
}

/** One page ready to be sent: its parts as JSON, its age, its entity tag. */
export interface PageAnswer {
  body: string;
  etag: string;
  asOf: string;
}

/** Frames a snapshot as the answer of our route: `{ count, page, page_size, as_of, ignored_filters, stale?, results }` (DESIGN §5). */
export function pageAnswer(
  kept: Kept<OrderSnapshot>,
  shape: PageShape,
  { page, page_size }: { page: number; page_size: number },
): PageAnswer {
  const { value: snapshot, failure } = kept;
  const asOf = new Date(kept.at).toISOString();
  const stale = failure === undefined ? undefined : { reason: staleReason(failure) };
  const { json, etag } = snapshot.results(shape);
  const frame = { count: snapshot.count, page, page_size, as_of: asOf, ignored_filters: snapshot.ignored, stale };
  const body = `${JSON.stringify(frame).slice(0, -1)},"results":${json}}`;
  return { body, etag: stale ? `${etag.slice(0, -1)}.${stale.reason}"` : etag, asOf };
}

/** The answer as HTTP: 304 when the reader already holds these very rows, the age in a header either way. */
export function pageResponse(answer: PageAnswer, ifNoneMatch: string | null): Response {
  const headers = { etag: answer.etag, "x-as-of": answer.asOf };
  const known = ifNoneMatch?.split(",").some((tag) => tag.trim().replace(/^W\//, "") === answer.etag);
  if (known) return new Response(null, { status: 304, headers });
  return new Response(answer.body, { headers: { ...headers, "content-type": "application/json; charset=utf-8" } });
}
