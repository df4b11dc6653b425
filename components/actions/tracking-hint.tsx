"use client";

import { useT } from "@/components/shell/intl-provider";
import { CARRIER_NAMES, carrierFamily, type TrackingDoubt, trackingDoubt } from "@/lib/domain/tracking-number";
import { plainText } from "@/lib/format/plain";
import type { Choice, FormField } from "@/lib/grammar";

/** The argument that holds the carrier of a tracking number. */
const CARRIER_OF: Record<string, readonly string[]> = {
  tracking_number: ["carrier", "carrier_name", "custom_carrier"],
  return_tracking_number: ["return_carrier", "carrier"],
};

interface Hint {
  doubt: TrackingDoubt;
  /** The field and the value that would settle it, when the marketplace offers that carrier. */
  offer: { name: string; choice: Choice } | null;
}

/** What is odd about the number in this field, beside the carrier that is chosen; null for any other field. */
export function trackingHint(
  field: FormField,
  fields: readonly FormField[],
  textOf: (name: string) => string,
): Hint | null {
  const carriers = CARRIER_OF[field.name];
  if (carriers === undefined) return null;
  const chosen = carriers.flatMap((name) => {
    const carrier = fields.find((one) => one.name === name && one.visible);
    const value = carrier === undefined ? "" : textOf(name);
    if (carrier === undefined || value === "") return [];
    const label = carrier.values?.find(({ code }) => code === value)?.label ?? "";
    return [`${value} ${label}`];
  });
  const doubt = trackingDoubt(
    textOf(field.name),
    chosen.find((text) => carrierFamily(text) !== null) ?? chosen[0] ?? "",
  );
  if (doubt === null) return null;
  return { doubt, offer: doubt.kind === "looks_like" ? offerOf(doubt, carriers, fields) : null };
}

function offerOf(doubt: TrackingDoubt, carriers: readonly string[], fields: readonly FormField[]): Hint["offer"] {
  for (const name of carriers) {
    const values = fields.find((one) => one.name === name && one.visible)?.values ?? [];
    const choice = values.find(({ code, label }) => carrierFamily(`${code} ${label}`) === doubt.family);
    if (choice !== undefined) return { name, choice };
  }
  return null;
}

/** A soft warning: the number is taken all the same. */
export function TrackingHint({ hint, use }: { hint: Hint; use: (name: string, code: string) => void }) {
  const t = useT("actions");
  const { doubt, offer } = hint;
  const carrier = CARRIER_NAMES[doubt.family];
  const words = {
    mistyped: t("form.tracking.mistyped", { carrier }),
    unlike: t("form.tracking.unlike", { carrier }),
    looks_like:
      "check" in doubt && doubt.check === "fits"
        ? t("form.tracking.looksLikeSure", { carrier })
        : t("form.tracking.looksLike", { carrier }),
  }[doubt.kind];
  return (
    <>
      {words}{" "}
      {offer && (
        <button
          type="button"
          className="inline-flex min-h-6 items-center font-medium text-accent-ink underline-offset-2 hover:underline"
          onClick={() => use(offer.name, offer.choice.code)}
        >
          {t("form.tracking.use", { carrier: plainText(offer.choice.label, 30).text })}
        </button>
      )}
    </>
  );
}
