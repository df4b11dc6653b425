"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { useTroubleWords } from "@/components/trouble-words";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { linkClass } from "@/components/ui/link-class";
import { marketplaceName } from "@/components/ui/marketplace";
import { Time } from "@/components/ui/time";
import type { HealthStrip } from "@/lib/contract/health-strip";
import type { LengowTrouble, OrderIndexState } from "@/lib/contract/orders";
import { count } from "@/lib/format/count";
import { healthStripQuery } from "@/lib/queries/order-stats";
import { Block } from "./block";

/** How many marketplaces are named before the rest is asked for: those with the oldest news. */
const FEW = 4;

interface Props {
  accountId: number;
  index: OrderIndexState | undefined;
}

/** How Lengow, our copy and the sender are doing (PRODUCT M07, 5.2.4). */
export function HealthBlock({ accountId, index }: Props) {
  const t = useT("home");
  const query = useQuery(healthStripQuery(accountId));
  return (
    <Block query={query} title={t("health.title")} bones="min-h-[180px]">
      {(health) => <Health accountId={accountId} health={health} index={index} />}
    </Block>
  );
}

function Line({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-6 items-center gap-3">
      <dt className="cut text-ink-2">{name}</dt>
      <dd className="ml-auto text-right whitespace-nowrap tabular-nums">{children}</dd>
    </div>
  );
}

function Health({
  accountId,
  health,
  index,
}: {
  accountId: number;
  health: HealthStrip;
  index: OrderIndexState | undefined;
}) {
  const t = useT("home");
  return (
    <section aria-labelledby="health">
      <div className="mb-2 flex items-baseline gap-3">
        <h2 id="health" className="text-13 font-semibold">
          {t("health.title")}
        </h2>
        <span className="ml-auto text-12 text-ink-3">
          <Time at={health.as_of} form="clock" />
        </span>
      </div>
      {health.trouble && <Trouble trouble={health.trouble} />}
      <dl className="grid text-12">
        <Line name={t("health.keys")}>
          <Token token={health.token} failing={health.trouble !== null} />
        </Line>
        <Line name={t("health.calls")}>
          <Gauge budget={health.budget} />
        </Line>
        <Line name={t("health.queue")}>
          <Queue accountId={accountId} queue={health.queue} />
        </Line>
        {index && (
          <Line name={t("health.copy")}>
            {index.state === "filling" || index.state === "off" ? (
              t(`health.index.${index.state}`, { percent: Math.floor((index.progress ?? 0) * 100) })
            ) : (
              <span className={index.state === "behind" ? "font-medium text-warn" : undefined}>
                <Time at={index.as_of} form={health.trouble ? "clock" : "ago"} />
              </span>
            )}
          </Line>
        )}
        {health.reader?.next_at && index?.state !== "filling" && index?.state !== "off" && (
          <Line name={t("health.next")}>
            {health.reader.next_at <= health.as_of ? t("health.now") : <Time at={health.reader.next_at} form="clock" />}
          </Line>
        )}
      </dl>
      {health.marketplaces && health.marketplaces.length > 0 && <News marketplaces={health.marketplaces} />}
    </section>
  );
}

/** That Lengow fails, since when, and what comes next, before any of its figures. */
function Trouble({ trouble }: { trouble: LengowTrouble }) {
  const { title, step } = useTroubleWords(trouble);
  return (
    <Banner
      role="status"
      tone="warn"
      icon={trouble.reason === "credentials" ? "plug" : "cloud-off"}
      title={title}
      className="mb-2 text-12"
    >
      {step}
    </Banner>
  );
}

function Token({ token, failing }: { token: HealthStrip["token"]; failing: boolean }) {
  const t = useT("home");
  if (!token) return <span className="text-ink-3">{t("notKnown")}</span>;
  // What Lengow said before it failed is not what it says now.
  if (token.state === "accepted") return t(failing ? "health.token.before" : "health.token.accepted");
  return (
    <Badge tone="fail" icon="plug">
      {t(`health.token.${token.state}`)}
    </Badge>
  );
}

/** Calls left in Lengow's window; a number and a bar, so that colour says nothing alone. */
function Gauge({ budget }: { budget: HealthStrip["budget"] }) {
  const t = useT("home");
  const locale = useLocale();
  if (!budget) return <span className="text-ink-3">{t("notKnown")}</span>;
  const { left, limit } = budget;
  return (
    <span className="inline-flex items-center gap-2">
      <svg aria-hidden="true" width="56" height="4" viewBox="0 0 56 4">
        <rect width="56" height="4" rx="2" className="fill-line-strong" />
        <rect
          width={56 * Math.min(1, Math.max(0, left / Math.max(1, limit)))}
          height="4"
          rx="2"
          className="fill-ink-3"
        />
      </svg>
      {t("health.callsOf", { left: count(left, locale), limit: count(limit, locale) })}
    </span>
  );
}

function Queue({ accountId, queue }: { accountId: number; queue: HealthStrip["queue"] }) {
  const t = useT("home");
  const { waiting, sending, unsure, paused_until: paused } = queue;
  return (
    <span className="inline-flex items-center gap-2">
      <Link href={`/accounts/${accountId}/activity?queue=open`} prefetch={false} className={linkClass}>
        {t("health.waiting", { n: waiting + sending })}
      </Link>
      {unsure > 0 && (
        <Link href={`/accounts/${accountId}/activity?queue=stuck`} prefetch={false}>
          <Badge tone="unknown" icon="circle-question-mark">
            {t("health.unsure", { n: unsure })}
          </Badge>
        </Link>
      )}
      {paused && (
        <Badge tone="warn" icon="pause">
          {t("health.paused")} <Time at={paused} form="clock" />
        </Badge>
      )}
    </span>
  );
}

function News({ marketplaces }: { marketplaces: NonNullable<HealthStrip["marketplaces"]> }) {
  const t = useT("home");
  const [all, setAll] = useState(false);
  const shown = all ? marketplaces : marketplaces.slice(0, FEW);
  return (
    <>
      <h3 className="mt-3 mb-0.5 text-12 font-medium text-ink-3">{t("health.news")}</h3>
      <dl className="grid text-12">
        {shown.map(({ code, name, latest_at: at }) => (
          <Line key={code} name={marketplaceName({ code, name })}>
            <Time at={at} form="ago" missing={t("notKnown")} />
          </Line>
        ))}
      </dl>
      {marketplaces.length > FEW && (
        <button
          type="button"
          className={`mt-1 min-h-6 text-12 ${linkClass}`}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t("health.fewer") : t("health.all", { n: marketplaces.length })}
        </button>
      )}
    </>
  );
}
