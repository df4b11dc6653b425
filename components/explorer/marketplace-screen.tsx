"use client";

import Link from "next/link";
import { typeWords } from "@/components/actions/action-words";
import { useT } from "@/components/shell/intl-provider";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LaterPart, later } from "@/components/ui/later-part";
import { SafeLink } from "@/components/ui/link";
import { linkClass } from "@/components/ui/link-class";
import { Marketplace } from "@/components/ui/marketplace";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import { carrierArgumentsOf } from "@/lib/bulk/carrier-names";
import type { MarketplaceDescription } from "@/lib/contract/marketplace-description";
import { About } from "./about";
import { ActionCard } from "./action-card";
import { ChangedLately } from "./changed-lately";
import { RawMetadata } from "./raw-metadata";
import { StatusMap } from "./status-map";
import { ValueList } from "./value-list";

const MetadataHistory = later(async () => (await import("./metadata-history")).MetadataHistory);

const CarrierNamesSection = later(async () => (await import("./carrier-names")).CarrierNamesSection);

interface Props {
  accountId: number;
  marketplace: MarketplaceDescription;
}

function Head({ accountId, marketplace }: Props) {
  const t = useT("explorer");
  return (
    <header className="border-b border-line px-6 pt-4 pb-3 max-tablet:px-4">
      <Link
        href={`/accounts/${accountId}/marketplaces`}
        className={`inline-flex min-h-6 items-center gap-1 text-12 ${linkClass}`}
      >
        <Icon name="chevron-left" size={13} />
        {t("back")}
      </Link>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-20 font-semibold tracking-[-0.015em]">
          <Marketplace code={marketplace.code} name={marketplace.name} />
        </h1>
        <span className="text-12 text-ink-3" translate="no">
          {marketplace.code}
        </span>
        <span className="text-12 text-ink-3">
          {t("asOf", { time: "" })} <Time at={marketplace.as_of} form="ago" />
        </span>
        {marketplace.changed_at && (
          <a href="#history" className="inline-flex min-h-6 items-center">
            <ChangedLately at={marketplace.changed_at} />
          </a>
        )}
        <span className="ml-auto flex flex-wrap items-center gap-3 max-tablet:ml-0">
          {marketplace.homepage && <SafeLink url={marketplace.homepage} />}
          <Link
            className={buttonClass("plain", "small")}
            href={`/accounts/${accountId}/orders?marketplace=${encodeURIComponent(marketplace.code)}`}
          >
            {t("orders")}
          </Link>
        </span>
      </div>
    </header>
  );
}

function Lists({ marketplace: { grammar, features } }: { marketplace: MarketplaceDescription }) {
  const t = useT("explorer");
  return (
    <>
      {grammar.carriers.length > 0 && (
        <section>
          <h2 className="text-12 font-semibold">
            {t("values.carriers")}{" "}
            <span className="font-normal text-ink-3 tabular-nums">{grammar.carriers.length}</span>
          </h2>
          <p className="text-12 text-ink-3">{t("values.carriersLead")}</p>
          <ValueList choices={grammar.carriers} field={t("values.carriers")} />
        </section>
      )}
      {grammar.shipping_methods.length > 0 && (
        <section>
          <h2 className="text-12 font-semibold">
            {t("values.methods")}{" "}
            <span className="font-normal text-ink-3 tabular-nums">{grammar.shipping_methods.length}</span>
          </h2>
          <ValueList choices={grammar.shipping_methods} field={t("values.methods")} />
        </section>
      )}
      {features.length > 0 && (
        <section>
          <h2 className="mb-1 text-12 font-semibold">{t("features")}</h2>
          <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1 text-12">
            {features.map(({ name, value }) => (
              <div key={name} className="contents">
                <dt className="text-ink-2 [overflow-wrap:anywhere]">
                  <Plain max={60}>{name}</Plain>
                </dt>
                <dd className="text-ink-3">
                  <Plain max={80}>{value}</Plain>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

/** One marketplace as its metadata has it: statuses, actions with their arguments in words, values, and a form to try. */
export function MarketplaceScreen({ accountId, marketplace }: Props) {
  const [t, a] = [useT("explorer"), useT("actions")];
  const { about, grammar, statuses } = marketplace;
  return (
    <div className="scroll-thin relative min-h-0 flex-1 overflow-auto max-tablet:overflow-visible">
      <Head accountId={accountId} marketplace={marketplace} />
      <div className="grid grid-cols-[minmax(0,1fr)_320px] items-start gap-8 px-6 py-5 max-desktop:grid-cols-1 max-tablet:px-4">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <h2 className="sr-only">{t("actions.title")}</h2>
          {grammar.actions.length === 0 && (
            <EmptyState icon="ban" title={t("actions.none")} className="px-0">
              {t("actions.noneText")}
            </EmptyState>
          )}
          {grammar.actions.length > 2 && (
            <nav aria-label={t("actions.title")} className="flex flex-wrap gap-x-4 gap-y-1">
              {grammar.actions.map(({ action }) => (
                <a
                  key={action}
                  href={`#action-${encodeURIComponent(action)}`}
                  className={`inline-flex min-h-6 items-center ${linkClass}`}
                >
                  {typeWords(a, action)}
                </a>
              ))}
            </nav>
          )}
          {grammar.actions.map((one) => (
            <ActionCard key={one.action} accountId={accountId} marketplace={marketplace} grammar={one} />
          ))}
          <div id="history" className="scroll-mt-4 max-tablet:scroll-mt-16">
            <LaterPart>
              <MetadataHistory accountId={accountId} code={marketplace.code} />
            </LaterPart>
          </div>
          {carrierArgumentsOf(grammar.actions).length > 0 && (
            <LaterPart>
              <CarrierNamesSection accountId={accountId} marketplace={marketplace} />
            </LaterPart>
          )}
          <RawMetadata accountId={accountId} code={marketplace.code} />
        </div>
        <aside className="grid grid-cols-1 gap-5">
          <section>
            <h2 className="mb-1 text-12 font-semibold">{t("statuses.title")}</h2>
            <StatusMap statuses={statuses} />
          </section>
          {about.length > 0 && <About blocks={about} />}
          <Lists marketplace={marketplace} />
        </aside>
      </div>
    </div>
  );
}
