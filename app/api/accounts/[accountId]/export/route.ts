import { getTranslator } from "@/app/locale";
import { ExportBody, ExportQuery, type ExportQuestion } from "@/lib/contract/export";
import { isInstant } from "@/lib/domain/export-columns";
import { isMetaColumn, metaKeysOf } from "@/lib/domain/order-columns";
import { zonePlace } from "@/lib/format/zone-place";
import { exportOrders, type HeadOf } from "@/lib/server/export/export-orders";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

/** The words of the dialog in the reader's language; times that are not UTC say whose they are. */
async function headsOf({ heads, zone }: ExportQuestion): Promise<HeadOf | undefined> {
  if (heads === "fields") return undefined;
  const t = await getTranslator("exportOrders");
  return (column) => {
    if (isMetaColumn(column)) return metaKeysOf([column])[0] ?? column;
    const name = t(`columns.${column}`);
    return isInstant(column) ? `${name} (${zonePlace(zone ?? "UTC")})` : name;
  };
}

const byAddress = defineRoute("GET /api/accounts/[accountId]/export", {
  query: ExportQuery,
  handler: async ({ ctx, query }) => exportOrders(ctx, query, await headsOf(query)),
});
const byBody = defineRoute("POST /api/accounts/[accountId]/export", {
  body: ExportBody,
  handler: async ({ ctx, body }) => exportOrders(ctx, body, await headsOf(body)),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: byAddress, POST: byBody });
