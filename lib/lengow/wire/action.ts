import { cleanText, isEmpty, isRecord } from "./clean-json";
import { Fields, RowReport } from "./fields";

/** An action as Lengow keeps it (API.md §10.1). Its state follows from `queued`, `processed` and `errors` together (§10.2). */
export interface LengowAction {
  /** 0 on a row without a readable id, which is then `unreadable`. */
  id: number;
  marketplace: string;
  marketplaceOrderId: string;
  accountId: number | null;
  actionType: string;
  queued: boolean;
  processed: boolean;
  /** Final only when `queued` is false; "", null and missing are null. */
  errors: string | null;
  /** Marketplace order line id; null for the whole order. */
  line: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  /** Every other member that holds a value, as text: the arguments as Lengow repeats them. Dates in it stay as given. */
  args: Record<string, string>;
  /** Members that are no scalar, and values that could not be read, as they came. */
  unknownFields: Record<string, unknown>;
  unreadable: string | null;
}

const CORE = new Set([
  "id",
  "marketplace",
  "marketplace_order_id",
  "account_id",
  "action_type",
  "queued",
  "processed",
  "errors",
  "line",
  "created_at",
  "updated_at",
]);

/** A positive whole number, also as text of digits; null for anything else. */
export function readActionId(value: unknown): number | null {
  const id = typeof value === "string" && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return typeof id === "number" && Number.isSafeInteger(id) && id > 0 ? id : null;
}

function readArgs(fields: Fields): Record<string, string> {
  const args: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields.source)) {
    if (CORE.has(name) || name === "__proto__" || isEmpty(value)) continue;
    if (typeof value === "object") fields.report.keep(cleanText(name), value, 1);
    else args[cleanText(name)] = cleanText(String(value));
  }
  return args;
}

/** `errors` is documented as a text; a list of texts is joined rather than lost. */
function readErrors(fields: Fields): string | null {
  const value = fields.source.errors;
  if (Array.isArray(value)) return fields.texts("errors").join("; ") || null;
  return fields.text("errors");
}

/** Reads one action of the wire. Never throws. */
export function readAction(value: unknown): LengowAction {
  const report = new RowReport();
  if (!isRecord(value)) report.problem("row", "is no object", value);
  const fields = new Fields(isRecord(value) ? value : {}, report, "", 1);
  const id = readActionId(fields.source.id);
  if (id === null) report.problem("id", "is no action id", fields.source.id);
  const action: LengowAction = {
    id: id ?? 0,
    marketplace: fields.text("marketplace") ?? "",
    marketplaceOrderId: fields.text("marketplace_order_id") ?? "",
    accountId: fields.integer("account_id"),
    actionType: fields.text("action_type") ?? "",
    queued: fields.flag("queued") ?? false,
    processed: fields.flag("processed") ?? false,
    errors: readErrors(fields),
    line: fields.text("line"),
    createdAt: fields.date("created_at"),
    updatedAt: fields.date("updated_at"),
    args: readArgs(fields),
    unknownFields: report.unknown,
    unreadable: null,
  };
  action.unreadable = report.unreadable();
  return action;
}
