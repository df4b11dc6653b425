"use client";

import { LiveActions } from "@/components/actions/live-actions";
import { OrderActions } from "@/components/actions/order-actions";
import { useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { LaterPart, later } from "@/components/ui/later-part";
import { StoreNamesProvider } from "@/components/ui/store-names";
import { TableScroller } from "@/components/ui/table";
import { useQueryState } from "@/components/url-state/use-query-states";
import type { OrderOnScreen } from "@/lib/contract/order-detail";
import { parseAsStringLiteral } from "@/lib/domain/url-state";
import { OrderBanners } from "./order-banners";
import { OrderHead } from "./order-head";
import { OrderTimeline } from "./order-timeline";
import { PackageTable } from "./package-table";
import { BuyerPanel } from "./panels/buyer-panel";
import { DocumentsPanel } from "./panels/documents-panel";
import { LinksPanel } from "./panels/links-panel";
import { MoneyPanel } from "./panels/money-panel";
import { NotesPanel } from "./panels/notes-panel";
import { PaymentsPanel } from "./panels/payments-panel";
import { ReferencesPanel } from "./panels/references-panel";
import { TaxPanel } from "./panels/tax-panel";

/** Fetched when somebody looks at it. */
const RawView = later(async () => (await import("./raw/raw-view")).RawView);

interface Props {
  accountId: number;
  screen: OrderOnScreen;
  /** The grid, where nothing is known of the list it came from. */
  backHref: string;
}

const VIEW = parseAsStringLiteral(["raw"]);

/** One order: what it is and by when, what is wrong with it, its lines, its timeline; money, people and papers beside. */
export function OrderScreen({ accountId, screen, backHref }: Props) {
  const t = useT("order");
  const [view, setView] = useQueryState("view", VIEW, { history: "push" });
  const { order, offers, recorded, may, person_id: personId } = screen;
  const key = { marketplace: order.marketplace, marketplace_order_id: order.marketplace_order_id };
  const actions = may.send && (
    <OrderActions accountId={accountId} personId={personId} order={order} offers={offers} recorded={recorded} />
  );
  return (
    <>
      <OrderHead accountId={accountId} order={order} backHref={backHref} actions={actions} />
      <TableScroller
        label={t("pageTitle")}
        className="grid grid-cols-[minmax(0,1fr)_340px] min-[120rem]:grid-cols-[minmax(0,1fr)_480px] max-desktop:grid-cols-1 max-tablet:block max-tablet:pb-[61px]"
      >
        <div className="grid content-start gap-4 p-6 max-tablet:p-4">
          {view === "raw" ? (
            <LaterPart loading={<Bone className="w-56" />}>
              <RawView accountId={accountId} order={key} mayReveal={may.reveal} onClose={() => void setView(null)} />
            </LaterPart>
          ) : (
            <>
              <OrderBanners accountId={accountId} screen={screen} />
              <StoreNamesProvider names={[{ code: order.marketplace, name: order.marketplace_name }]}>
                <LiveActions accountId={accountId} order={key} first={recorded} canUndo={may.send} offers={offers} />
              </StoreNamesProvider>
              {order.packages.map((pack, at) => (
                <PackageTable
                  // biome-ignore lint/suspicious/noArrayIndexKey: packages have no id and come in one order
                  key={at}
                  order={order}
                  pack={pack}
                  position={{ n: at + 1, all: order.packages.length }}
                />
              ))}
              {order.packages.length === 0 && <p className="text-ink-2">{t("noPackages")}</p>}
              <OrderTimeline accountId={accountId} order={order} recorded={recorded} edits={screen.edits} />
            </>
          )}
        </div>
        <aside aria-label={t("facts")} className="border-l max-desktop:border-t max-desktop:border-l-0">
          <MoneyPanel order={order} />
          <BuyerPanel order={order} />
          <TaxPanel order={order} />
          <PaymentsPanel order={order} />
          <DocumentsPanel accountId={accountId} order={order} />
          <ReferencesPanel accountId={accountId} order={order} mayWrite={may.write} onRaw={() => void setView("raw")} />
          <LinksPanel links={screen.links} />
          <NotesPanel accountId={accountId} order={key} mayWrite={may.note} />
        </aside>
      </TableScroller>
    </>
  );
}
