"use client";

import { failureWords } from "@/components/failure-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Plain } from "@/components/ui/plain";
import { count } from "@/lib/format/count";
import type { ExportProgress } from "@/lib/queries/export";
import type { ExportJob } from "./export-job";

/** How the export is doing, and how it ended. */
export function ExportState({ job }: { job: ExportJob }) {
  if (job.state === "running") return <Running progress={job.progress} />;
  if (job.state === "done") return <Done job={job} />;
  return <NoFile job={job} />;
}

function Running({ progress }: { progress: ExportProgress | null }) {
  const t = useT("exportOrders");
  const locale = useLocale();
  if (!progress) return <p role="status">{t("starting")}</p>;
  const { rows, count: all, source, id } = progress;
  const share = all > 0 ? Math.min(1, rows / all) : 0;
  const words = t("running", { rows: count(rows, locale), all: count(all, locale) });
  return (
    <div className="grid gap-2.5 py-2">
      <p className="text-16 font-medium tabular-nums">{words}</p>
      <div
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={Math.min(rows, all)}
        aria-valuetext={words}
        aria-label={t("title")}
      >
        <svg aria-hidden="true" className="block h-1 w-full" preserveAspectRatio="none" viewBox="0 0 100 4">
          <rect width="100" height="4" rx="2" className="fill-line-strong" />
          <rect width={share * 100} height="4" rx="2" className="fill-accent" />
        </svg>
      </div>
      <p className="text-12 text-ink-2">{t(source === "index" ? "fromIndex" : "fromLengow")}</p>
      <p className="text-11 text-ink-3 tabular-nums">{t("job", { id })}</p>
    </div>
  );
}

function Done({ job }: { job: Extract<ExportJob, { state: "done" }> }) {
  const t = useT("exportOrders");
  const locale = useLocale();
  return (
    <div className="grid gap-3">
      <Banner
        tone="rest"
        icon="circle-check"
        role="status"
        title={t("done", { n: job.rows, all: count(job.rows, locale) })}
      >
        {t("doneText", { name: job.name })}
      </Banner>
      {job.incomplete !== null && (
        <Banner tone="warn" icon="triangle-alert" role="alert" title={t("incomplete")}>
          {t("incompleteText")}
        </Banner>
      )}
      <p className="text-11 text-ink-3 tabular-nums">{t("job", { id: job.id })}</p>
    </div>
  );
}

function NoFile({ job }: { job: Exclude<ExportJob, { state: "running" | "done" }> }) {
  const [t, e] = [useT("exportOrders"), useT("errors")];
  if (job.state === "canceled")
    return (
      <Banner tone="rest" icon="ban" role="status" title={t("canceled")}>
        {t("canceledText")}
      </Banner>
    );
  if (job.state !== "failed") return null;
  const broken = job.code === "broken";
  const words = failureWords(job.code, e);
  return (
    <Banner tone="fail" icon={broken ? "wifi-off" : words.icon} role="alert" title={t("failed")}>
      {broken ? t("broken") : job.message ? <Plain max={300}>{job.message}</Plain> : words.step}
    </Banner>
  );
}
