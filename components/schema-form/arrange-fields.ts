import type { DependsOn, FormField } from "@/lib/grammar";

/** A field with those that are asked for because of it, right below. */
export interface ArrangedField {
  field: FormField;
  children: ArrangedField[];
}

export interface ArrangedForm {
  main: ArrangedField[];
  /** Optional and rarely filled in: folded away until asked for. */
  optional: ArrangedField[];
}

/** The order in which a person thinks of a shipment or a refund; what is not named keeps the marketplace's order, after these. */
const ORDER = [
  "reason",
  "reason_code",
  "cancel_reason",
  "refund_reason",
  "refund_mode",
  "carrier",
  "carrier_name",
  "custom_carrier",
  "shipping_method",
  "tracking_number",
  "tracking_url",
  "shipping_date",
  "delivery_date",
  "quantity",
  "shipped_quantity",
  "cancel_quantity",
  "refund_quantity",
  "refund_price",
  "refund_taxes",
  "refund_shipping_price",
  "refund_shipping_taxes",
];
/** Optional by metadata, and yet what everybody fills in. */
const USUAL = new Set(ORDER);

function rank({ name, required }: FormField): number {
  const at = ORDER.indexOf(name);
  return at >= 0 ? at : ORDER.length + (required ? 0 : 1);
}

/** The argument a condition hangs on, or null when it hangs on the order alone. */
export function causeOf(depends_on: DependsOn | null): string | null {
  return depends_on?.conditions.find(({ root }) => root === "action_data")?.path ?? null;
}

/** Who a field stands below: the cause in its condition, or the carrier for its name (the overlay's own rule). */
function parentOf(field: FormField, shown: ReadonlyMap<string, FormField>): string | null {
  const cause = causeOf(field.origin.depends_on);
  const parent = cause ?? (field.name === "carrier_name" || field.name === "custom_carrier" ? "carrier" : null);
  return parent !== null && parent !== field.name && shown.has(parent) ? parent : null;
}

/** The visible fields as the form lays them out. A circle of causes is cut where it would close. */
export function arrangeFields(fields: readonly FormField[]): ArrangedForm {
  const visible = fields.filter((field) => field.visible);
  const sorted = visible
    .map((field, at) => ({ field, at }))
    .sort((a, b) => rank(a.field) - rank(b.field) || a.at - b.at);
  const shown = new Map(visible.map((field) => [field.name, field]));
  const parents = new Map(visible.map((field) => [field.name, parentOf(field, shown)]));
  const isRoot = ({ name }: FormField): boolean => {
    const seen = new Set([name]);
    for (let up = parents.get(name) ?? null; up !== null; up = parents.get(up) ?? null) {
      if (seen.has(up)) return true;
      seen.add(up);
    }
    return parents.get(name) === null;
  };
  const branch = (field: FormField, path: ReadonlySet<string>): ArrangedField => ({
    field,
    children: sorted
      .filter((one) => !isRoot(one.field) && parents.get(one.field.name) === field.name && !path.has(one.field.name))
      .map((one) => branch(one.field, new Set([...path, one.field.name]))),
  });
  const roots = sorted.filter(({ field }) => isRoot(field)).map(({ field }) => branch(field, new Set([field.name])));
  const isMain = ({ field }: ArrangedField): boolean =>
    field.required || field.needed_here || field.value !== null || USUAL.has(field.name);
  return { main: roots.filter(isMain), optional: roots.filter((one) => !isMain(one)) };
}
