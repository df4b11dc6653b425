"use client";

import { useQuery } from "@tanstack/react-query";
import { useT, useZone } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { Fact, Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import { orderAlertsQuery } from "@/lib/queries/orders";
import { SettingSection } from "./setting-section";

/** How our copy of the orders stands. */
export function IndexSection({ accountId }: { accountId: number; mayChange: boolean }) {
  const t = useT("settings");
  const { data } = useQuery(orderAlertsQuery(accountId, useZone()));
  const index = data?.index;
  return (
    <SettingSection title={t("data.indexTitle")} text={t("data.indexText")}>
      <Facts className="max-w-[420px]">
        <Fact name={t("data.indexState")}>
          {index ? (
            t(`data.indexStates.${index.state}`, { percent: Math.round((index.progress ?? 0) * 100) })
          ) : (
            <Bone className="mt-1.5 w-24" />
          )}
        </Fact>
        <Fact name={t("data.indexAsOf")}>
          <Time at={index?.as_of} form="full" />
        </Fact>
        {index?.from && (
          <Fact name={t("data.indexFrom")}>
            <Time at={index.from} form="full" />
          </Fact>
        )}
      </Facts>
    </SettingSection>
  );
}
