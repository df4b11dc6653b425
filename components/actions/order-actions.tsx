"use client";

import { useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useState } from "react";
import { isShortcut } from "@/components/keys/letters";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { LaterPart, later, OVER_THE_PAGE } from "@/components/ui/later-part";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { ActionList, ActionOffer, ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { goesForward, LANE_STATES } from "@/lib/domain/action";
import type { ActionState } from "@/lib/domain/status";
import { orderIntentsQuery } from "@/lib/queries/actions";
import { reasonWords, typeIcon, typeWords } from "./action-words";
import { offersByUse } from "./offers-by-use";
import { useProgressWords } from "./progress-words";

/** The form, the grammar and the list of values are fetched when an action is opened, not with the page. */
const ActionDrawer = later(async () => (await import("./action-drawer")).ActionDrawer);

interface Props {
  accountId: number;
  personId: string;
  order: OrderDetail;
  /** Null when the marketplace's metadata could not be had. */
  offers: readonly ActionOffer[] | null;
  /** What the page was rendered with; followed from then on. */
  recorded: ActionList;
  onRecorded?: (intents: readonly ActionView[]) => void;
}

const KEYS: Record<string, string> = { s: "ship", a: "accept", c: "cancel", r: "refund" };

/** Single keys open an action while nobody writes and nothing lies over the page (PRODUCT U3). */
function useActionKeys(offers: readonly ActionOffer[], open: (offer: ActionOffer) => void): void {
  // Heard from the moment the buttons can be seen: on a busy machine an effect comes some frames later.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      const offer = offers.find(({ type, reason }) => type === KEYS[event.key.toLowerCase()] && reason === null);
      if (offer === undefined) return;
      event.preventDefault();
      open(offer);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [offers, open]);
}

const keyOf = (type: string) =>
  Object.keys(KEYS)
    .find((key) => KEYS[key] === type)
    ?.toUpperCase();

/** In these an action is on its way: another one for the same is refused, or asked about twice. */
const UNDER_WAY: readonly ActionState[] = [...LANE_STATES, "accepted"];

/** The newest action of a type that is under way for the whole order, or for a line while no line is without one. */
export function underWay(
  recorded: readonly ActionView[],
  type: string,
  lines: readonly string[],
): ActionView | undefined {
  const open = recorded.filter((action) => action.type === type && UNDER_WAY.includes(action.state));
  const taken = new Set(open.map(({ line }) => line));
  return taken.has(null) || (lines.length > 0 && lines.every((line) => taken.has(line))) ? open[0] : undefined;
}

/** In the place of the first button while what it would ask for is under way already. */
function UnderWay({ action }: { action: ActionView }) {
  const [t, status] = [useT("actions"), useT("status")];
  const words = useProgressWords();
  return (
    <Button icon={typeIcon(action.type)} unavailable={words(action)} className="max-tablet:h-11 max-tablet:flex-1">
      {t("button.underWay", { action: typeWords(t, action.type), state: status(`action.${action.state}`) })}
    </Button>
  );
}

/** The buttons of an order: the one action that is its turn or under way, the rest in a menu with the reason where one is not possible. */
export function OrderActions({ accountId, personId, order, offers, recorded, onRecorded }: Props) {
  const [t, status] = [useT("actions"), useT("status")];
  const [open, setOpen] = useState<ActionOffer | null>(null);
  const sorted = offersByUse(offers ?? []);
  const intents = useQuery({
    ...orderIntentsQuery(accountId, order),
    initialData: recorded,
    initialDataUpdatedAt: 0,
  }).data.results;
  const lines = order.packages.flatMap(({ cart }) => cart.map((line) => line.marketplace_order_line_id));
  const first = sorted.find(({ reason }) => reason === null);
  const busy = first && underWay(intents, first.type, lines);
  const primary = busy ? undefined : first;
  const rest = sorted.filter((offer) => offer !== primary);
  useActionKeys(sorted, setOpen);
  if (offers === null) return <span className="text-12 text-ink-3">{t("button.noMetadata")}</span>;
  if (sorted.length === 0) return null;
  const primaryKey = primary && keyOf(primary.type);
  return (
    <div className="flex items-center gap-2" data-print="no">
      {busy && <UnderWay action={busy} />}
      {primary && (
        <Button
          // Where only a cancellation or a refund is possible, nobody is led to it.
          variant={goesForward(primary.type) ? "primary" : "plain"}
          icon={typeIcon(primary.type)}
          aria-haspopup="dialog"
          aria-keyshortcuts={primaryKey}
          className="max-tablet:h-11 max-tablet:flex-1"
          onClick={() => setOpen(primary)}
        >
          {typeWords(t, primary.type)}
        </Button>
      )}
      {rest.length > 0 && (
        <Menu
          label={t("button.menu")}
          foot={t("button.elsewhere")}
          align="end"
          className="w-[300px]"
          trigger={(trigger) => (
            <Button {...trigger} icon="ellipsis" className="max-tablet:h-11">
              {t("button.more")}
            </Button>
          )}
        >
          {rest.map((offer) => {
            const key = keyOf(offer.type);
            return (
              <MenuItem
                key={offer.type}
                icon={typeIcon(offer.type)}
                keys={key ? [key] : []}
                unavailable={offer.reason === null ? undefined : reasonWords(t, status, offer.reason)}
                onSelect={() => setOpen(offer)}
              >
                {typeWords(t, offer.type)}
              </MenuItem>
            );
          })}
        </Menu>
      )}
      {open && (
        <LaterPart className={OVER_THE_PAGE}>
          <ActionDrawer
            key={open.type}
            accountId={accountId}
            personId={personId}
            order={order}
            offer={open}
            onClose={() => setOpen(null)}
            onRecorded={(intents) => {
              setOpen(null);
              onRecorded?.(intents);
            }}
          />
        </LaterPart>
      )}
    </div>
  );
}
