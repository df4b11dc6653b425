"use client";

import { useQuery } from "@tanstack/react-query";
import { failureWords } from "@/components/failure-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { useQueryStates } from "@/components/url-state/use-query-states";
import { AUDIT_KINDS, type AuditKind, type AuditPage } from "@/lib/contract/audit";
import { count } from "@/lib/format/count";
import { plainText } from "@/lib/format/plain";
import { ApiError } from "@/lib/queries/api-fetch";
import { auditQuery } from "@/lib/queries/settings";
import { AUDIT_PAGE, type AuditState, auditParsers, auditQueryOf } from "./audit-state";
import { AuditTable } from "./audit-table";

interface Props {
  accountId: number;
  first: { query: string; data: AuditPage };
}

/** Who did what on the account, when (PRODUCT M09). */
export function AuditScreen({ accountId, first }: Props) {
  const [t, e] = [useT("settings"), useT("errors")];
  const [state, setState] = useQueryStates(auditParsers, { history: "push" });
  const query = auditQueryOf(state);
  const page = useQuery({
    ...auditQuery(accountId, query),
    ...(query === first.query ? { initialData: first.data } : {}),
  });
  const change = (changes: Partial<AuditState>) => void setState({ page: 1, ...changes });
  const failed = page.error && failureWords(page.error instanceof ApiError ? page.error.code : "internal", e);
  return (
    <>
      <div className="flex flex-wrap items-end gap-3 px-5 py-3 max-tablet:px-4">
        <Filters state={state} page={page.data} onChange={change} />
        <p className="ml-auto text-12 text-ink-3 max-tablet:ml-0">{t("audit.text")}</p>
      </div>
      {failed && (
        <Banner
          flat
          tone="fail"
          role="alert"
          icon={failed.icon}
          title={failed.title}
          actions={<Button onClick={() => void page.refetch()}>{t("failedStep")}</Button>}
        >
          {failed.step}
        </Banner>
      )}
      {page.data?.count === 0 && (
        <Empty filtered={state.person !== "" || state.kind !== ""} onClear={() => change({ person: "", kind: "" })} />
      )}
      {page.data && page.data.count > 0 && (
        <>
          <AuditTable accountId={accountId} lines={page.data.results} stale={page.isPlaceholderData} />
          <Pager page={page.data} onPage={(next) => void setState({ page: next })} />
        </>
      )}
    </>
  );
}

function Empty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const t = useT("settings");
  if (!filtered)
    return (
      <EmptyState icon="history" title={t("audit.emptyEver")}>
        {t("audit.emptyEverText")}
      </EmptyState>
    );
  return (
    <EmptyState icon="history" title={t("audit.empty")} actions={<Button onClick={onClear}>{t("audit.clear")}</Button>}>
      {t("audit.emptyText")}
    </EmptyState>
  );
}

function Filters(props: {
  state: AuditState;
  page: AuditPage | undefined;
  onChange: (changes: Partial<AuditState>) => void;
}) {
  const { state, page, onChange } = props;
  const t = useT("settings");
  const known = (kind: string): kind is AuditKind => (AUDIT_KINDS as readonly string[]).includes(kind);
  return (
    <>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the select stands inside, one component deeper */}
      <label className="grid gap-1 text-12 text-ink-2">
        {t("audit.person")}
        <Select
          size="small"
          className="w-52"
          value={state.person}
          onChange={(event) => onChange({ person: event.currentTarget.value })}
        >
          <option value="">{t("audit.anyPerson")}</option>
          {page?.people.map(({ id, name }) => (
            <option key={id} value={id}>
              {plainText(name, 60).text}
            </option>
          ))}
        </Select>
      </label>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the select stands inside, one component deeper */}
      <label className="grid gap-1 text-12 text-ink-2">
        {t("audit.kind")}
        <Select
          size="small"
          className="w-52"
          value={state.kind}
          onChange={(event) => onChange({ kind: event.currentTarget.value })}
        >
          <option value="">{t("audit.anyKind")}</option>
          {page?.kinds.map((kind) => (
            <option key={kind} value={kind}>
              {known(kind) ? t(`audit.kinds.${kind}`) : kind}
            </option>
          ))}
        </Select>
      </label>
    </>
  );
}

function Pager({ page, onPage }: { page: AuditPage; onPage: (page: number) => void }) {
  const t = useT("settings");
  const locale = useLocale();
  const from = (page.page - 1) * AUDIT_PAGE + 1;
  const to = Math.min(page.count, from + page.results.length - 1);
  const [atStart, atEnd] = [page.page <= 1, to >= page.count];
  return (
    <div className="flex items-center gap-2 px-5 py-3 text-12 text-ink-2 tabular-nums max-tablet:px-4">
      {t("audit.page", { from: count(from, locale), to: count(to, locale), all: count(page.count, locale) })}
      <span className="ml-auto flex gap-1.5">
        {!atStart && (
          <Button size="small" icon="chevron-left" onClick={() => onPage(page.page - 1)}>
            {t("audit.previous")}
          </Button>
        )}
        {!atEnd && (
          <Button size="small" onClick={() => onPage(page.page + 1)}>
            {t("audit.next")}
          </Button>
        )}
      </span>
    </div>
  );
}
