"use client";

import { typeWords, valueWords } from "@/components/actions/action-words";
import { wordOr } from "@/components/schema-form/field-words";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { useStoreName } from "@/components/ui/store-names";
import type { BatchAbout, BatchView } from "@/lib/contract/batches";
import { shortDateTime } from "@/lib/format/date";
import { labelled } from "@/lib/format/labelled";
import { plainText } from "@/lib/format/plain";

/** A moment as it is sent; nothing else that is sent looks like it. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const LONGEST_VALUE = 60;

/**
 * How a batch is called. A correction says what it changes in the reader's language, with the marketplace's own word for a value:
 * "Ship · Cdiscount · Carrier: Colissimo"; every other batch has the title it was given.
 */
export function useBatchTitle(): (batch: Pick<BatchView, "title" | "about">) => string {
  const [t, actions] = [useT("bulk"), useT("actions")];
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  const storeName = useStoreName();
  const labelOf = ({ argument, value, label }: BatchAbout["changes"][number]): string => {
    if (label !== null) return label;
    if (typeof value === "boolean") return actions(value ? "form.yes" : "form.no");
    const moment = typeof value === "string" && MOMENT.test(value) ? shortDateTime(value, now, locale, zone) : null;
    return moment ?? valueWords(argument, value, undefined, locale);
  };
  const changeWords = (change: BatchAbout["changes"][number]): string => {
    const field = wordOr(actions, `args.${change.argument}`, change.argument.replaceAll("_", " "));
    if (change.by_row) return labelled(field, t("batch.about.byRow"), locale);
    if (change.value === null) return labelled(field, t("batch.about.takenOut"), locale);
    return labelled(field, plainText(labelOf(change), LONGEST_VALUE).text, locale);
  };
  return ({ title, about }) => {
    if (about === null) return title;
    const changes = about.changes.length > 0 ? about.changes.map(changeWords).join(", ") : t("batch.about.unchanged");
    return [typeWords(actions, about.type), storeName(about.marketplace), changes].join(" · ");
  };
}
