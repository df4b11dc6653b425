"use client";

import { useMemo, useState } from "react";
import { typeIcon, typeWords } from "@/components/actions/action-words";
import { useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { LaterPart, later, OVER_THE_PAGE } from "@/components/ui/later-part";
import type { ActionGrammar } from "@/lib/grammar";
import { ArgumentRow } from "./argument-row";
import { blankForm } from "./imagined-order";

const TryForm = later(async () => (await import("./try-form")).TryForm);
const ArgumentFailureList = later(async () => (await import("@/components/triage/value-warning")).ArgumentFailureList);

interface Props {
  accountId: number;
  marketplace: { code: string; name: string };
  grammar: ActionGrammar;
}

function Allowed({ statuses }: { statuses: ActionGrammar["statuses"] }) {
  const t = useT("explorer");
  if (statuses === "missing") return <p className="text-ink-2">{t("actions.allowedMissing")}</p>;
  if (statuses.length === 0) return <p className="text-ink-2">{t("actions.allowedNever")}</p>;
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink-2">
      {t("actions.allowedIn")}
      {statuses.map((status) => (
        <StatusBadge key={status} kind="order" value={status} />
      ))}
    </p>
  );
}

/** One action: when it is allowed, what it is about, every argument, and a form to try. */
export function ActionCard({ accountId, marketplace, grammar }: Props) {
  const [t, a] = [useT("explorer"), useT("actions")];
  const [trying, setTrying] = useState(false);
  const form = useMemo(() => blankForm(marketplace.code, grammar), [marketplace.code, grammar]);
  const name = typeWords(a, grammar.action);
  const isOffered = grammar.statuses !== "missing" && grammar.statuses.length > 0;
  const aim = form.one_action_per_line ? "onePerLine" : form.line_argument === null ? "wholeOrder" : "lineOrOrder";
  return (
    <section id={`action-${grammar.action}`} className="rounded-8 border border-line bg-surface">
      <header className="flex min-h-11 flex-wrap items-center gap-2 border-b border-line px-4 py-1.5">
        <Icon name={typeIcon(grammar.action)} className="text-ink-3" />
        <h3 className="text-14 font-semibold">{name}</h3>
        <code className="font-[inherit] text-12 text-ink-3" translate="no">
          {grammar.action}
        </code>
        {isOffered && (
          <Button size="small" className="ml-auto" icon="eye" onClick={() => setTrying(true)}>
            {t("actions.tryIt")}
            <span className="sr-only">: {name}</span>
          </Button>
        )}
      </header>
      <div className="grid grid-cols-1 gap-2 px-4 py-3">
        <Allowed statuses={grammar.statuses} />
        <p className="text-12 text-ink-3">{t(`actions.${aim}`)}</p>
        {grammar.arguments.length === 0 ? (
          <p className="text-ink-2">{t("actions.noArguments")}</p>
        ) : (
          <ul>
            {grammar.arguments.map((argument) => (
              <ArgumentRow
                key={argument.name}
                argument={argument}
                field={form.fields.find((field) => field.name === argument.name)}
                fields={form.fields}
                failures={
                  <LaterPart meanwhile={null}>
                    <ArgumentFailureList
                      accountId={accountId}
                      marketplace={marketplace.code}
                      type={grammar.action}
                      argument={argument.name}
                    />
                  </LaterPart>
                }
              />
            ))}
          </ul>
        )}
      </div>
      {trying && (
        <LaterPart className={OVER_THE_PAGE}>
          <TryForm accountId={accountId} marketplace={marketplace} grammar={grammar} onClose={() => setTrying(false)} />
        </LaterPart>
      )}
    </section>
  );
}
