"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { newKey } from "@/components/actions/draft-store";
import { failureWords } from "@/components/failure-words";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useStoreName } from "@/components/ui/store-names";
import { isDangerous } from "@/lib/bulk/one-order";
import type { BulkOffer, FrozenList } from "@/lib/contract/batches";
import { ApiError } from "@/lib/queries/api-fetch";
import { createBatch } from "@/lib/queries/batches";
import { bulkTypeWords, refusalsOf } from "./offer-words";

interface Props {
  accountId: number;
  list: FrozenList;
}

const MOST_BUTTONS = 3;

/** Where an action on a list is asked for, when it cannot simply start. */
const formPath = (accountId: number, listId: string, type: string) =>
  `/accounts/${accountId}/bulk/${listId}/${encodeURIComponent(type)}`;

/** Starts at once what needs no question and is not dangerous; twice pressed is once. */
function useStart({ accountId, list }: Props) {
  const t = useT("bulk");
  const router = useRouter();
  const keys = useRef(new Map<string, string>());
  const [starting, setStarting] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const start = async (offer: BulkOffer): Promise<void> => {
    if (offer.need !== "nothing" || isDangerous(offer.type, offer.actions)) {
      return router.push(formPath(accountId, list.id, offer.type));
    }
    const key = keys.current.get(offer.type) ?? newKey();
    keys.current.set(offer.type, key);
    setStarting(offer.type);
    setError(null);
    try {
      const action = bulkTypeWords(t, offer.type);
      const title = t("form.title", { action, n: offer.valid });
      const batch = await createBatch(accountId, {
        kind: "action",
        title,
        frozen_id: list.id,
        type: offer.type,
        args: {},
        by_marketplace: {},
        client_key: key,
      });
      router.push(`/accounts/${accountId}/batches/${batch.id}`);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      setStarting(null);
    }
  };
  return { start, starting, error };
}

/** Shipping leads to a sheet where each order needs a value of its own; nothing else does yet. */
const isUsable = ({ need, type }: BulkOffer): boolean => need !== "sheet" || type === "ship";

/** An action that asks something first ends with three dots where the question is a sheet. */
function Word({ offer }: { offer: BulkOffer }) {
  const t = useT("bulk");
  const word = bulkTypeWords(t, offer.type);
  return offer.need === "sheet" ? `${word}…` : word;
}

/** What can be started from a menu, with whom it leaves out and why. */
function OfferItem({ offer, onSelect }: { offer: BulkOffer; onSelect: () => void }) {
  const [t, status] = [useT("bulk"), useT("status")];
  const storeName = useStoreName();
  const action = bulkTypeWords(t, offer.type);
  return (
    <MenuItem onSelect={onSelect}>
      {offer.valid === offer.total ? action : t("bar.only", { action, valid: offer.valid })}
      {refusalsOf(t, status, offer, storeName).map((words) => (
        <span key={words} className="block text-12 text-ink-3">
          {words}
        </span>
      ))}
    </MenuItem>
  );
}

/** "Accept valid for 2 of 4": opens the one thing that can be done about it, with the reasons of the others. */
function PartlyMenu({ offer, onSelect }: { offer: BulkOffer; onSelect: () => void }) {
  const t = useT("bulk");
  const action = bulkTypeWords(t, offer.type);
  const some = t("bar.partly", { valid: offer.valid, all: offer.total });
  return (
    <Menu
      label={`${action} ${some}`}
      className="w-[340px]"
      trigger={(trigger) => (
        <Button size="small" {...trigger}>
          {action} <span className="font-normal text-ink-2">{some}</span>
        </Button>
      )}
    >
      <OfferItem offer={offer} onSelect={onSelect} />
    </Menu>
  );
}

/** What is possible for all of them as buttons, shipping first; what is possible for some as menus or behind "More", with for which and why not. */
export function BulkOffers(props: Props) {
  const { list } = props;
  const [t, e] = [useT("bulk"), useT("errors")];
  const { start, starting, error } = useStart(props);
  const usable = list.offers.filter(isUsable).sort((a, b) => Number(b.type === "ship") - Number(a.type === "ship"));
  const whole = usable.filter(({ valid, total }) => valid === total);
  const partly = usable.filter(({ valid, total }) => valid < total);
  const sheets = list.offers.filter((offer) => !isUsable(offer));
  const shown = whole.slice(0, MOST_BUTTONS);
  const some = partly.slice(0, MOST_BUTTONS - shown.length);
  const rest = [...whole.slice(MOST_BUTTONS), ...partly.slice(some.length)];
  if (list.offers.length === 0) return <span className="text-ink-2">{t("bar.nothing")}</span>;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {shown.map((offer) => (
        <Button
          key={offer.type}
          size="small"
          variant={/cancel|refuse|refund/.test(offer.type) ? "danger" : "plain"}
          onClick={() => void start(offer)}
          unavailable={starting === null ? undefined : t("bar.starting")}
        >
          <Word offer={offer} />
        </Button>
      ))}
      {some.map((offer) => (
        <PartlyMenu key={offer.type} offer={offer} onSelect={() => void start(offer)} />
      ))}
      {(rest.length > 0 || sheets.length > 0) && (
        <Menu
          label={t("bar.more")}
          className="w-[340px]"
          trigger={(trigger) => (
            <Button size="small" variant="quiet" icon="ellipsis" {...trigger}>
              {t("bar.more")}
            </Button>
          )}
        >
          {rest.map((offer) => (
            <OfferItem key={offer.type} offer={offer} onSelect={() => void start(offer)} />
          ))}
          {sheets.map((offer) => (
            <MenuItem key={offer.type} unavailable={t("bar.sheet")} onSelect={() => undefined}>
              {bulkTypeWords(t, offer.type)}
            </MenuItem>
          ))}
        </Menu>
      )}
      {error && (
        <span role="alert" className="text-12 text-fail">
          {failureWords(error instanceof ApiError ? error.code : "internal", e).title} {t("form.failed")}
        </span>
      )}
    </div>
  );
}
