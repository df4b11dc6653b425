import { ROUTES } from "../http/routes";
import type { LengowCall } from "../http/settings";
import type { Transport } from "../http/transport";
import { cleanText, isRecord } from "../wire/clean-json";

/** One row of Amazon's VAT invoice data report: column name to text, "" when empty (API.md §17). */
export type VidrRow = Record<string, string>;

export interface VidrFilters {
  marketplaceOrderId?: string;
  /** Amazon's order item id. */
  line?: string;
  /** E.g. `InvoicePending`; the column is `invoice-status`, the parameter is spelled otherwise. */
  invoicingStatus?: string;
}

export interface VidrReport {
  marketplace: string;
  rows: VidrRow[];
  /** Rows that are no object and could not be kept. */
  unreadableRows: number;
}

export interface VidrResource {
  /** The whole report: no paging is documented. Works only while the Amazon VCS app is active on the account. */
  list(marketplace: string, filters: VidrFilters, call: LengowCall): Promise<VidrReport>;
}

/** Every value is documented as text; a number or boolean becomes one, a null becomes "". */
function readRow(row: Record<string, unknown>): VidrRow {
  const clean: VidrRow = {};
  for (const [name, value] of Object.entries(row)) {
    if (name === "__proto__") continue;
    const scalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    clean[cleanText(name)] = scalar ? cleanText(String(value)) : "";
  }
  return clean;
}

export function vidrResource(transport: Transport): VidrResource {
  const route = ROUTES.vidr;
  return {
    async list(marketplace, filters, call) {
      const { marketplaceOrderId, line, invoicingStatus } = filters;
      const query = { marketplace, marketplace_order_id: marketplaceOrderId, line, invoicing_status: invoicingStatus };
      const answer = await transport.read(route, query, call);
      const data = isRecord(answer.json) ? answer.json.data : null;
      if (!Array.isArray(data)) throw transport.unexpected(route, call, answer, "report rows");
      const rows = data.filter(isRecord).map(readRow);
      return { marketplace, rows, unreadableRows: data.length - rows.length };
    },
  };
}
