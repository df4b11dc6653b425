"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import type { OrderRaw } from "@/lib/contract/order-detail";
import type { OrderKey } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";
import { orderRawQuery, revealOrder } from "@/lib/queries/order";
import { MetaColumnsProvider } from "./column-toggle";
import { HitsContext, JsonNode } from "./json-node";
import { type Json, searchJson } from "./json-paths";

interface Props {
  accountId: number;
  order: OrderKey;
  mayReveal: boolean;
  onClose: () => void;
}

function Privacy({
  raw,
  mayReveal,
  onReveal,
  busy,
}: {
  raw: OrderRaw;
  mayReveal: boolean;
  onReveal: () => void;
  busy: boolean;
}) {
  const t = useT("order");
  if (!raw.masked) {
    return (
      <Banner role="status" tone="warn" icon="eye" title={t("revealed")}>
        {t("revealedMeans")}
      </Banner>
    );
  }
  return (
    <Banner
      tone="rest"
      icon="eye-off"
      title={t("rawIsMasked")}
      actions={
        mayReveal && (
          <Button onClick={onReveal} unavailable={busy ? t("revealing") : undefined}>
            {t("reveal")}
          </Button>
        )
      }
    >
      {mayReveal ? t("rawIsMaskedMeans") : t("maskedMeans")}
    </Banner>
  );
}

function Tree({ raw }: { raw: OrderRaw }) {
  const t = useT("order");
  const [words, setWords] = useState("");
  const asked = useDeferredValue(words);
  const root = raw.order as unknown as Json;
  const hits = useMemo(() => searchJson(root, asked), [root, asked]);
  return (
    <HitsContext value={hits}>
      <div className="flex flex-wrap items-center gap-2">
        <Input
          type="search"
          size="small"
          icon="search"
          className="w-72 max-w-full"
          value={words}
          placeholder={t("rawSearch")}
          aria-label={t("rawSearch")}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
        />
        <span role="status" className="text-12 text-ink-3 tabular-nums">
          {asked.trim() !== "" && t(hits.more ? "rawHitsMore" : "rawHits", { n: hits.found.size })}
        </span>
        <span className="ml-auto inline-flex items-center gap-1 text-12 text-ink-2">
          {t("copyJson")}
          <CopyButton text={JSON.stringify(raw.order, null, 2)} label={t("copyJson")} />
        </span>
      </div>
      <ul className="font-mono text-12 leading-6" translate="no" key={asked}>
        <JsonNode name={null} value={root} path={[]} />
      </ul>
    </HitsContext>
  );
}

/**
 * The order's fields as Lengow gave them (PRODUCT D06): searchable, every path to be copied. Personal data is masked until somebody who may asks for
 * it; that is written down. What was revealed is forgotten when the view is left.
 */
export function RawView({ accountId, order, mayReveal, onClose }: Props) {
  const [t, e] = [useT("order"), useT("errors")];
  const { data, error: readError } = useQuery(orderRawQuery(accountId, order));
  const [open, setOpen] = useState<OrderRaw | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const raw = open ?? data;
  const place = useRef<HTMLElement>(null);
  // It takes the place of the whole page, which may have been scrolled down to the way here.
  useEffect(() => place.current?.scrollIntoView?.({ block: "start" }), []);
  const error = failure ?? (data ? null : readError);
  const reveal = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setOpen(await revealOrder(accountId, order));
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section
      ref={place}
      aria-label={t("rawData")}
      className="scroll-mt-6 grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-3"
    >
      <div className="flex items-center gap-2">
        <h2 className="text-13 font-semibold">{t("rawData")}</h2>
        <Button size="small" variant="quiet" icon="arrow-left" className="ml-auto" onClick={onClose}>
          {t("backToOrder")}
        </Button>
      </div>
      {error !== null && (
        <p role="alert" className="text-fail">
          {failureWords(error instanceof ApiError ? error.code : "internal", e).title}
        </p>
      )}
      {!raw && error === null && <Bone className="w-56" />}
      {raw && (
        <>
          <Privacy raw={raw} mayReveal={mayReveal} busy={busy} onReveal={() => void reveal()} />
          <MetaColumnsProvider keys={raw.meta_keys}>
            <Tree raw={raw} />
          </MetaColumnsProvider>
        </>
      )}
    </section>
  );
}
