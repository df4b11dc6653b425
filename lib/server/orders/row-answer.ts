import "server-only";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { OrderIndexState, StaleReason } from "@/lib/contract/orders";
import type { OrderRow } from "@/lib/domain/order";
import type { PageAnswer } from "./page-answer";

/** The grid's rows of one page and what is known about them; the same object while the same rows are shown. */
export interface RowSet {
  source: "index" | "lengow";
  count: number;
  rows: readonly OrderRow[];
  ignored: readonly string[];
  /** Rows left out because Lengow could not (lengow-question.ts). */
  dropped: number;
  /** Of many ids asked for at once, those that were not found. */
  idsMissing?: readonly string[];
  asOf: string;
  stale?: { reason: StaleReason };
}

interface Framing {
  index: OrderIndexState;
  /** Names of the extra data that no order has. */
  metaUnknown: readonly string[];
  page: number;
  page_size: number;
  /** Distinguishes what else of the rows may differ from reader to reader. */
  reading: string;
  /** The rows as this reader may see them, with what is known beside the order. */
  dress: (row: OrderRow) => OrderRow;
}

const compress = promisify(gzip);
/** A cheap level: the fifth of the bytes that matters, in a millisecond. */
const LEVEL = 4;
/** Readings kept for one set of rows: with and without buyers, and the last changes of their actions. */
const MOST_READINGS = 4;

/** What was written for one reader serves all who may see the same. */
const written = new WeakMap<RowSet, Map<string, PageAnswer>>();

const percent = (progress: number | null) => (progress === null ? "" : Math.floor(progress * 100));

function write(set: RowSet, { index, metaUnknown, page, page_size, dress }: Framing): PageAnswer {
  const { source, count, dropped, ignored, idsMissing, asOf, stale } = set;
  const json = JSON.stringify(set.rows.map(dress));
  const said = [
    count,
    source,
    dropped,
    ignored.join(),
    idsMissing?.join(),
    metaUnknown.join(),
    index.state,
    percent(index.progress),
    stale?.reason,
    JSON.stringify(index.trouble),
  ];
  const etag = `"${createHash("sha256").update(said.join(" ")).update(json).digest("base64url").slice(0, 27)}"`;
  const unknown = metaUnknown.length > 0 ? metaUnknown : undefined;
  const limits = { ignored_filters: ignored, dropped, ids_missing: idsMissing, meta_unknown: unknown, stale };
  const frame = { count, page, page_size, as_of: asOf, source, index, ...limits };
  const body = new Uint8Array(Buffer.from(`${JSON.stringify(frame).slice(0, -1)},"results":${json}}`));
  let packed: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return {
    body,
    etag,
    asOf,
    compressed: () => {
      packed ??= compress(body, { level: LEVEL }).then((bytes) => new Uint8Array(bytes));
      return packed;
    },
  };
}

/** Frames rows as the grid's answer. The entity tag covers what is seen, not how old it is. */
export function rowAnswer(set: RowSet, framing: Framing): PageAnswer {
  const readings = written.get(set) ?? new Map<string, PageAnswer>();
  written.set(set, readings);
  const { index, metaUnknown, page, page_size: size, reading } = framing;
  const key = JSON.stringify([page, size, index, metaUnknown, reading]);
  const known = readings.get(key);
  if (known) return known;
  const answer = write(set, framing);
  const [oldest] = readings.size >= MOST_READINGS ? readings.keys() : [];
  if (oldest !== undefined) readings.delete(oldest);
  readings.set(key, answer);
  return answer;
}
