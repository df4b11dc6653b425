"use client";

import { type ReactNode, useEffect, useState } from "react";
import { LiveActions } from "@/components/actions/live-actions";
import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { StoreNamesProvider } from "@/components/ui/store-names";
import { TableScroller } from "@/components/ui/table";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import type { OrderCopy } from "@/lib/contract/order-copy";
import { OrderFailure } from "../order-failure";
import { OrderHead } from "../order-head";
import { OrderScreen } from "../order-screen";
import { OrderTimeline } from "../order-timeline";
import { DocumentsPanel } from "../panels/documents-panel";
import { LinksPanel } from "../panels/links-panel";
import { NotesPanel } from "../panels/notes-panel";
import { copiedOrder } from "./copied-order";
import { CopiedBuyer, CopiedLines, CopiedMoney, CopiedReferences } from "./copy-facts";
import { CopyNotice, CopyWaiting } from "./copy-notice";
import { useOrderAgain } from "./use-order-again";

interface Props {
  accountId: number;
  copy: OrderCopy;
  backHref: string;
}

/** The order's page out of our copy: only what that holds is shown, and nothing is offered that needs the order as Lengow has it. */
function CopiedOrder({
  accountId,
  copy,
  backHref,
  waiting,
  children,
}: Props & { waiting?: true; children: ReactNode }) {
  const t = useT("order");
  const order = copiedOrder(copy);
  const { row, recorded, may } = copy;
  const key = { marketplace: row.marketplace, marketplace_order_id: row.marketplace_order_id };
  return (
    <>
      <OrderHead
        accountId={accountId}
        order={order}
        backHref={backHref}
        fromCopy
        actions={may.send && <p className="text-12 text-ink-3">{t("copyActions")}</p>}
      />
      <TableScroller
        label={t("pageTitle")}
        className="grid grid-cols-[minmax(0,1fr)_340px] min-[120rem]:grid-cols-[minmax(0,1fr)_480px] max-desktop:grid-cols-1 max-tablet:block max-tablet:pb-[61px]"
      >
        <div className="grid content-start gap-4 p-6 max-tablet:p-4">
          {children}
          <StoreNamesProvider names={[{ code: row.marketplace, name: row.marketplace_name }]}>
            <LiveActions accountId={accountId} order={key} first={recorded} canUndo={may.send} offers={null} />
          </StoreNamesProvider>
          <div className="rounded-8 border bg-surface">
            <CopiedLines row={row} />
          </div>
          {waiting && <Bone className="w-3/5" />}
          <OrderTimeline accountId={accountId} order={order} recorded={recorded} edits={copy.edits} />
        </div>
        <aside aria-label={t("facts")} className="border-l max-desktop:border-t max-desktop:border-l-0">
          <CopiedMoney row={row} />
          <CopiedBuyer copy={copy} />
          {!waiting && <DocumentsPanel accountId={accountId} order={order} fromCopy />}
          <CopiedReferences row={row} />
          <LinksPanel links={copy.links} />
          {/* What is typed while Lengow is only waited for would go with this page. */}
          <NotesPanel accountId={accountId} order={key} mayWrite={may.note && !waiting} />
        </aside>
      </TableScroller>
    </>
  );
}

/** The order is there while somebody writes: it waits for a press. */
function AnswersAgain({ onShow }: { onShow: () => void }) {
  const t = useT("order");
  return (
    <Banner
      role="status"
      tone="move"
      icon="info"
      title={t("copyBack")}
      actions={
        <Button size="small" onClick={onShow}>
          {t("copyShow")}
        </Button>
      }
    >
      {t("copyBackMeans")}
    </Banner>
  );
}

/** While Lengow takes its time with an order: what our copy knows of it. */
export function OrderCopyWaiting(props: Props) {
  return (
    <CopiedOrder {...props} waiting>
      <CopyWaiting copy={props.copy} />
    </CopiedOrder>
  );
}

/** Whether a note is begun, which a change of the whole page would throw away. */
const isWriting = () => [...document.querySelectorAll("textarea")].some(({ value }) => value.trim() !== "");

type FailedProps = Props & { failure: ErrorCode; reference: string };

/** In place of an order that Lengow did not give: what our copy knows of it, until Lengow answers. */
export function OrderFromCopy({ failure: first, reference, ...props }: FailedProps) {
  const { accountId, copy, backHref } = props;
  const { found, failure, trying, tryNow } = useOrderAgain(accountId, copy.row, first);
  const [taken, setTaken] = useState(false);
  useEffect(() => setTaken(found !== null && !isWriting()), [found]);
  if (failure === "not_found") return <OrderFailure failure={failure} reference={reference} backHref={backHref} />;
  if (found && taken) return <OrderScreen accountId={accountId} screen={found} backHref={backHref} />;
  return (
    <CopiedOrder {...props}>
      {found ? (
        <AnswersAgain onShow={() => setTaken(true)} />
      ) : (
        <CopyNotice copy={copy} failure={failure} trying={trying} onTry={() => void tryNow()} />
      )}
    </CopiedOrder>
  );
}
