"use client";

import { type ReactNode, useState } from "react";
import { typeWords } from "@/components/actions/action-words";
import { fieldLabel } from "@/components/schema-form/field-words";
import { useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { plainText } from "@/lib/format/plain";
import type { Choice, MetadataChange, ValueChange } from "@/lib/grammar";

/** As many as one looks over; the rest is a press away. */
const SHOWN = 12;

const SIDE = {
  removed: { icon: "minus", tone: "text-fail" },
  added: { icon: "plus", tone: "text-done" },
  relabelled: { icon: "pencil", tone: "text-ink-2" },
} as const;

/** What came or what went: the word, then each of them. */
function Side({ side, items }: { side: keyof typeof SIDE; items: readonly { key: string; shown: ReactNode }[] }) {
  const t = useT("explorer");
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const { icon, tone } = SIDE[side];
  const shown = all ? items : items.slice(0, SHOWN);
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
      <span className={`inline-flex items-baseline gap-1 text-12 font-medium ${tone}`}>
        <Icon name={icon} size={12} className="translate-y-[1px] stroke-2" />
        {t(`history.${side}`)}
      </span>
      {shown.map((item) => (
        <span key={item.key} className="min-w-0 [overflow-wrap:anywhere]">
          {item.shown}
        </span>
      ))}
      {items.length > shown.length && (
        <button type="button" className={`min-h-6 text-12 ${linkClass}`} onClick={() => setAll(true)}>
          {t("history.more", { n: items.length - shown.length })}
        </button>
      )}
    </div>
  );
}

function ChoiceText({ code, label }: Choice) {
  return (
    <>
      <Plain max={60}>{code}</Plain>
      {label !== "" && label !== code && (
        <>
          {" "}
          <Plain max={60} className="text-12 text-ink-3">
            {label}
          </Plain>
        </>
      )}
    </>
  );
}

function Values({ added, removed, relabelled }: ValueChange) {
  const t = useT("explorer");
  const choices = (list: readonly Choice[]) =>
    list.map((choice) => ({ key: choice.code, shown: <ChoiceText {...choice} /> }));
  const renamed = relabelled.map(({ code, from, to }) => ({
    key: code,
    shown: (
      <>
        <Plain max={60}>{code}</Plain>{" "}
        <span className="text-12 text-ink-3">
          <Plain max={60}>{from}</Plain> <Icon name="arrow-right" size={11} className="inline" />
          <span className="sr-only">{t("history.becomes")}</span> <Plain max={60}>{to}</Plain>
        </span>
      </>
    ),
  }));
  return (
    <>
      <Side side="removed" items={choices(removed)} />
      <Side side="added" items={choices(added)} />
      <Side side="relabelled" items={renamed} />
    </>
  );
}

function Words(props: { added: readonly string[]; removed: readonly string[]; show: (word: string) => ReactNode }) {
  const items = (list: readonly string[]) => list.map((word) => ({ key: word, shown: props.show(word) }));
  return (
    <>
      <Side side="removed" items={items(props.removed)} />
      <Side side="added" items={items(props.added)} />
    </>
  );
}

/** What happened to it, without saying to what. */
function What({ change }: { change: MetadataChange }) {
  const t = useT("explorer");
  switch (change.what) {
    case "values":
    case "list":
      return <Values {...change} />;
    case "allowed":
      return (
        <>
          <span className="text-ink-2">{t("actions.allowedIn")}</span>
          <Words {...change} show={(status) => <StatusBadge kind="order" value={status} />} />
        </>
      );
    case "status":
      return <Words {...change} show={(word) => <Plain max={60}>{word}</Plain>} />;
    case "argument_added":
      return t(change.required ? "history.argumentRequired" : "history.argumentOptional");
    case "demand":
      return t(change.required ? "history.nowRequired" : "history.nowOptional");
    default:
      return t(`history.${change.what}`);
  }
}

/** Where it happened: an action, its argument, a list, a status; our word and the marketplace's own. */
function Where({ change }: { change: MetadataChange }) {
  const [t, a] = [useT("explorer"), useT("actions")];
  if (change.what === "list")
    return <b className="font-medium">{t(change.list === "carriers" ? "values.carriers" : "values.methods")}</b>;
  if (change.what === "status")
    return (
      <>
        <span className="block text-12 text-ink-2">{t("history.wordsOf")}</span>
        <StatusBadge kind="order" value={change.status} flush />
      </>
    );
  const argument = "argument" in change ? change.argument : null;
  const label = argument && fieldLabel(a, { name: argument, label: plainText(argument, 60).text });
  return (
    <>
      <b className="font-medium">
        {typeWords(a, change.action)}
        {label && `, ${label}`}
      </b>
      <span className="block text-11 text-ink-3" translate="no">
        <Plain max={120}>{argument ? `${change.action}, ${argument}` : change.action}</Plain>
      </span>
    </>
  );
}

/** One thing that changed between two readings of the metadata. */
export function ChangeRow({ change }: { change: MetadataChange }) {
  return (
    <li className="grid grid-cols-[minmax(0,13rem)_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-line py-2 max-tablet:grid-cols-1">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <Where change={change} />
      </div>
      <div className="grid min-w-0 content-start gap-1">
        <What change={change} />
      </div>
    </li>
  );
}
