"use client";

import { type ReactNode, useId } from "react";
import { failureWords } from "@/components/failure-words";
import { fieldLabel } from "@/components/schema-form/field-words";
import { useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { marketplaceName } from "@/components/ui/marketplace";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { TriageFixForm, TriageFixPreview, TriageGroupDetail } from "@/lib/contract/triage";
import { ApiError } from "@/lib/queries/api-fetch";
import { knownName } from "./cause-words";
import { FixFoot } from "./fix-foot";
import { Changes, OneValue } from "./fix-values";
import { RowValues } from "./row-values";
import { AfterSent } from "./sent-words";
import type { Fix } from "./use-fix";
import type { FixUndo } from "./use-fix-undo";

interface Props {
  accountId: number;
  group: TriageGroupDetail;
  fix: Fix;
  undo: FixUndo;
  /** What is left to do where nothing is left to send; absent for who may not move causes. */
  moves?: { resolve: () => void; dismiss: () => void } | undefined;
  /** After sending: the rows that were not sent, and the way back to the form for them. */
  rest?: { n: number; correct: () => void } | undefined;
}

const PROBLEMS = [
  "moved_on",
  "ended_there",
  "under_way",
  "may_be_under_way",
  "settled",
  "invalid",
  "order_unknown",
  "not_offered",
] as const;

const TONES = { check: "text-done", x: "text-fail", "triangle-alert": "text-warn" } as const;

function Check({ icon, children }: { icon: keyof typeof TONES; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[15px_1fr] gap-2">
      <Icon name={icon} size={15} className={TONES[icon]} />
      {children}
    </li>
  );
}

/**
 * What every row would come to: how many pass, which are left out and why. Where that is the same for all of them it is said once, not also
 * as a number of none.
 */
function Checks({ preview, name }: { preview: TriageFixPreview; name: string }) {
  const t = useT("triage");
  const { intents: n, rows } = preview;
  const problems = PROBLEMS.flatMap((problem) => {
    const left = rows.filter((row) => row.problem === problem).length;
    return left > 0 ? [{ problem, left }] : [];
  });
  const underWay = problems.some(({ problem }) => problem === "under_way" || problem === "may_be_under_way");
  const noneIsValid = rows.length > 0 && rows.every(({ problem }) => problem === "invalid");
  return (
    <ul className="grid gap-[7px] text-12 leading-4 text-ink-2" data-checks>
      {n > 0 && n === rows.length && <Check icon="check">{t("fix.allPass", { n, marketplace: name })}</Check>}
      {n > 0 && n < rows.length && (
        <Check icon="check">{t("fix.pass", { n, all: rows.length, marketplace: name })}</Check>
      )}
      {n > 0 && n < rows.length && !underWay && <Check icon="check">{t("fix.none")}</Check>}
      {noneIsValid && <Check icon="x">{t("fix.nonePasses", { n: rows.length, marketplace: name })}</Check>}
      {!noneIsValid &&
        problems.map(({ problem, left }) => (
          <Check key={problem} icon="triangle-alert">
            {t(`fix.problem.${problem}`, { n: left })}
          </Check>
        ))}
    </ul>
  );
}

/** Why there is no form, whether anything was sent, what to do: in this order. */
function NoForm({ error, onAgain }: { error: Error | null; onAgain: () => void }) {
  const [t, e] = [useT("triage"), useT("errors")];
  const code = error instanceof ApiError ? error.code : "internal";
  const { title, step } = failureWords(code, e);
  // The words for a screen without Lengow speak of orders, and here it is a form that is missing.
  const what = code === "lengow_unavailable" ? t("fix.noForm") : title;
  return (
    <div role="alert" className="grid justify-items-start gap-2.5 text-ink-2">
      {what} {e("sentNo")} {step}
      <Button size="small" onClick={onAgain}>
        {t("evidence.again")}
      </Button>
    </div>
  );
}

/** In the form's place: why nothing is sent from here, and what to do with the cause instead. */
function Closed({ form, moves }: Pick<Props, "moves"> & { form: Pick<TriageFixForm, "closed" | "ended"> }) {
  const t = useT("triage");
  const known = (["warning", "stuck", "unconfirmed", "settled"] as const).find((one) => one === form.closed);
  if (known) return <p className="text-ink-2">{t(`fix.closed.${known}`)}</p>;
  return (
    <>
      <p className="text-ink-2">
        {form.closed === "ended_there"
          ? t("fix.closed.ended_there", { end: form.ended ?? "other" })
          : t("fix.closed.no_order")}
      </p>
      {moves && <NothingLeft moves={moves} />}
    </>
  );
}

function NothingLeft({ moves }: { moves: NonNullable<Props["moves"]> }) {
  const t = useT("triage");
  return (
    <p className="flex gap-1.5">
      <Button size="small" onClick={moves.resolve}>
        {t("moves.resolve")}
      </Button>
      <Button size="small" onClick={moves.dismiss}>
        {t("moves.dismiss")}
      </Button>
    </p>
  );
}

/** Whether no row can be sent because each is over: its order went on, ended at the marketplace, or was settled. */
const isAllOver = (preview: TriageFixPreview): boolean =>
  preview.rows.length > 0 &&
  preview.rows.every(({ problem }) => problem === "moved_on" || problem === "ended_there" || problem === "settled");

/** No argument has this name: all fields that the messages name, at once. */
const TOGETHER = "+";

function Body(props: Props) {
  const { fix, group, moves } = props;
  const [t, actions] = [useT("triage"), useT("actions")];
  const { form, fields, preview, proposed } = fix;
  const id = useId();
  const name = marketplaceName({ code: group.marketplace, name: knownName(group) });
  const together = proposed
    .flatMap((one) => form?.fields.find((field) => field.name === one) ?? [])
    .map((field) => fieldLabel(actions, field, form?.fields ?? []))
    .join(" + ");
  if (fix.isPending) return <Bone className="w-40" />;
  if (!form && fix.error instanceof ApiError && fix.error.code === "not_found")
    return <Closed form={{ closed: "no_order", ended: null }} moves={moves} />;
  if (!form) return <NoForm error={fix.error} onAgain={fix.readForm} />;
  if (form.closed !== null) return <Closed form={form} moves={moves} />;
  return (
    <>
      <div className="grid gap-1">
        <label htmlFor={id} className="text-12 text-ink-2">
          {t("fix.field")}
        </label>
        <Select
          id={id}
          size="small"
          value={fields.length > 1 ? TOGETHER : (fields[0]?.field.name ?? "")}
          onChange={(event) => fix.chooseField(event.target.value === TOGETHER ? null : event.target.value)}
        >
          {proposed.length > 1 && <option value={TOGETHER}>{together}</option>}
          <option value="">{t("fix.unchanged")}</option>
          {form.fields.map((one) => (
            <option key={one.name} value={one.name}>
              {fieldLabel(actions, one, form.fields)}
            </option>
          ))}
        </Select>
      </div>
      {fix.scope === "one" ? (
        <OneValue {...props} />
      ) : (
        <RowValues key={fields.map(({ field }) => field.name).join(" ")} fix={fix} group={group} />
      )}
      <Changes fix={fix} />
      {preview && <Checks preview={preview} name={name} />}
      {preview && moves && isAllOver(preview) && <NothingLeft moves={moves} />}
    </>
  );
}

/** The correction: one value for all rows or one for each, judged by the action's own form before anything is recorded. */
export function FixPanel(props: Props) {
  const { fix, group } = props;
  const t = useT("triage");
  const n = fix.ids.length;
  // Once it is sent there is nothing to check any more: the rows no longer pass because their action is under way.
  const isSent = fix.state.is === "sent";
  // Just taken back, the rows are not in the table again yet.
  const isReturning = fix.state.is === "undone" && n === 0;
  const isOpen = fix.form?.closed === null && !isSent && !isReturning;
  const some =
    n === group.failures.length ? t("fix.title", { n }) : t("fix.titleSome", { n, all: group.failures.length });
  // Where nothing can be sent, none are promised to be corrected.
  const title = isOpen || (fix.isPending && !isSent) ? some : t("fix.region");
  return (
    <section
      aria-label={t("fix.region")}
      data-fix
      className="flex min-h-0 flex-col border-l border-line bg-sunken max-desktop:max-h-[42vh] max-desktop:border-t max-desktop:border-l-0 max-tablet:max-h-none"
    >
      <div className="scroll-thin grid flex-1 content-start gap-4 overflow-auto px-4 py-3.5">
        <div className="flex items-center gap-2">
          <h2 className="text-13">{title}</h2>
          {isOpen && (
            <Segmented
              className="ml-auto"
              label={t("fix.scope")}
              value={fix.scope}
              onChange={fix.chooseScope}
              segments={[
                { value: "one", label: t("fix.one") },
                { value: "rows", label: t("fix.rows") },
              ]}
            />
          )}
        </div>
        {isSent ? <AfterSent now={props.undo.now} /> : !isReturning && <Body {...props} />}
      </div>
      {(isOpen || isSent || isReturning) && (
        <div className="grid gap-2.5 border-t border-line px-4 pt-3 pb-3.5">
          <FixFoot {...props} />
        </div>
      )}
    </section>
  );
}
