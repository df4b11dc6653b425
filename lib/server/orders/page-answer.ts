import "server-only";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Kept } from "@/lib/server/cache/fresh-cache";
import { staleReason } from "@/lib/server/cache/stale-reason";
import { isKnownTo } from "@/lib/server/http/reply";
import type { OrderSnapshot, PageShape } from "./order-snapshot";

/** One page ready to be sent: its JSON, its age, its entity tag. */
export interface PageAnswer {
  body: Uint8Array<ArrayBuffer>;
  etag: string;
  asOf: string;
  /** The same body compressed, made once however often it is asked for. */
  compressed(): Promise<Uint8Array<ArrayBuffer>>;
}

interface Paging {
  page: number;
  page_size: number;
}

const compress = promisify(gzip);
/** A cheap level: the fifth of the bytes that matters, in a millisecond. */
const LEVEL = 4;

function write(kept: Kept<OrderSnapshot>, shape: PageShape, { page, page_size }: Paging): PageAnswer {
  const { value: snapshot, failure } = kept;
  const asOf = new Date(kept.at).toISOString();
  const stale = failure === undefined ? undefined : { reason: staleReason(failure) };
  const { json, etag } = snapshot.results(shape);
  const frame = { count: snapshot.count, page, page_size, as_of: asOf, ignored_filters: snapshot.ignored, stale };
  const body = new Uint8Array(Buffer.from(`${JSON.stringify(frame).slice(0, -1)},"results":${json}}`));
  let packed: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return {
    body,
    etag: stale ? `${etag.slice(0, -1)}.${stale.reason}"` : etag,
    asOf,
    compressed: () => {
      packed ??= compress(body, { level: LEVEL }).then((bytes) => new Uint8Array(bytes));
      return packed;
    },
  };
}

/** A fresh answer is the same object for everyone who asks, so what was written for the first serves them all. */
const written = new WeakMap<Kept<OrderSnapshot>, Map<PageShape, PageAnswer>>();

/** Frames a snapshot as the answer of our route: `{ count, page, page_size, as_of, ignored_filters, stale?, results }` (DESIGN §5). */
export function pageAnswer(kept: Kept<OrderSnapshot>, shape: PageShape, paging: Paging): PageAnswer {
  const shapes = written.get(kept) ?? new Map<PageShape, PageAnswer>();
  written.set(kept, shapes);
  const answer = shapes.get(shape) ?? write(kept, shape, paging);
  shapes.set(shape, answer);
  return answer;
}

const JSON_TYPE = "application/json; charset=utf-8";

/** Next drops `Content-Encoding` from a route's answer; `npm start` gives it back from this header, and says that it does. */
const ENCODING = "x-body-encoding";
const mayEncode = () => (globalThis as Record<symbol, unknown>)[Symbol.for("orderdeck.encoded-bodies")] === true;

/** The answer as HTTP: 304 when the reader already holds these very rows, compressed where they can read that, the age in a header. */
export async function pageResponse(answer: PageAnswer, request: Request): Promise<Response> {
  const headers: Record<string, string> = { etag: answer.etag, "x-as-of": answer.asOf, vary: "Accept-Encoding" };
  if (isKnownTo(request, answer.etag)) return new Response(null, { status: 304, headers });
  headers["content-type"] = JSON_TYPE;
  if (mayEncode() && /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "")) {
    return new Response(await answer.compressed(), { headers: { ...headers, [ENCODING]: "gzip" } });
  }
  return new Response(answer.body, { headers });
}
