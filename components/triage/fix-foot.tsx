"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { fieldLabel } from "@/components/schema-form/field-words";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Keys } from "@/components/ui/kbd";
import { linkClass } from "@/components/ui/link-class";
import { marketplaceName } from "@/components/ui/marketplace";
import { Plain } from "@/components/ui/plain";
import type { TriageGroupDetail, TriageSent } from "@/lib/contract/triage";
import { knownName } from "./cause-words";
import { labelOf } from "./fix-values";
import { rowWords } from "./row-words";
import { LeavesIn, SentCount, SentIcon } from "./sent-words";
import { RestAfterFew, TryFew } from "./try-few";
import type { Fix, TakenBack } from "./use-fix";
import type { FixUndo } from "./use-fix-undo";

interface Props {
  accountId: number;
  group: TriageGroupDetail;
  fix: Fix;
  undo: FixUndo;
  /** After sending: the rows that were not sent, and the way back to the form for them. */
  rest?: { n: number; correct: () => void } | undefined;
}

/** After sending: what is on its way, what was left out at the last moment and why, and the way back for the rest. */
function SentFoot(props: { sent: TriageSent; isTrial: boolean } & Pick<Props, "accountId" | "rest" | "undo">) {
  const { sent, isTrial, accountId, rest, undo } = props;
  const [t, actions] = [useT("triage"), useT("actions")];
  const follow = useRef<HTMLAnchorElement>(null);
  // The button that was pressed is gone: the keyboard goes on where the sent ones can be followed and stopped.
  useEffect(() => follow.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <div className="grid grid-cols-[15px_minmax(0,1fr)] gap-x-2 text-12">
        <SentIcon now={undo.now} />
        <p role="status" data-sent={sent.intents} className="flex flex-wrap gap-x-2">
          <SentCount now={undo.now} />
          <Link
            ref={follow}
            href={`/accounts/${accountId}/batches/${sent.batch_id}`}
            prefetch={false}
            className={linkClass}
          >
            {t("fix.follow")}
          </Link>
        </p>
      </div>
      <LeavesIn undo={undo} />
      {undo.canUndo && (
        <Button
          className="w-full max-tablet:h-11"
          icon="undo-2"
          aria-keyshortcuts="z"
          unavailable={undo.isBusy ? "…" : undefined}
          onClick={undo.undo}
        >
          {actions("live.undo")} <Keys keys={["Z"]} />
        </Button>
      )}
      {undo.failed && (
        <p role="alert" className="text-12 text-fail">
          {t("fix.undoFailed")}
        </p>
      )}
      {sent.left_out.length > 0 && (
        <details className="text-12 text-ink-2">
          <summary>{t("fix.leftOut", { n: sent.left_out.length })}</summary>
          <ul className="scroll-thin mt-1.5 grid max-h-40 gap-1 overflow-auto">
            {sent.left_out.map((row) => (
              <li key={row.id}>
                <Plain max={40}>{row.marketplace_order_id}</Plain>
                <span className="text-ink-3"> · {rowWords(t, actions, row)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {rest && rest.n > 0 && isTrial && <RestAfterFew rest={rest} />}
      {rest && rest.n > 0 && !isTrial && (
        <Button className="w-full max-tablet:h-11" onClick={rest.correct}>
          {t("fix.rest", { n: rest.n })}
        </Button>
      )}
    </>
  );
}

/** After an undo: what of it was taken back, what had left before, and what never could. */
function BackWords({ accountId, what }: { accountId: number; what: TakenBack }) {
  const [t, actions] = [useT("triage"), useT("actions")];
  const place = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone.
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  return (
    <p
      ref={place}
      tabIndex={-1}
      role="status"
      data-undone={what.n}
      className="flex flex-wrap items-center gap-x-2 text-12 outline-none"
    >
      <Icon name="undo-2" size={15} className="text-ink-3" />
      {what.gone === 0 ? actions("live.undone") : t("fix.undoneSome", { n: what.n, gone: what.gone })}
      {what.unrecorded > 0 && t("fix.undoneUnrecorded", { n: what.unrecorded })}
      {what.gone + what.unrecorded > 0 && (
        <Link href={`/accounts/${accountId}/batches/${what.batch_id}`} prefetch={false} className={linkClass}>
          {t("fix.follow")}
        </Link>
      )}
    </p>
  );
}

/** What pressing the button sends, and the button; after sending what became of it. */
export function FixFoot({ fix, undo, group, accountId, rest }: Props) {
  const t = useT("triage");
  const { state, preview, fields, form } = fix;
  const actions = useT("actions");
  const name = marketplaceName({ code: group.marketplace, name: knownName(group) });
  if (state.is === "sent") {
    return <SentFoot sent={state.sent} isTrial={state.isTrial} accountId={accountId} rest={rest} undo={undo} />;
  }
  if (state.is === "undone" && fix.ids.length === 0) return <BackWords accountId={accountId} what={state} />;
  const n = preview?.intents ?? 0;
  const given = fix.scope === "one" ? fields.filter(({ value }) => value !== "") : [];
  const names = fix.unfilled.map(({ field }) => fieldLabel(actions, field, form?.fields ?? [field])).join(", ");
  const unready =
    names === ""
      ? t(fix.isChecking ? "fix.checking" : "fix.nothing")
      : t("fix.fillIn", { fields: names, unchanged: t("fix.unchanged") });
  const changes = given.map(({ field, value }) => (
    <span key={field.name} className="block">
      {t.rich("fix.with", {
        field: fieldLabel(actions, field, form?.fields ?? [field]),
        value: labelOf(field, value),
        b: (text) => <b className="text-ink">{text}</b>,
      })}
    </span>
  ));
  return (
    <>
      {state.is === "undone" && <BackWords accountId={accountId} what={state} />}
      <p className="text-12 text-ink-2" role="status">
        {fix.isChecking || names !== ""
          ? unready
          : n > 0
            ? t.rich("fix.resends", {
                n,
                marketplace: name,
                changes: "",
                b: (text) => <b className="text-ink">{text}</b>,
              })
            : t("fix.nothing")}
      </p>
      {n > 0 && (changes.length > 0 || fix.scope === "rows") && (
        <p className="text-12 text-ink-2">{fix.scope === "rows" ? t("fix.withRows") : changes}</p>
      )}
      <Button
        variant="primary"
        className="w-full max-tablet:h-11"
        aria-keyshortcuts="1"
        unavailable={fix.isReady ? undefined : unready}
        onClick={() => void fix.send()}
      >
        {state.is === "sending" ? t("fix.sending") : n > 0 ? t("fix.send", { n }) : t("moves.fix")}
        <Keys keys={["1"]} />
      </Button>
      <TryFew fix={fix} />
      <p className="flex items-center justify-center gap-1.5 text-12 text-ink-3">
        <Icon name="timer" size={14} />
        {t("fix.held")}
      </p>
      {(state.is === "failed" || fix.previewFailed) && (
        <p role="alert" className="text-12 text-fail">
          {t(state.is === "failed" ? "fix.failed" : "fix.notChecked")}
        </p>
      )}
    </>
  );
}
