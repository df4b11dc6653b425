"use client";

import { useMutation } from "@tanstack/react-query";
import { failureWords } from "@/components/failure-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Plain } from "@/components/ui/plain";
import { Table } from "@/components/ui/table";
import type { ConnectionTest as Tested } from "@/lib/contract/settings";
import { count } from "@/lib/format/count";
import { ApiError } from "@/lib/queries/api-fetch";
import { testConnection } from "@/lib/queries/settings";

/** Asks Lengow now with the keys we have, and says what it answered. */
export function ConnectionTest({ accountId }: { accountId: number }) {
  const t = useT("settings");
  const test = useMutation({ mutationFn: () => testConnection(accountId) });
  return (
    <div className="grid justify-items-start gap-3">
      <Button icon="plug" onClick={() => test.mutate()}>
        {test.isPending ? t("connection.testing") : t("connection.test")}
      </Button>
      <div role="status" className="grid w-full gap-3 empty:hidden">
        {test.data && !test.isPending && <Answered tested={test.data} />}
      </div>
      {test.error && <Failed error={test.error} />}
    </div>
  );
}

function Answered({ tested }: { tested: Tested }) {
  const t = useT("settings");
  const locale = useLocale();
  return (
    <>
      <Banner tone="rest" icon="circle-check" title={t("connection.testOk")}>
        {t("connection.testOkText", { id: tested.account_id, n: tested.marketplaces, ms: tested.took_ms })}
      </Banner>
      {tested.limits.length === 0 ? (
        <p className="text-12 text-ink-3">{t("connection.noLimits")}</p>
      ) : (
        <div className="overflow-auto">
          <Table caption={t("connection.limits")} density="compact" className="max-w-[520px]">
            <thead>
              <tr>
                <th scope="col">{t("connection.route")}</th>
                <th scope="col" className="numeric">
                  {t("connection.allowed")}
                </th>
                <th scope="col" className="numeric">
                  {t("connection.left")}
                </th>
              </tr>
            </thead>
            <tbody>
              {tested.limits.map(({ route, allowed, left }) => (
                <tr key={route}>
                  <th scope="row" className="font-normal!">
                    <Plain max={80}>{route}</Plain>
                  </th>
                  <td className="numeric">{count(allowed, locale)}</td>
                  <td className="numeric">{left === null ? "–" : count(left, locale)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </>
  );
}

function Failed({ error }: { error: Error }) {
  const [t, e] = [useT("settings"), useT("errors")];
  const { title, step, icon } = failureWords(error instanceof ApiError ? error.code : "internal", e);
  return (
    <Banner tone="fail" icon={icon} role="alert" title={t("connection.testFailed")} className="w-full">
      {title} {step}
    </Banner>
  );
}
