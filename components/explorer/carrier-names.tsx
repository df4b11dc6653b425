"use client";

import { useMemo, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { useMay } from "@/components/shell/role";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { carrierArgumentsOf } from "@/lib/bulk/carrier-names";
import type { MarketplaceDescription } from "@/lib/contract/marketplace-description";
import { plainText } from "@/lib/format/plain";
import type { Choice } from "@/lib/grammar";
import { CarrierCoverageView } from "./carrier-coverage";
import { CarrierNameForm, type Draft } from "./carrier-name-form";
import { CarrierTable } from "./carrier-table";
import { type Done, type Failure, useCarrierNames } from "./use-carrier-names";

interface Outcome {
  done: Done | null;
  failure: Failure | null;
  labelOf: (code: string) => string;
  onUndo: () => void;
}

/** What became of the last press; what was changed can be had back. */
function LastChange({ done, failure, labelOf, onUndo }: Outcome) {
  const [t, c] = [useT("carriers"), useT("common")];
  const words = (): string | null => {
    if (done === null) return null;
    const name = plainText(done.name, 60).text;
    if (done.kind === "undone") return t("undone");
    return done.code === null ? t("removed", { name }) : t("saved", { name, carrier: labelOf(done.code) });
  };
  return (
    <>
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-done empty:hidden">
        {done && (
          <>
            <span className="flex items-center gap-[5px]">
              <Icon name="circle-check" size={13} />
              {words()}
            </span>
            {done.before && (
              <Button size="small" icon="undo-2" onClick={onUndo}>
                {c("undo")}
              </Button>
            )}
          </>
        )}
      </div>
      {failure && (
        <p role="alert" className="flex items-start gap-[5px] text-fail">
          <Icon name="octagon-x" size={13} className="mt-[3px]" />
          {failure.kind === "busy" ? t("problem.busy") : t("problem.notSaved", { message: failure.message })}
        </p>
      )}
    </>
  );
}

/** Every value that is taken for a carrier somewhere, each code once. */
function choicesOf(asked: readonly { values: readonly Choice[] }[]): Choice[] {
  return [...new Map(asked.flatMap(({ values }) => values.map((value) => [value.code, value] as const))).values()];
}

/** What the account calls a marketplace's carriers (PRODUCT 5.9.5): read by everybody, changed by an administrator. Needs the area `carriers`. */
export function CarrierNamesSection({
  accountId,
  marketplace,
}: {
  accountId: number;
  marketplace: MarketplaceDescription;
}) {
  const t = useT("carriers");
  const mayChange = useMay("settings:manage");
  const asked = useMemo(() => carrierArgumentsOf(marketplace.grammar.actions), [marketplace.grammar]);
  const choices = useMemo(() => choicesOf(asked), [asked]);
  const { names, isRead, error, done, failure, change, undo, forgetFailure } = useCarrierNames(
    accountId,
    marketplace.code,
  );
  const [draft, setDraft] = useState<Draft | null>(null);
  const addButton = useRef<HTMLSpanElement>(null);
  const open = (next: Draft): void => {
    forgetFailure();
    setDraft(next);
  };
  /** What was pressed is gone; the keyboard goes on where names are added. */
  const goOn = (): void => void requestAnimationFrame(() => addButton.current?.querySelector("button")?.focus());
  const close = (): void => {
    setDraft(null);
    goOn();
  };
  const remove = async (name: string): Promise<void> => {
    if (await change(name, null)) goOn();
  };
  const save = async (name: string, code: string): Promise<void> => {
    if (await change(name, code)) close();
  };
  const labelOf = (code: string): string => choices.find((one) => one.code === code)?.label ?? code;
  return (
    <section aria-labelledby="carrier-names" className="grid grid-cols-1 gap-3">
      <div>
        <h2 id="carrier-names" className="text-14 font-semibold">
          {t("title")}
        </h2>
        <p className="max-w-[80ch] text-ink-2">{t("lead", { marketplace: marketplace.name })}</p>
      </div>
      <CarrierCoverageView
        accountId={accountId}
        code={marketplace.code}
        onMap={(text) => open({ name: text, code: "", isKnown: false })}
      />
      {!isRead && (error ? <p role="alert">{t("failed")}</p> : <Bone className="w-full" />)}
      {isRead && names.length === 0 && <p className="text-ink-2">{t("none")}</p>}
      {names.length > 0 && (
        <CarrierTable
          names={names}
          choices={choices}
          mayChange={mayChange}
          onChange={({ name, code }) => open({ name, code, isKnown: true })}
          onRemove={({ name }) => void remove(name)}
        />
      )}
      {draft && (
        <CarrierNameForm
          key={`${draft.name} ${draft.isKnown}`}
          draft={draft}
          marketplace={marketplace.name}
          choices={choices}
          asked={asked}
          taken={names}
          onSave={(name, code) => void save(name, code)}
          onClose={close}
        />
      )}
      <LastChange done={done} failure={failure} labelOf={labelOf} onUndo={() => void undo().then(goOn)} />
      {!mayChange && <p className="text-12 text-ink-3">{t("readOnly")}</p>}
      {mayChange && isRead && !draft && (
        <span ref={addButton}>
          <Button icon="plus" onClick={() => open({ name: "", code: "", isKnown: false })}>
            {t("add")}
          </Button>
        </span>
      )}
    </section>
  );
}
