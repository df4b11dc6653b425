"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { failureWords } from "@/components/failure-words";
import { wordOr } from "@/components/schema-form/field-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Fact, Facts } from "@/components/ui/facts";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { ActionDetail, ActionView } from "@/lib/contract/actions";
import { actionDetailQuery } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";
import { ActionHistory } from "./action-history";
import { ProgressText } from "./action-progress";
import { valueWords } from "./action-words";
import { ResolveForm } from "./resolve-form";
import { isCorrectable, RetryButton } from "./retry-button";

interface Props {
  accountId: number;
  action: ActionView;
  canSend: boolean;
  /** Who would correct it; without one nothing is offered. */
  personId?: string;
}

export function orderPath(accountId: number, action: Pick<ActionView, "marketplace" | "marketplace_order_id">): string {
  return `/accounts/${accountId}/orders/${encodeURIComponent(action.marketplace)}/${encodeURIComponent(action.marketplace_order_id)}`;
}

function Arguments({ action, currency }: { action: ActionView; currency: string | undefined }) {
  const t = useT("actions");
  const locale = useLocale();
  const args = Object.entries(action.args);
  return (
    <section aria-label={t("history.arguments")}>
      <h2 className="mb-1.5 text-12 font-semibold">{t("history.arguments")}</h2>
      <Facts>
        {action.line !== null && (
          <Fact name={t("args.line")}>
            <Plain max={80}>{action.line}</Plain>
          </Fact>
        )}
        {args.map(([name, value]) => (
          <Fact key={name} name={wordOr(t, `args.${name}`, name)}>
            <Plain max={300}>{valueWords(name, value, currency, locale)}</Plain>
          </Fact>
        ))}
      </Facts>
      {args.length === 0 && action.line === null && <p className="text-ink-2">{t("history.noArguments")}</p>}
    </section>
  );
}

function Story({ detail }: { detail: ActionDetail }) {
  const t = useT("actions");
  const looks = detail.history.filter(({ kind }) => kind === "look").length;
  const attempts = Math.max(0, ...detail.history.map(({ attempt }) => attempt));
  return (
    <section aria-label={t("history.answer")}>
      <h2 className="mb-1.5 text-12 font-semibold">{t("history.answer")}</h2>
      <div className="mb-2 grid gap-1 text-ink-2">
        <ProgressText action={detail} />
      </div>
      <Facts>
        {detail.by && (
          <Fact name={t("history.who")}>
            <Plain max={60}>{detail.by.name}</Plain>
          </Fact>
        )}
        <Fact name={t("history.when")}>
          <Time at={detail.created_at} form="full" />
        </Fact>
        {detail.upstream_id !== null && <Fact name="Lengow">#{detail.upstream_id}</Fact>}
        {detail.source === "orderdeck" && <Fact name={t("history.attempts")}>{attempts}</Fact>}
        {detail.source === "orderdeck" && <Fact name={t("history.looks")}>{looks}</Fact>}
        {detail.repeats_of !== null && <Fact name={t("history.repeats")}>{t("history.earlier")}</Fact>}
      </Facts>
    </section>
  );
}

/** Everything about one action: what was asked, what came back, every attempt and look, who and when. */
export function ActionDetails({ accountId, action, canSend, personId }: Props) {
  const [t, e] = [useT("actions"), useT("errors")];
  const { data, error, refetch } = useQuery(actionDetailQuery(accountId, action.id));
  if (error && !data) {
    const { title, step } = failureWords(error instanceof ApiError ? error.code : "internal", e);
    return (
      <p role="alert" className="flex flex-wrap items-center gap-2 p-4 text-ink-2">
        {title} {step}
        <Button size="small" onClick={() => void refetch()}>
          {t("problem.tryAgain")}
        </Button>
      </p>
    );
  }
  return (
    <div className="grid gap-4 px-5 py-4 whitespace-normal max-tablet:px-4">
      {data?.state === "needs_person" && canSend && (
        <ResolveForm accountId={accountId} personId={personId ?? null} action={data} />
      )}
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.4fr)] gap-6 max-desktop:grid-cols-1">
        <Arguments action={data ?? action} currency={action.currency} />
        {data ? <Story detail={data} /> : <Bone className="w-40" />}
        <section aria-label={t("history.title")}>
          <h2 className="mb-1.5 text-12 font-semibold">{t("history.title")}</h2>
          {data ? <ActionHistory events={data.history} cut={data.history_cut} /> : <Bone className="w-56" />}
        </section>
      </div>
      <p className="flex flex-wrap items-center gap-4 text-12">
        <Link className={linkClass} href={orderPath(accountId, action)}>
          {t("activity.columns.order")} <bdi>{action.marketplace_order_id}</bdi>
        </Link>
        {canSend && personId && isCorrectable(data ?? action) && (
          <RetryButton accountId={accountId} personId={personId} action={data ?? action} />
        )}
        {data && (
          <span className="inline-flex items-center gap-1 text-ink-2">
            {t("history.evidence")}
            <CopyButton text={JSON.stringify(data, null, 2)} label={t("history.evidence")} />
          </span>
        )}
      </p>
    </div>
  );
}
