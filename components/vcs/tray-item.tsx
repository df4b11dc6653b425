"use client";

import { useState } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Plain } from "@/components/ui/plain";
import type { Upload } from "@/lib/contract/vcs";
import { money } from "@/lib/format/money";
import { centsFromDecimal, decimalFromCents } from "@/lib/vcs/matching/amounts-in-text";
import { ChooseDocument } from "./choose-document";
import { useProblemWords } from "./problem-words";
import { fileProblem, type TrayRow, type TrayStand, wantedAmounts } from "./tray";
import { TrayFields } from "./tray-fields";
import type { Tray } from "./use-tray";
import { Verdict } from "./verdict";

const LOOK: Record<TrayStand, { icon: IconName; tone: string }> = {
  bad: { icon: "file-x", tone: "text-fail" },
  none: { icon: "search", tone: "text-warn" },
  ask: { icon: "circle-question-mark", tone: "text-warn" },
  differs: { icon: "octagon-x", tone: "text-fail" },
  incomplete: { icon: "pencil", tone: "text-warn" },
  blocked: { icon: "ban", tone: "text-ink-3" },
  ready: { icon: "check", tone: "text-done" },
  reading: { icon: "hourglass", tone: "text-ink-3" },
  sending: { icon: "cloud-upload", tone: "text-move" },
  sent: { icon: "send", tone: "text-move" },
};

/** Why the file stands with this document, in one line. */
function Found({ row }: { row: TrayRow }) {
  const t = useT("vcs");
  const locale = useLocale();
  const { document, file } = row;
  if (!document) return null;
  const outcome = file.match?.outcome;
  const by = file.chosen !== null || outcome?.kind !== "matched" ? "person" : outcome.by;
  const total = money(wantedAmounts(document).total, document.currency, locale) ?? "";
  return (
    <p className="text-12 text-ink-2">
      <span className="tabular-nums">
        <Plain max={40}>{document.order_id}</Plain>
      </span>
      {", "}
      {t(`by.${by}`)}
      {outcome?.kind === "matched" && file.chosen === null && outcome.confidence === "probable" && (
        <span className="text-warn"> · {t("tray.look")}</span>
      )}
      {row.stand === "ready" && <span className="tabular-nums"> · {t("tray.fits", { total })}</span>}
    </p>
  );
}

/** Cents that the PDF is off, beside both amounts. */
function Difference({ row }: { row: TrayRow }) {
  const t = useT("vcs");
  const locale = useLocale();
  const { document, file, off } = row;
  if (!document) return null;
  const wanted = wantedAmounts(document);
  const write = (text: string | null) => money(text, document.currency, locale) ?? "–";
  const isTotal = off.total !== null && off.total !== 0;
  const ours = centsFromDecimal(isTotal ? file.total : file.vat);
  const gap = isTotal ? off.total : off.vat;
  return (
    <>
      <dl className="my-1 grid grid-flow-col grid-rows-[auto_auto] justify-start gap-x-[18px] tabular-nums">
        <dt className="text-11 text-ink-3">{t(isTotal ? "differ.pdfTotal" : "differ.pdfVat")}</dt>
        <dd className="font-medium">{write(ours === null ? null : decimalFromCents(ours))}</dd>
        <dt className="text-11 text-ink-3">{t("differ.amazon")}</dt>
        <dd className="font-medium">{write(isTotal ? wanted.total : wanted.vat)}</dd>
        <dt className="text-11 text-ink-3">{t("differ.off")}</dt>
        <dd className="font-medium text-fail">{write(gap === null ? null : decimalFromCents(Math.abs(gap)))}</dd>
      </dl>
      <p className="text-12 text-ink-2">{t(Math.abs(gap ?? 0) <= 5 ? "differ.rounding" : "differ.other")}</p>
    </>
  );
}

/** What will be sent; a press opens the fields, should the number have been read wrongly. */
function Ready({ row, tray }: { row: TrayRow; tray: Tray }) {
  const t = useT("vcs");
  const [editing, setEditing] = useState(false);
  return (
    <>
      <Found row={row} />
      {editing ? (
        <TrayFields row={row} tray={tray} />
      ) : (
        <p className="flex items-center text-12 text-ink-3">
          {t("fields.sentAs")}
          <button
            type="button"
            className="ml-1 inline-flex min-h-6 items-center gap-1 rounded-4 px-1 font-medium text-ink-2 hover:text-ink"
            title={t("fields.edit")}
            onClick={() => setEditing(true)}
          >
            <Plain max={40}>{row.file.number}</Plain>
            <Icon name="pencil" size={12} />
            <span className="sr-only">{t("fields.edit")}</span>
          </button>
        </p>
      )}
    </>
  );
}

function Sent({ upload }: { upload: Upload | undefined }) {
  if (!upload) return <StatusBadge kind="action" value="ready" ground />;
  const isNo = upload.state === "refused" || upload.state === "rejected";
  return (
    <>
      <StatusBadge kind="action" value={upload.state} ground />
      {isNo && (
        <div className="mt-1.5 text-12">
          <Verdict
            code={upload.verdict_code}
            text={upload.verdict_text}
            by={upload.state === "rejected" ? "lengow" : "amazon"}
          />
        </div>
      )}
    </>
  );
}

function Body({ row, tray, upload }: { row: TrayRow; tray: Tray; upload: Upload | undefined }) {
  const t = useT("vcs");
  const words = useProblemWords();
  const { file, stand } = row;
  const outcome = file.match?.outcome;
  switch (stand) {
    case "bad": {
      const problem = fileProblem(file);
      return <p className="text-12 text-ink-2">{problem ? words(problem) : t("none.same_file")}</p>;
    }
    case "none":
    case "ask":
      return (
        <>
          <p className="text-12 text-ink-2">
            {outcome?.kind === "ask"
              ? t(`ask.${outcome.question}`)
              : outcome?.kind === "none"
                ? t(`none.${outcome.reason}`)
                : t("none.gone")}
          </p>
          <ChooseDocument row={row} tray={tray} />
        </>
      );
    case "differs":
      return (
        <>
          <Found row={row} />
          <Difference row={row} />
          <TrayFields row={row} tray={tray} />
        </>
      );
    case "incomplete":
      return (
        <>
          <Found row={row} />
          <TrayFields row={row} tray={tray} />
        </>
      );
    case "blocked":
      return (
        <>
          <Found row={row} />
          <p className="text-12 text-ink-2">{row.document?.blocked ? t(`blocked.${row.document.blocked}`) : null}</p>
        </>
      );
    case "reading":
      return <p className="text-12 text-ink-3">{t("tray.readingOne")}</p>;
    case "sent":
      return <Sent upload={upload} />;
    case "ready":
      return <Ready row={row} tray={tray} />;
    default:
      return <Found row={row} />;
  }
}

/** One file of the list. */
export function TrayItem({ row, tray, upload }: { row: TrayRow; tray: Tray; upload: Upload | undefined }) {
  const t = useT("vcs");
  const words = useProblemWords();
  const { file, stand } = row;
  const { icon, tone } = LOOK[stand];
  const canLeave = stand !== "sending";
  return (
    <li
      data-tray-file={stand}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go from file to file, which needs a place for the focus.
      tabIndex={0}
      aria-label={file.name}
      className="tray-file ring-inward grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 border-b border-line px-4 py-2.5"
    >
      <Icon name={icon} className={`mt-0.5 stroke-2 ${tone}`} />
      <div className="min-w-0">
        <p className="cut font-medium">
          <Plain max={80}>{file.name}</Plain>
        </p>
        <Body row={row} tray={tray} upload={upload} />
        {file.failure && stand !== "bad" && (
          <p role="alert" className="mt-1 text-12 text-fail">
            {words(file.failure.code, file.failure.message)}
          </p>
        )}
        {file.chosen !== null && stand !== "sent" && stand !== "sending" && (
          <Button
            size="small"
            variant="quiet"
            className="mt-1 -ml-2"
            onClick={() => tray.change(file.id, { chosen: null })}
          >
            {t("tray.otherDocument")}
          </Button>
        )}
      </div>
      {canLeave && (
        <IconButton
          icon="x"
          size="small"
          iconSize={14}
          label={t("tray.leaveOut", { name: file.name })}
          onClick={() => tray.remove([file.id])}
        />
      )}
    </li>
  );
}
