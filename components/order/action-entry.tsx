"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { ActionHistory } from "@/components/actions/action-history";
import { typeIcon, typeWords } from "@/components/actions/action-words";
import { shortWhy } from "@/components/actions/progress-words";
import { ActionBadge, SettledNote, toneOf } from "@/components/actions/settled";
import { failureWords } from "@/components/failure-words";
import { wordOr } from "@/components/schema-form/field-words";
import { useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { CopyButton } from "@/components/ui/copy-button";
import { Fact, Facts } from "@/components/ui/facts";
import { Icon } from "@/components/ui/icon";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { Quote } from "@/components/ui/quote";
import { Time } from "@/components/ui/time";
import { TimelineItem } from "@/components/ui/timeline";
import type { ActionView } from "@/lib/contract/actions";
import { isTerminal } from "@/lib/domain/action";
import { actionDetailQuery } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";

/** The arguments by which a person knows an action again without opening it. */
const TELLING = ["carrier", "carrier_name", "tracking_number", "reason", "refund_price", "quantity"];

function tellingOf({ args }: ActionView): string {
  return TELLING.flatMap((name) => (args[name] === undefined ? [] : [String(args[name])])).join(" · ");
}

function Arguments({ action }: { action: ActionView }) {
  const t = useT("actions");
  const args = Object.entries(action.args);
  return (
    <section aria-label={t("history.arguments")}>
      <h3 className="mb-1 text-12 font-semibold text-ink">{t("history.arguments")}</h3>
      {args.length === 0 && action.line === null && <p>{t("history.noArguments")}</p>}
      <Facts>
        {action.line !== null && (
          <Fact name={t("args.line")}>
            <Plain max={80}>{action.line}</Plain>
          </Fact>
        )}
        {args.map(([name, value]) => (
          <Fact key={name} name={<Plain max={40}>{wordOr(t, `args.${name}`, name)}</Plain>}>
            <Plain max={300}>{String(value)}</Plain>
          </Fact>
        ))}
      </Facts>
    </section>
  );
}

/** Who asked, every attempt and look: read when it is opened. */
function Evidence({ accountId, action }: { accountId: number; action: ActionView }) {
  const [t, e] = [useT("actions"), useT("errors")];
  const { data, error } = useQuery(actionDetailQuery(accountId, action.id));
  if (error && !data) {
    const { title, step } = failureWords(error instanceof ApiError ? error.code : "internal", e);
    return (
      <p role="alert">
        {title} {step}
      </p>
    );
  }
  if (!data) return <Bone className="w-56" />;
  const attempts = Math.max(0, ...data.history.map(({ attempt }) => attempt));
  const looks = data.history.filter(({ kind }) => kind === "look").length;
  return (
    <section aria-label={t("history.title")} className="grid gap-2">
      <h3 className="flex items-center gap-1 text-12 font-semibold text-ink">
        {t("history.title")}
        <CopyButton text={JSON.stringify(data, null, 2)} label={t("history.evidence")} />
      </h3>
      <Facts>
        <Fact name={t("history.attempts")}>{attempts}</Fact>
        <Fact name={t("history.looks")}>{looks}</Fact>
      </Facts>
      <ActionHistory events={data.history} cut={data.history_cut} />
    </section>
  );
}

function Ended({ action }: { action: ActionView }) {
  const t = useT("order");
  if (!isTerminal(action.state) || !action.updated_at || action.updated_at === action.created_at) return null;
  return (
    <span className="text-ink-3">
      {t("endedAt")} <Time at={action.updated_at} />
    </span>
  );
}

/** One action in the timeline: what, on which line, how it ended and when; opened, everything that is on record. */
export function ActionEntry({ accountId, action }: { accountId: number; action: ActionView }) {
  const [t, a] = [useT("order"), useT("actions")];
  const [open, setOpen] = useState(false);
  const id = useId();
  const tone = toneOf(action);
  const telling = tellingOf(action);
  const why = action.error_text ? "" : shortWhy(a, action);
  return (
    <TimelineItem
      tone={tone}
      icon={typeIcon(action.type)}
      time={<Time at={action.created_at ?? action.updated_at} />}
      fact={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium">{typeWords(a, action.type)}</span>
          <span className="text-12 text-ink-3">
            {action.line === null ? (
              a("live.wholeOrder")
            ) : (
              <Plain max={40}>{a("live.line", { line: action.line })}</Plain>
            )}
          </span>
          <ActionBadge action={action} />
          {action.settled && <SettledNote settled={action.settled} />}
        </span>
      }
    >
      <div className="grid gap-1">
        {telling && (
          <span className="[overflow-wrap:anywhere]">
            <Plain max={120}>{telling}</Plain>
          </span>
        )}
        {why && <span>{why}</span>}
        {action.error_text && <Quote tone={tone} text={action.error_text} />}
        <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            data-print="no"
            onClick={() => setOpen(!open)}
            className={`${linkClass} inline-flex min-h-6 items-center gap-0.5`}
          >
            <Icon name={open ? "chevron-up" : "chevron-down"} size={13} />
            {t("whatWasSent")}
          </button>
          <span className="text-ink-3">
            {action.source === "lengow" ? t("fromElsewhere") : <Plain max={60}>{action.by?.name || "–"}</Plain>}
          </span>
          {action.upstream_id !== null && (
            <span className="text-ink-3">{t("lengowNumber", { id: String(action.upstream_id) })}</span>
          )}
          <Ended action={action} />
        </span>
        <div id={id} hidden={!open} className="mt-1 rounded-6 bg-sunken px-3 py-2.5">
          {open && (
            <div className="grid grid-cols-[repeat(auto-fit,minmax(min(260px,100%),1fr))] gap-4">
              <Arguments action={action} />
              {action.source === "orderdeck" && <Evidence accountId={accountId} action={action} />}
            </div>
          )}
        </div>
      </div>
    </TimelineItem>
  );
}
