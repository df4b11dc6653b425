"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { orderHref } from "@/components/orders/order-href";
import { useNow, useT } from "@/components/shell/intl-provider";
import { useMay } from "@/components/shell/role";
import { StatusBadge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Deadline } from "@/components/ui/deadline";
import { linkClass } from "@/components/ui/link-class";
import { Marketplace } from "@/components/ui/marketplace";
import { Plain } from "@/components/ui/plain";
import { Table } from "@/components/ui/table";
import type { NextDeadline, OrderStats } from "@/lib/contract/order-stats";
import type { VcsDocument } from "@/lib/contract/vcs";
import { isTerminal } from "@/lib/domain/action";
import type { ActionState } from "@/lib/domain/status";
import { actionListQuery } from "@/lib/queries/actions";
import { dueInvoicesQuery } from "./due-invoices";
import { gridLinks } from "./grid-links";
import { IndexFilling } from "./index-filling";
import { type Deeds, deedsOf, lastTry } from "./last-try";
import { LATEST } from "./team-block";

type Verb = "accept" | "ship" | "invoice";

interface Hurt {
  key: string;
  verb: Verb;
  due: string;
  id: string;
  marketplace: string;
  name: string | undefined;
  href: string;
  units: number | null;
  /** How the last try on the order stands, whoever made it, where it is under way or was not taken. */
  tried: ActionState | undefined;
}

const ROWS = 10;
/** What has been late for longer is a counter's business: it no longer hurts *next*. */
const OLD_MS = 7 * 86_400_000;

/** Fewest hours left first. */
function byHoursLeft(hurts: readonly Hurt[], now: number): Hurt[] {
  const fresh = hurts.filter(({ due }) => Date.parse(due) > now - OLD_MS);
  return fresh.sort((a, b) => Date.parse(a.due) - Date.parse(b.due)).slice(0, ROWS);
}

function fromOrder(accountId: number, order: NextDeadline, deeds: Deeds): Hurt {
  const { marketplace, marketplace_order_id: id } = order;
  return {
    key: `order ${marketplace} ${id}`,
    verb: order.lengow_status === "waiting_acceptance" ? "accept" : "ship",
    due: order.ship_by,
    id,
    marketplace,
    name: order.marketplace_name,
    href: orderHref(accountId, order),
    units: order.items_unshipped,
    tried: lastTry(order, deeds),
  };
}

function fromInvoice(accountId: number, { key, deadline, order_id: id, marketplace }: VcsDocument): Hurt[] {
  if (!deadline) return [];
  const href = `/accounts/${accountId}/invoices`;
  const [due, name, tried] = [deadline.at, undefined, undefined];
  return [{ key: `invoice ${key}`, verb: "invoice", due, id, marketplace, name, href, units: null, tried }];
}

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
  const orders = stats.next_deadlines.map((order) => fromOrder(accountId, order, deeds));
  const documents = (vcs.data?.results ?? []).flatMap((document) => fromInvoice(accountId, document));
  const rows = byHoursLeft([...orders, ...documents], now);
  const late = rows.some(({ due }) => Date.parse(due) <= now);
  return (
    <section aria-labelledby="hurts-next">
      <div className="flex min-h-7 items-center gap-2">
        <h2 id="hurts-next" className="text-13 font-semibold">
          {t("hurts.title")}
        </h2>
        <span className="text-12 text-ink-3 max-tablet:hidden">{t("hurts.by")}</span>
        <Link
          href={gridLinks(accountId).alert(late ? "late" : "due_today")}
          prefetch={false}
          className={`ml-auto flex-none text-12 ${linkClass}`}
        >
          {t(late ? "hurts.allLate" : "hurts.allToday")}
        </Link>
      </div>
      {rows.length === 0 ? (
        <p className="py-3 text-ink-2">{t("hurts.none")}</p>
      ) : (
        <Table caption={t("hurts.title")} className="mt-1 table-fixed">
          <colgroup>
            <col className="w-[112px]" />
            <col className="w-[84px] max-tablet:hidden" />
            <col className="max-tablet:w-auto tablet:w-[212px]" />
            <col className="max-desktop:hidden" />
            <col className="max-tablet:hidden" />
            <col className="w-[112px]" />
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
  const step = mayStep ? next : t("hurts.look");
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
function Why({ hurt: { units, tried } }: { hurt: Hurt }) {
  const t = useT("home");
  if (tried) return <StatusBadge kind="action" value={tried} flush />;
  return units === null ? t("hurts.noInvoice") : t("hurts.units", { n: units });
}
