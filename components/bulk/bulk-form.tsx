"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useCallback, useRef, useState } from "react";
import { newKey } from "@/components/actions/draft-store";
import { failureWords } from "@/components/failure-words";
import { useNow, useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Marketplace } from "@/components/ui/marketplace";
import { useStoreName } from "@/components/ui/store-names";
import { isDangerous } from "@/lib/bulk/one-order";
import type { BulkOffer, FrozenList } from "@/lib/contract/batches";
import { ApiError } from "@/lib/queries/api-fetch";
import { createBatch } from "@/lib/queries/batches";
import { type Args, MarketplaceFields } from "./marketplace-fields";
import { bulkTypeWords, refusalsOf } from "./offer-words";

interface Props {
  accountId: number;
  list: FrozenList;
  offer: BulkOffer;
  /** How long each action is held, in milliseconds. */
  holdMs: number;
}

/** How long an action can be taken back, in words. */
function useHold(holdMs: number): string {
  const t = useT("actions");
  const seconds = Math.round(holdMs / 1000);
  return seconds < 120
    ? t("form.review.seconds", { n: seconds })
    : t("form.review.minutes", { n: Math.round(seconds / 60) });
}

function Review({ offer, holdMs }: Pick<Props, "offer" | "holdMs">) {
  const t = useT("bulk");
  const hold = useHold(holdMs);
  const storeName = useStoreName();
  const places = offer.marketplaces.map(({ marketplace, valid }) =>
    t("form.place", { n: valid, marketplace: storeName(marketplace) }),
  );
  return (
    <>
      <p>
        {t.rich("form.review", {
          action: bulkTypeWords(t, offer.type),
          n: offer.valid,
          places: places.join(", "),
          b: (chunks) => <b className="font-semibold">{chunks}</b>,
        })}
      </p>
      {isDangerous(offer.type, offer.actions) && (
        <Banner tone="warn" icon="triangle-alert" title={t("form.danger", { n: offer.actions, time: hold })} />
      )}
    </>
  );
}

/** One form for many orders, its review with the numbers, and the one press that starts the batch. */
export function BulkForm({ accountId, list, offer, holdMs }: Props) {
  const [t, e, status] = [useT("bulk"), useT("errors"), useT("status")];
  const router = useRouter();
  const storeName = useStoreName();
  const now = useNow();
  const [openedAt] = useState(() => new Date(now).toISOString());
  const [key] = useState(() => newKey());
  const form = useRef<HTMLFormElement>(null);
  const [args, setArgs] = useState<Readonly<Record<string, Args | null>>>({});
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const onArgs = useCallback(
    (marketplace: string, next: Args | null) => setArgs((all) => ({ ...all, [marketplace]: next })),
    [],
  );
  const action = bulkTypeWords(t, offer.type);
  const ready = offer.marketplaces.every(({ marketplace }) => args[marketplace]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!ready || sending) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
      return;
    }
    setSending(true);
    setError(null);
    try {
      const batch = await createBatch(accountId, {
        kind: "action",
        title: t("form.title", { action, n: offer.valid }),
        frozen_id: list.id,
        type: offer.type,
        args: {},
        by_marketplace: Object.fromEntries(Object.entries(args).map(([place, values]) => [place, values ?? {}])),
        client_key: key,
      });
      router.push(`/accounts/${accountId}/batches/${batch.id}`);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      setSending(false);
    }
  };
  const left = offer.total - offer.valid;
  return (
    <div className="scroll-thin min-h-0 flex-1 overflow-auto">
      <form ref={form} noValidate onSubmit={send} className="grid max-w-[720px] gap-5 px-5 py-4 max-tablet:px-4">
        <header className="grid gap-1">
          <h1 className="text-16 tracking-[-0.012em]">{t("form.title", { action, n: offer.valid })}</h1>
          <p className="text-ink-2">{t("form.lead")}</p>
          {left > 0 && (
            <p className="text-ink-2">
              {t("form.left", { n: left })} ({refusalsOf(t, status, offer, storeName).join("; ")})
            </p>
          )}
        </header>
        {offer.marketplaces.map((place) => (
          <section key={place.marketplace} className="grid gap-3 border-t pt-4">
            <h2 className="flex items-center gap-2 text-13">
              <Marketplace code={place.marketplace} name={storeName(place.marketplace)} />
              <span className="font-normal text-ink-3 tabular-nums">{place.valid}</span>
            </h2>
            <MarketplaceFields
              accountId={accountId}
              type={offer.type}
              place={place}
              openedAt={openedAt}
              tried={tried}
              onArgs={onArgs}
            />
          </section>
        ))}
        <section className="grid gap-3 border-t pt-4">
          <Review offer={offer} holdMs={holdMs} />
          {tried && !ready && <p role="alert">{t("form.missing")}</p>}
          {error && (
            <Banner tone="fail" icon="octagon-x" role="alert" title={t("form.failed")}>
              {failureWords(error instanceof ApiError ? error.code : "internal", e).title}
            </Banner>
          )}
          <div className="flex flex-wrap gap-2">
            <Button
              type="submit"
              variant={/cancel|refuse|refund/.test(offer.type) ? "danger-solid" : "primary"}
              unavailable={sending ? t("bar.starting") : undefined}
            >
              {t("form.send", { action, n: offer.valid })}
            </Button>
            <Button variant="quiet" onClick={() => router.back()}>
              {t("form.back")}
            </Button>
          </div>
        </section>
      </form>
    </div>
  );
}

/** A list that is gone, or that no order of takes the action. */
export function NoBulkForm({ reason }: { reason: "expired" | "none" }) {
  const t = useT("bulk");
  const router = useRouter();
  return (
    <EmptyState
      heading="h1"
      icon="list-filter"
      title={t(`form.${reason}`)}
      actions={<Button onClick={() => router.back()}>{t("form.back")}</Button>}
    />
  );
}
