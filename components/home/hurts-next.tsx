"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useNow, useT } from "@/components/shell/intl-provider";
import { useMay } from "@/components/shell/role";
import { StatusBadge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Deadline } from "@/components/ui/deadline";
import { linkClass } from "@/components/ui/link-class";
import { Marketplace } from "@/components/ui/marketplace";
import { Plain } from "@/components/ui/plain";
import { Table } from "@/components/ui/table";
import type { OrderStats } from "@/lib/contract/order-stats";
import { isTerminal } from "@/lib/domain/action";
import { actionListQuery } from "@/lib/queries/actions";
import { dueInvoicesQuery } from "./due-invoices";
import { gridLinks } from "./grid-links";
import { byHoursLeft, type Hurt, hurtOfInvoice, hurtOfOrder } from "./hurts";
import { IndexFilling } from "./index-filling";
import { deedsOf } from "./last-try";
import { LATEST } from "./team-block";

interface Props {
  accountId: number;
  stats: OrderStats;
  invoices: boolean;
}

/** The ten things with the fewest hours left, ship, accept and invoice together (PRODUCT 5.2.2). */
export function HurtsNext({ accountId, stats, invoices }: Props) {
  const t = useT("home");
  const now = useNow();
  const vcs = useQuery(dueInvoicesQuery(accountId, invoices));
  const latest = useQuery(actionListQuery(accountId, LATEST));
  if (stats.next_deadlines === null) return <IndexFilling title={t("hurts.title")} index={stats.index} />;
  const deeds = deedsOf(latest.data?.results ?? []);
  const orders = stats.next_deadlines.map((order) => hurtOfOrder(accountId, order, deeds));
  const documents = (vcs.data?.results ?? []).flatMap((document) => hurtOfInvoice(accountId, document));
  const rows = byHoursLeft([...orders, ...documents], now);
  const late = orders.some(({ due }) => Date.parse(due) <= now);
  const links = gridLinks(accountId);
  return (
    <section aria-labelledby="hurts-next">
      <div className="flex min-h-7 flex-wrap items-center gap-x-2">
        <h2 id="hurts-next" className="text-13 font-semibold">
          {t("hurts.title")}
        </h2>
        <span className="text-12 text-ink-3 max-tablet:hidden">{t("hurts.by")}</span>
        {/* Orders and invoices have no list in common: each has its own. */}
        <span className="ml-auto flex flex-wrap gap-x-3 text-12 max-tablet:ml-0 max-tablet:min-w-full">
          <Link href={links.alert(late ? "late" : "due_today")} prefetch={false} className={linkClass}>
            {t(late ? "hurts.allLate" : "hurts.allToday")}
          </Link>
          {rows.some(({ verb }) => verb === "invoice") && (
            <Link href={links.invoices("to_invoice")} prefetch={false} className={linkClass}>
              {t("hurts.allInvoices")}
            </Link>
          )}
        </span>
      </div>
      {rows.length === 0 ? (
        <p className="py-3 text-ink-2">{t("hurts.none")}</p>
      ) : (
        <Table caption={t("hurts.title")} className="mt-1 tablet:table-fixed">
          <colgroup>
            <col className="w-[112px] max-tablet:w-px" />
            <col className="w-[84px] max-tablet:hidden" />
            <col className="max-tablet:w-auto tablet:w-[212px]" />
            <col className="max-desktop:hidden" />
            <col className="max-tablet:hidden" />
            <col className="w-[112px] max-tablet:w-px" />
          </colgroup>
          <thead className="sr-only">
            <tr>
              {(["due", "what", "order", "marketplace", "why", "step"] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`hurts.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((hurt) => (
              <HurtRow key={hurt.key} hurt={hurt} />
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

function HurtRow({ hurt }: { hurt: Hurt }) {
  const t = useT("home");
  const { verb, due, id, marketplace, name, href, tried } = hurt;
  const mayStep = useMay(verb === "invoice" ? "vcs:upload" : "actions:send");
  const next = tried ? t(isTerminal(tried) ? "hurts.correct" : "hurts.look") : t(`hurts.verbs.${verb}`);
  const step = mayStep && (tried || verb !== "wait") ? next : t("hurts.look");
  return (
    <tr>
      <td className="pl-0! max-tablet:py-2.5!">
        <Deadline due={due} />
        <span className="under pl-[18px] tablet:hidden">{t(`hurts.verbs.${verb}`)}</span>
      </td>
      <td className="font-medium max-tablet:hidden">{t(`hurts.verbs.${verb}`)}</td>
      <th scope="row" className="font-normal! max-tablet:px-1!">
        <Link
          href={href}
          prefetch={false}
          className="order-id block underline-offset-2 tablet:truncate max-tablet:text-12 max-tablet:whitespace-normal max-tablet:[overflow-wrap:anywhere] hover:underline"
        >
          <Plain max={60}>{id}</Plain>
        </Link>
        <span className="under desktop:hidden">
          <Marketplace code={marketplace} tile={false} {...(name ? { name } : {})} />
        </span>
      </th>
      <td className="max-desktop:hidden">
        <Marketplace code={marketplace} {...(name ? { name } : {})} />
      </td>
      <td className="text-ink-2 max-tablet:hidden">
        <span className="cut block">
          <Why hurt={hurt} />
        </span>
      </td>
      <td className="pr-0! text-right">
        <Link href={href} prefetch={false} className={buttonClass("plain", "small", "min-w-[66px]")}>
          {step}
          <span className="sr-only">
            {" "}
            <Plain max={60}>{id}</Plain>
          </span>
        </Link>
      </td>
    </tr>
  );
}

/** What became of the last try, or what is left to do. */
function Why({ hurt: { verb, units, status, tried } }: { hurt: Hurt }) {
  const t = useT("home");
  if (tried) return <StatusBadge kind="action" value={tried} flush />;
  if (verb === "wait") return <StatusBadge kind="order" value={status} flush />;
  if (status === "rejected") return t("hurts.rejected");
  return units === null ? t("hurts.noInvoice") : t("hurts.units", { n: units });
}
