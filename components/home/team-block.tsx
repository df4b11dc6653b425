"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { typeWords } from "@/components/actions/action-words";
import { ActionBadge } from "@/components/actions/settled";
import { orderHref } from "@/components/orders/order-href";
import { useT } from "@/components/shell/intl-provider";
import { Avatar } from "@/components/ui/avatar";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { ActionView } from "@/lib/contract/actions";
import { actionListQuery } from "@/lib/queries/actions";
import { Block } from "./block";

/** The team's latest actions; what hurts next reads the same list. */
export const LATEST = "source=orderdeck&page_size=20";

/** The team's last twenty actions and what became of them (PRODUCT 5.2.5). */
export function TeamBlock({ accountId }: { accountId: number }) {
  const t = useT("home");
  const query = useQuery(actionListQuery(accountId, LATEST));
  return (
    <Block query={query} title={t("team.title")} bones="min-h-[160px]">
      {(list) => (
        <section aria-labelledby="team">
          <div className="mb-1.5 flex items-baseline">
            <h2 id="team" className="text-13 font-semibold">
              {t("team.title")}
            </h2>
            <Link href={`/accounts/${accountId}/activity`} prefetch={false} className={`ml-auto text-12 ${linkClass}`}>
              {t("team.all")}
            </Link>
          </div>
          {list.results.length === 0 ? (
            <p className="text-12 text-ink-3">{t("team.none")}</p>
          ) : (
            <ol className="grid">
              {list.results.map((action) => (
                <Deed key={action.id} accountId={accountId} action={action} />
              ))}
            </ol>
          )}
        </section>
      )}
    </Block>
  );
}

function Deed({ accountId, action }: { accountId: number; action: ActionView }) {
  const [t, actions] = [useT("home"), useT("actions")];
  const name = action.by?.name ?? t("team.somebody");
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-start gap-x-2 py-1.5 text-12">
      <Avatar name={name} round small />
      <span className="min-w-0">
        <span className="cut block">
          <Plain max={40}>{name}</Plain>
          <span className="text-ink-2"> · {typeWords(actions, action.type)} · </span>
          <Link
            href={orderHref(accountId, action)}
            prefetch={false}
            className="order-id underline-offset-2 hover:underline"
          >
            <Plain max={40}>{action.marketplace_order_id}</Plain>
          </Link>
        </span>
        <ActionBadge action={action} flush />
      </span>
      <span className="text-ink-3 tabular-nums">
        <Time at={action.created_at} form="ago" />
      </span>
    </li>
  );
}
