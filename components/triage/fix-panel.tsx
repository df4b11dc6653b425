"use client";

import Link from "next/link";
import { useId } from "react";
import { failureWords } from "@/components/failure-words";
import { FieldControl } from "@/components/schema-form/field-control";
import { fieldLabel, originWords } from "@/components/schema-form/field-words";
import { useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Keys } from "@/components/ui/kbd";
import { linkClass } from "@/components/ui/link-class";
import { marketplaceName } from "@/components/ui/marketplace";
import { Plain } from "@/components/ui/plain";
import { Judged } from "@/components/ui/quote";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { TriageFixPreview, TriageGroupDetail } from "@/lib/contract/triage";
import { plainText } from "@/lib/format/plain";
import type { FormField } from "@/lib/grammar";
import { ApiError } from "@/lib/queries/api-fetch";
import { knownName } from "./cause-words";
import type { Fix } from "./use-fix";

interface Props {
  accountId: number;
  group: TriageGroupDetail;
  fix: Fix;
}

const labelOf = (field: FormField, value: string): string =>
  plainText(field.values?.find(({ code }) => code === value)?.label ?? value, 60).text;

function OneValue({ fix, group }: Props) {
  const [t, actions] = [useT("triage"), useT("actions")];
  const { field, form, value } = fix;
  if (!field || !form) return null;
  const [wrong] = form.sent;
  const many = field.values?.length ?? 0;
  const hint =
    fix.isProposed && wrong ? t("fix.proposed", { value: plainText(wrong.value, 40).text, n: many }) : undefined;
  const name = marketplaceName({ code: group.marketplace, name: knownName(group) });
  return (
    <div data-fix-field={field.name}>
      <Field
        label={fieldLabel(actions, field, form.fields)}
        origin={originWords(actions, field, name, (other) => other)}
        hint={hint}
      >
        {(ids) => <FieldControl field={field} ids={ids} value={value} onChange={fix.type} onBlur={() => undefined} />}
      </Field>
    </div>
  );
}

function RowValues({ fix, group }: Props) {
  const t = useT("triage");
  const { field } = fix;
  const id = useId();
  if (!field) return null;
  const rows = group.failures.filter((failure) => fix.ids.includes(failure.id)).slice(0, 50);
  return (
    <ul className="grid gap-2">
      {rows.map((failure) => (
        <li key={failure.id} className="grid gap-1">
          <span className="flex items-center gap-2 text-12">
            <Plain max={30}>{failure.marketplace_order_id}</Plain>
            <span className="ml-auto">
              <Judged>
                <Plain max={24}>{String(failure.args[field.name] ?? "–")}</Plain>
              </Judged>
            </span>
          </span>
          <label htmlFor={`${id}-${failure.id}`} className="sr-only">
            {t("fix.row", { id: failure.marketplace_order_id })}
          </label>
          <FieldControl
            field={field}
            ids={{ id: `${id}-${failure.id}`, "aria-describedby": undefined, "aria-invalid": undefined }}
            value={fix.rowValue(failure.id)}
            onChange={(text) => fix.typeRow(failure.id, text)}
            onBlur={() => undefined}
          />
        </li>
      ))}
    </ul>
  );
}

function Changes({ fix }: { fix: Fix }) {
  const t = useT("triage");
  const { field, form, value, ids } = fix;
  if (!field || !form || fix.scope === "rows" || field.name !== form.field || form.sent.length === 0) return null;
  return (
    <ul className="divide-y divide-line rounded-6 border border-line-strong bg-surface text-12">
      {form.sent.slice(0, 5).map((one) => (
        <li key={one.value} className="flex items-center gap-2 px-2.5 py-1.5">
          <Judged>
            <Plain max={30}>{one.value}</Plain>
          </Judged>
          <span className="ml-auto text-ink-3 tabular-nums">{t("fix.sent", { n: one.count })}</span>
        </li>
      ))}
      {value !== "" && (
        <li className="flex items-center gap-2 px-2.5 py-1.5 font-medium">
          <Icon name="arrow-right" size={13} className="text-ink-3" />
          {labelOf(field, value)}
          <span className="ml-auto tabular-nums">{t("fix.sent", { n: ids.length })}</span>
        </li>
      )}
    </ul>
  );
}

const PROBLEMS = [
  "moved_on",
  "under_way",
  "may_be_under_way",
  "settled",
  "invalid",
  "order_unknown",
  "not_offered",
] as const;

/** What every row would come to, in a few lines: how many pass, which are left out and why. */
function Checks({ preview, name }: { preview: TriageFixPreview; name: string }) {
  const t = useT("triage");
  const problems = PROBLEMS.flatMap((problem) => {
    const n = preview.rows.filter((row) => row.problem === problem).length;
    return n > 0 ? [{ problem, n }] : [];
  });
  const underWay = problems.some(({ problem }) => problem === "under_way" || problem === "may_be_under_way");
  return (
    <ul className="grid gap-[7px] text-12 leading-4 text-ink-2" data-checks>
      <li className="grid grid-cols-[15px_1fr] gap-2">
        <Icon
          name={preview.intents > 0 ? "check" : "x"}
          size={15}
          className={preview.intents > 0 ? "text-done" : "text-fail"}
        />
        {t("fix.pass", { n: preview.intents, all: preview.rows.length, marketplace: name })}
      </li>
      {!underWay && (
        <li className="grid grid-cols-[15px_1fr] gap-2">
          <Icon name="check" size={15} className="text-done" />
          {t("fix.none")}
        </li>
      )}
      {problems.map(({ problem, n }) => (
        <li key={problem} className="grid grid-cols-[15px_1fr] gap-2">
          <Icon name="triangle-alert" size={15} className="text-warn" />
          {t(`fix.problem.${problem}`, { n })}
        </li>
      ))}
    </ul>
  );
}

function Foot({ fix, group, accountId }: Props) {
  const t = useT("triage");
  const { state, preview, field, form } = fix;
  const actions = useT("actions");
  const name = marketplaceName({ code: group.marketplace, name: knownName(group) });
  if (state.is === "sent") {
    return (
      <p role="status" data-sent={state.sent.intents} className="flex flex-wrap items-center gap-x-2 text-12">
        <Icon name="circle-check" size={15} className="text-done" />
        {t("fix.done", { n: state.sent.intents })}
        <Link href={`/accounts/${accountId}/batches/${state.sent.batch_id}`} prefetch={false} className={linkClass}>
          {t("fix.follow")}
        </Link>
      </p>
    );
  }
  const n = preview?.intents ?? 0;
  const changes =
    field && fix.scope === "one" && fix.value !== ""
      ? t.rich("fix.with", {
          field: fieldLabel(actions, field, form?.fields ?? [field]),
          value: labelOf(field, fix.value),
          b: (text) => <b className="text-ink">{text}</b>,
        })
      : fix.scope === "rows"
        ? t("fix.withRows")
        : "";
  return (
    <>
      <p className="text-12 text-ink-2" role="status">
        {fix.isChecking
          ? t("fix.checking")
          : n > 0
            ? t.rich("fix.resends", {
                n,
                marketplace: name,
                changes: "",
                b: (text) => <b className="text-ink">{text}</b>,
              })
            : t("fix.nothing")}
      </p>
      {n > 0 && changes !== "" && <p className="text-12 text-ink-2">{changes}</p>}
      <Button
        variant="primary"
        className="w-full max-tablet:h-11"
        aria-keyshortcuts="1"
        unavailable={fix.isReady ? undefined : t(fix.isChecking ? "fix.checking" : "fix.nothing")}
        onClick={() => void fix.send()}
      >
        {state.is === "sending" ? t("fix.sending") : n > 0 ? t("fix.send", { n }) : t("moves.fix")}
        <Keys keys={["1"]} />
      </Button>
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

function Body(props: Props) {
  const { fix, group } = props;
  const [t, actions] = [useT("triage"), useT("actions")];
  const { form, field, preview } = fix;
  const id = useId();
  const name = marketplaceName({ code: group.marketplace, name: knownName(group) });
  if (fix.isPending) return <Bone className="w-40" />;
  if (!form && fix.error instanceof ApiError && fix.error.code === "not_found")
    return <p className="text-ink-2">{t("fix.closed.no_order")}</p>;
  if (!form) return <NoForm error={fix.error} onAgain={fix.readForm} />;
  const closed = (["warning", "stuck", "unconfirmed", "settled"] as const).find((one) => one === form.closed);
  if (form.closed !== null)
    return <p className="text-ink-2">{t(closed ? `fix.closed.${closed}` : "fix.closed.no_order")}</p>;
  return (
    <>
      <div className="grid gap-1">
        <label htmlFor={id} className="text-12 text-ink-2">
          {t("fix.field")}
        </label>
        <Select
          id={id}
          size="small"
          value={field?.name ?? ""}
          onChange={(event) => fix.chooseField(event.target.value)}
        >
          <option value="">{t("fix.unchanged")}</option>
          {form.fields.map((one) => (
            <option key={one.name} value={one.name}>
              {fieldLabel(actions, one, form.fields)}
            </option>
          ))}
        </Select>
      </div>
      {fix.scope === "one" ? <OneValue {...props} /> : <RowValues {...props} />}
      <Changes fix={fix} />
      {preview && <Checks preview={preview} name={name} />}
    </>
  );
}

/** The correction: one value for all rows or one for each, judged by the action's own form before anything is recorded. */
export function FixPanel(props: Props) {
  const { fix, group } = props;
  const t = useT("triage");
  const n = fix.ids.length;
  const isOpen = fix.form?.closed === null;
  const some =
    n === group.failures.length ? t("fix.title", { n }) : t("fix.titleSome", { n, all: group.failures.length });
  // Where nothing can be sent, none are promised to be corrected.
  const title = isOpen || fix.isPending ? some : t("fix.region");
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
        <Body {...props} />
      </div>
      {(isOpen || fix.state.is === "sent") && (
        <div className="grid gap-2.5 border-t border-line px-4 pt-3 pb-3.5">
          <Foot {...props} />
        </div>
      )}
    </section>
  );
}
