import "server-only";
import type { ExportQuestion } from "@/lib/contract/export";
import type { ServiceContext } from "@/lib/server/context";

/** Filters that are worth a word in the name of the file; never words that were looked for. */
const NAMED = ["lengow_status", "marketplace", "order_type", "country", "alert"] as const;
const MOST = 60;

function filterWords(question: ExportQuestion): string {
  const words = NAMED.flatMap((name) => {
    const value = question[name];
    return value === undefined ? [] : [Array.isArray(value) ? value.join("+") : value];
  });
  const from = question.marketplace_order_date_from?.slice(0, 10);
  const to = question.marketplace_order_date_to?.slice(0, 10);
  if (from) words.push(to ? `${from}_to_${to}` : `since_${from}`);
  return words
    .join("_")
    .replace(/[^A-Za-z0-9+_-]/g, "")
    .slice(0, MOST);
}

/** "orders-1-waiting_shipment-2026-11-18T0942Z.csv": account, filter and the time in UTC; safe on every system. */
export function exportFileName(ctx: Pick<ServiceContext, "accountId" | "clock">, question: ExportQuestion): string {
  const at = ctx.clock.now().toISOString().slice(0, 16).replace(":", "");
  return ["orders", ctx.accountId, filterWords(question), `${at}Z`]
    .filter((part) => part !== "")
    .join("-")
    .concat(".csv");
}
