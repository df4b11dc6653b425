"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { typeIcon, typeWords } from "@/components/actions/action-words";
import { offersByUse } from "@/components/actions/offers-by-use";
import { PEEK_AREAS } from "@/components/peek/peek-words";
import { MoreWords, useLocale, useT } from "@/components/shell/intl-provider";
import { useMay } from "@/components/shell/role";
import { LaterPart, later, OVER_THE_PAGE } from "@/components/ui/later-part";
import { MenuItem, MenuSeparator } from "@/components/ui/menu";
import { type Place, PlacedMenu } from "@/components/ui/placed-menu";
import type { ActionOffer } from "@/lib/contract/actions";
import type { OrderOnScreen } from "@/lib/contract/order-detail";
import type { OrderRow } from "@/lib/domain/order";
import { plainText } from "@/lib/format/plain";
import type { CompiledMessages } from "@/lib/messages/translate";
import { orderPeekQuery } from "@/lib/queries/order";
import { wordsQuery } from "@/lib/queries/words";
import { orderHref } from "./order-href";
import type { Said } from "./row-toasts";

/** The form is fetched when an action is chosen. */
const ActionDrawer = later(async () => (await import("@/components/actions/action-drawer")).ActionDrawer);

interface Props {
  accountId: number;
  row: OrderRow;
  at: Place;
  /** A finger opened it and still rests there. */
  held: boolean;
  onOpen: () => void;
  onPeek: () => void;
  onSaid: (said: Said) => void;
  /** Menu and form are closed. */
  onEnd: () => void;
}

/** Copies and says what was copied, or that the browser did not let us. */
function copy(text: string, words: Said["words"], onSaid: Props["onSaid"]): void {
  void Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"))).then(
    () => onSaid({ words }),
    () => onSaid({ words: "rowMenu.notCopied" }),
  );
}

interface SendableProps {
  screen: OrderOnScreen | undefined;
  failed: boolean;
  onChoose: (offer: ActionOffer) => void;
}

/** What can be sent for the order now, read when the menu opens. What cannot is told on the order, with the reasons. */
function Sendable({ screen, failed, onChoose }: SendableProps) {
  const [t, actions] = [useT("orders"), useT("actions")];
  const offers = screen?.offers && offersByUse(screen.offers).filter(({ reason }) => reason === null);
  if (offers && offers.length > 0)
    return offers.map((offer) => (
      <MenuItem key={offer.type} icon={typeIcon(offer.type)} onSelect={() => onChoose(offer)}>
        {typeWords(actions, offer.type)}
      </MenuItem>
    ));
  const why = offers ? "rowMenu.noneNow" : screen || failed ? "rowMenu.unread" : "rowMenu.reading";
  return (
    <MenuItem icon="send" unavailable={t(why)} onSelect={() => {}}>
      {t("rowMenu.send")}
    </MenuItem>
  );
}

/** The menu at its place, then the form of the action that was chosen in it. */
export function RowMenu({ accountId, row, at, held, onOpen, onPeek, onSaid, onEnd }: Props) {
  const t = useT("orders");
  const locale = useLocale();
  const maySend = useMay("actions:send");
  const [offer, setOffer] = useState<ActionOffer | null>(null);
  const chosen = useRef(false);
  const read = useQuery({ ...orderPeekQuery(accountId, row), enabled: maySend });
  const words = useQuery({ ...wordsQuery<CompiledMessages>(locale, PEEK_AREAS), enabled: maySend });
  const screen = words.data ? read.data : undefined;
  const choose = (one: ActionOffer) => {
    chosen.current = true;
    setOffer(one);
  };
  const href = orderHref(accountId, row);
  if (offer && screen && words.data) {
    const recorded = () => {
      onEnd();
      onPeek();
    };
    return (
      <MoreWords messages={words.data}>
        <LaterPart className={OVER_THE_PAGE}>
          <ActionDrawer
            accountId={accountId}
            personId={screen.person_id}
            order={screen.order}
            offer={offer}
            onClose={onEnd}
            onRecorded={recorded}
          />
        </LaterPart>
      </MoreWords>
    );
  }
  const id = plainText(row.marketplace_order_id, 60).text;
  return (
    <PlacedMenu label={t("rowMenu.label", { id })} at={at} held={held} onClose={() => chosen.current || onEnd()}>
      <MenuItem icon="arrow-up-right" keys={["Enter"]} onSelect={onOpen}>
        {t("rowMenu.open")}
      </MenuItem>
      <MenuItem icon="external-link" onSelect={() => void window.open(href, "_blank", "noopener")}>
        {t("rowMenu.newTab")}
      </MenuItem>
      <MenuItem icon="eye" keys={["Space"]} onSelect={onPeek}>
        {t("peekRow")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon="copy"
        keys={["Ctrl", "C"]}
        onSelect={() => copy(row.marketplace_order_id, "rowMenu.idCopied", onSaid)}
      >
        {t("rowMenu.copyId")}
      </MenuItem>
      <MenuItem icon="copy" onSelect={() => copy(`${location.origin}${href}`, "rowMenu.linkCopied", onSaid)}>
        {t("rowMenu.copyLink")}
      </MenuItem>
      {maySend && (
        <>
          <MenuSeparator />
          <Sendable screen={screen} failed={read.isError || words.isError} onChoose={choose} />
        </>
      )}
    </PlacedMenu>
  );
}
