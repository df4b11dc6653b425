"use client";

import Link from "next/link";
import { failureWords } from "@/components/failure-words";
import { fieldLabel } from "@/components/schema-form/field-words";
import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { linkClass } from "@/components/ui/link-class";
import { statusLook } from "@/lib/domain/status";
import { dateTime } from "@/lib/format/date";
import { plainText } from "@/lib/format/plain";
import type { FormField } from "@/lib/grammar";
import type { ApiError } from "@/lib/queries/api-fetch";
import { typeWords } from "./action-words";
import type { OrderChange } from "./order-changes";
import type { SubmitState } from "./use-submit";

type Failed = Extract<SubmitState, { is: "failed" }>;

interface Props {
  failed: Failed;
  fields: readonly FormField[];
  /** Where the actions of this order are told. */
  actionsHref: string;
  onAgain: () => void;
  onSendAnother: () => void;
  onOpenAnew: () => void;
}

const detailOf = (error: ApiError, field: string): string | null =>
  error.details.find((detail) => detail.field === field)?.message ?? null;

/** The action that this one corrects was done, or may be at Lengow after all: a person must say "all the same", or it is too early to. */
function MayHaveArrived({ failed, onSendAnother }: Props) {
  const t = useT("actions");
  const mayInsist = detailOf(failed.error, "send_another") !== null;
  const wasDone = detailOf(failed.error, "state")?.startsWith("done") ?? false;
  const doubt = mayInsist ? "problem.mayHaveArrived" : "problem.stillLooked";
  return (
    <Banner
      tone={wasDone ? "warn" : "unknown"}
      icon="circle-question-mark"
      role="alert"
      title={t(wasDone ? "problem.sameBefore" : doubt)}
      actions={mayInsist && <Button onClick={onSendAnother}>{t("problem.sendAnother")}</Button>}
    >
      <p>
        {!wasDone && t(mayInsist ? "problem.lookFirst" : "problem.tryLater")} {t("problem.notRecorded")}
      </p>
    </Banner>
  );
}

/** The action that this one corrects goes on after all, for it was found at Lengow meanwhile: how far it is, and where that is told. */
function NotEnded({ failed, actionsHref }: Props) {
  const [t, status] = [useT("actions"), useT("status")];
  const state = detailOf(failed.error, "state") ?? "";
  const { key } = statusLook("action", state);
  return (
    <Banner
      tone="warn"
      icon="hourglass"
      role="alert"
      title={t("problem.notEnded", { state: key ? status(key) : plainText(state, 40).text })}
      actions={
        <Link href={actionsHref} prefetch={false} className={linkClass}>
          {t("problem.seeActions")}
        </Link>
      }
    >
      <p>
        {t(state === "ready" ? "problem.busyReady" : "problem.busyWait")} {t("problem.notRecorded")}
      </p>
    </Banner>
  );
}

/** Who is already on it, since when, and how far: the lane is theirs. */
function Busy({ failed, onSendAnother }: Props) {
  const [t, status] = [useT("actions"), useT("status")];
  const [locale, zone] = [useLocale(), useZone()];
  const { error } = failed;
  const state = detailOf(error, "state") ?? "";
  const { key } = statusLook("action", state);
  const question = detailOf(error, "send_another");
  const isSame = state !== "accepted";
  return (
    <Banner
      tone="warn"
      icon="users"
      role="alert"
      title={t("problem.busy", {
        who: plainText(detailOf(error, "who") ?? "?", 60).text,
        action: typeWords(t, detailOf(error, "type") ?? ""),
        state: key ? status(key) : state,
        time: dateTime(detailOf(error, "when"), locale, zone) ?? "–",
      })}
      actions={question !== null && <Button onClick={onSendAnother}>{t("problem.sendAnother")}</Button>}
    >
      <p>
        {question !== null
          ? t(isSame ? "problem.sameBefore" : "problem.stillOpen")
          : t(state === "ready" ? "problem.busyReady" : "problem.busyWait")}{" "}
        {t("problem.notRecorded")}
      </p>
    </Banner>
  );
}

/** What the server did not accept, field by field, in its own words. */
function Refused({ failed, fields }: Props) {
  const t = useT("actions");
  const nameOf = (path: string) => {
    const name = path.replace(/^args\./, "");
    const field = fields.find((one) => one.name === name);
    if (field) return fieldLabel(t, field, fields);
    return path.startsWith("lines") ? t("form.lines") : plainText(name, 40).text;
  };
  return (
    <Banner tone="fail" icon="octagon-x" role="alert" title={t("problem.refused")}>
      <ul>
        {failed.error.details.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <b className="font-medium text-ink">{nameOf(field)}</b>{" "}
            <span lang="en">{plainText(message, 300).text}</span>
          </li>
        ))}
      </ul>
      <p>{t("problem.notRecorded")}</p>
    </Banner>
  );
}

/** What came back instead of a recorded action: what happened, whether anything was sent, what to do. */
export function SendProblem(props: Props) {
  const [t, e] = [useT("actions"), useT("errors")];
  const { failed, onAgain, onOpenAnew } = props;
  const { error, done, all } = failed;
  if (error.code === "busy" && detailOf(error, "who") !== null) return <Busy {...props} />;
  if (error.code === "busy") {
    const isOver = detailOf(error, "send_another") !== null || detailOf(error, "state") === "needs_person";
    return isOver ? <MayHaveArrived {...props} /> : <NotEnded {...props} />;
  }
  if (error.code === "bad_request" && error.details.length > 0) return <Refused {...props} />;
  if (error.code === "key_reused") {
    return (
      <Banner
        tone="warn"
        icon="info"
        role="alert"
        title={t("problem.keyReused")}
        actions={<Button onClick={onOpenAnew}>{t("problem.openAgain")}</Button>}
      />
    );
  }
  const again = <Button onClick={onAgain}>{t("problem.tryAgain")}</Button>;
  if (error.sent === "unknown") {
    return (
      <Banner tone="unknown" icon="circle-question-mark" role="alert" title={t("problem.lost")} actions={again}>
        {t("problem.lostStep")}
      </Banner>
    );
  }
  const { icon, title, step } = failureWords(error.code, e);
  // The words for a reading that failed speak of what is shown, and here something was to be sent.
  const what = error.code === "lengow_unavailable" ? t("problem.lengowDown") : title;
  return (
    <Banner tone="fail" icon={icon} role="alert" title={what} actions={again}>
      {done.length > 0 ? t("problem.recordedSome", { done: done.length, all }) : t("problem.notRecorded")} {step}
      {error.requestId && <span className="block text-12">{e("reference", { id: error.requestId })}</span>}
    </Banner>
  );
}

/** The order is not the one the form was opened on: the difference, and a full stop. */
export function OrderChanged({ changes, onUse }: { changes: readonly OrderChange[]; onUse: () => void }) {
  const [t, status] = [useT("actions"), useT("status")];
  const words = (change: OrderChange, value: string | null) => {
    if (value === null) return t("changed.none");
    if (change.what === "lineGone") return t(value === "gone" ? "changed.gone" : "changed.there");
    const look = change.what === "status" || change.what === "lineStatus" ? statusLook("order", value) : null;
    return look?.key ? status(look.key) : plainText(value, 80).text;
  };
  return (
    <Banner
      tone="warn"
      icon="triangle-alert"
      role="alert"
      title={t("changed.title")}
      actions={<Button onClick={onUse}>{t("changed.use")}</Button>}
    >
      <ul className="mt-1 grid gap-0.5">
        {changes.map((change) => (
          <li key={`${change.what} ${change.line}`}>
            <b className="font-medium text-ink">{t(`changed.${change.what}`, { line: change.line ?? "" })}</b>{" "}
            {change.what === "address"
              ? t("changed.addressChanged")
              : t("changed.was", { before: words(change, change.before), after: words(change, change.after) })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
