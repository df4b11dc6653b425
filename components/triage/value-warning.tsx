"use client";

import { useQuery } from "@tanstack/react-query";
import { useT } from "@/components/shell/intl-provider";
import type { ArgumentFailure } from "@/lib/contract/triage";
import { plainText } from "@/lib/format/plain";
import { argumentFailuresQuery } from "@/lib/queries/triage";

/** Fewer failures than this are chance, and so is a small share of all that were sent. */
const LEAST_FAILED = 2;
const LEAST_SHARE = 0.1;

/** What is known against a value, or undefined. Pure. */
export function failureOf(
  failures: readonly ArgumentFailure[],
  argument: string,
  value: string,
): ArgumentFailure | undefined {
  const found = failures.find((one) => one.argument === argument && one.value === value.trim());
  return found && found.failed >= LEAST_FAILED && found.failed / found.sent >= LEAST_SHARE ? found : undefined;
}

/**
 * For a form: "12 of the last 40 with this value failed here: …" for a field and its value, or null. A warning beside the field; the
 * value is taken all the same. Needs the area `actions`.
 */
export function useValueFailures(
  accountId: number,
  marketplace: string,
  type: string,
): (argument: string, value: string) => string | null {
  const t = useT("actions");
  const { data } = useQuery(argumentFailuresQuery(accountId, marketplace, type));
  return (argument, value) => {
    const found = data && failureOf(data.results, argument, value);
    if (!found) return null;
    const message = plainText(found.last_message, 160).text;
    return t("form.failedBefore", { failed: found.failed, sent: found.sent, message });
  };
}

/** For the explorer: how often a marketplace's argument failed lately, and its values that did, most failures first. Needs the area `triage`. */
export function ArgumentFailureList(props: { accountId: number; marketplace: string; type: string; argument: string }) {
  const { accountId, marketplace, type, argument } = props;
  const t = useT("triage");
  const { data } = useQuery(argumentFailuresQuery(accountId, marketplace));
  const isThis = (one: { action_type: string; argument: string }) =>
    one.action_type === type && one.argument === argument;
  const total = data?.arguments.find(isThis);
  const found = data?.results.filter(isThis) ?? [];
  if (!data || !total) return null;
  return (
    <div className="grid gap-0.5 text-12 text-warn">
      <p>{t("explorer.total", { failed: total.failed, sent: total.sent, days: data.days })}</p>
      {found.length > 0 && (
        <ul aria-label={t("explorer.title")} className="grid gap-0.5">
          {found.slice(0, 5).map((one) => (
            <li key={one.value}>
              <bdi className="font-medium">{plainText(one.value, 40).text}</bdi>
              {": "}
              {t("explorer.failures", { failed: one.failed, sent: one.sent, days: data.days })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
