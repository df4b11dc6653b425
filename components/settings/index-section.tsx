"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Fact, Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import { orderIndexQuery, rebuildOrderIndex } from "@/lib/queries/order-stats";
import { SettingSection } from "./setting-section";

/** How our copy of the orders stands, and the way to have it read anew. */
export function IndexSection({ accountId, mayChange }: { accountId: number; mayChange: boolean }) {
  const t = useT("settings");
  const client = useQueryClient();
  const { data: index } = useQuery(orderIndexQuery(accountId));
  const rebuild = useMutation({
    mutationFn: () => rebuildOrderIndex(accountId),
    onSuccess: (state) => client.setQueryData(orderIndexQuery(accountId).queryKey, state),
  });
  return (
    <SettingSection title={t("data.indexTitle")} text={t("data.indexText")}>
      <Facts className="max-w-[420px]">
        <Fact name={t("data.indexState")}>
          {index ? (
            t(`data.indexStates.${index.state}`, { percent: Math.floor((index.progress ?? 0) * 100) })
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
      {mayChange && (
        <div className="flex flex-wrap items-center gap-3">
          <Button icon="refresh-cw" onClick={() => !rebuild.isPending && rebuild.mutate()}>
            {t("data.rebuild")}
          </Button>
          <p role="status" className="text-12 text-ink-2">
            {rebuild.isSuccess && t("data.rebuildAsked")}
          </p>
          {rebuild.error && (
            <p role="alert" className="text-12 text-fail">
              {rebuild.error.message}
            </p>
          )}
        </div>
      )}
    </SettingSection>
  );
}
