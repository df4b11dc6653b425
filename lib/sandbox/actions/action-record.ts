import { microseconds } from "../clock";

/** One later moment of an action: what it will say from `at` on (API.md §10.2). */
export interface Step {
  at: number;
  queued: boolean;
  processed: boolean;
  errors: string | null;
}

export type ActionArgs = Readonly<Record<string, unknown>>;

/** An action as the sandbox holds it. */
export interface ActionRecord {
  id: number;
  accountId: number;
  marketplace: string;
  orderId: string;
  type: string;
  /** Arguments the metadata lists, as they were sent. */
  args: ActionArgs;
  queued: boolean;
  processed: boolean;
  errors: string | null;
  created: number;
  updated: number;
  /** Speaks the old dialect: few keys, errors "" (API.md §10.1). */
  old: boolean;
  /** What is still to come, in time's order; empty when the action is finished. */
  steps: Step[];
}

/** Members of a modern action, all present and mostly null (API.md §10.1). */
const MODERN_KEYS = (
  "tracking_number,tracking_url,carrier,custom_carrier,line,declared_value,currency_code,invoice_number,shipping_method,shipping_date," +
  "shipping_service_id,shipping_service_offer_id,created_at,updated_at,weight,weight_unit,comment,delay,reason,charges,errors,delivery_date," +
  "delivery_experience,return_tracking_number,refund_price,refund_shipping_price,refund_mode,refund_reason,refund_quantity,refund_shipping," +
  "refund_shipping_taxes,refund_taxes,carrier_name,carrier_pickup,package_dimension_length,package_dimension_width,package_dimension_height," +
  "package_dimension_unit,from_address_name,from_address_line,from_address_city,from_address_state_province,from_address_postal_code," +
  "from_address_country_code,from_address_mail,from_address_phone,pickup_id,refund_id,return_carrier"
).split(",");
const OLD_KEYS = ["tracking_number", "tracking_url", "carrier", "line", "created_at", "updated_at", "errors"];
const OLD_CANCEL_KEYS = ["line", "created_at", "updated_at", "errors"];

/** The action object; listed arguments that are no member of it are extra keys (API.md §10.1, §12.1). */
export function actionObject(action: ActionRecord): Record<string, unknown> {
  const keys = !action.old ? MODERN_KEYS : action.type === "cancel" ? OLD_CANCEL_KEYS : OLD_KEYS;
  const extra = action.old ? [] : Object.keys(action.args);
  const out: Record<string, unknown> = {
    id: action.id,
    marketplace_order_id: action.orderId,
    account_id: action.accountId,
    marketplace: action.marketplace,
    action_type: action.type,
    processed: action.processed,
    queued: action.queued,
  };
  for (const key of [...keys, ...extra]) out[key] = argText(action.args[key]);
  out.created_at = microseconds(action.created);
  out.updated_at = microseconds(action.updated);
  out.errors = action.errors ?? (action.old ? "" : null);
  return out;
}

function argText(value: unknown): unknown {
  if (value === undefined || value === null || value === "") return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
