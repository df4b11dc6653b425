import { typeWords } from "@/components/actions/action-words";
import { saidBeside, whyWords } from "@/components/actions/progress-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import type { AuditLine } from "@/lib/contract/audit";
import { statusLook } from "@/lib/domain/status";
import { count } from "@/lib/format/count";
import type { Translate } from "@/lib/messages/translate";
import { auditWords } from "./audit-words";

interface Words {
  t: Translate<"settings">;
  actions: Translate<"actions">;
  status: Translate<"status">;
  role: Translate<"shell">;
  n: (value: number) => string;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function stateWords({ status }: Words, state: string): string {
  const { key } = statusLook("action", state);
  return key ? status(key) : state;
}

/** What was done. An action and a document say which, and how they stand now: several lines of one sending are then several steps. */
function doneWords(words: Words, { verb, details }: AuditLine): string {
  const { t, actions } = words;
  const [type, to] = [text(details.type), text(details.to)];
  if (verb === "action.recorded" && type) return t("audit.asked", { action: typeWords(actions, type) });
  if (verb === "action.moved" && type)
    return t("audit.isNow", { what: typeWords(actions, type), state: stateWords(words, to) });
  if (verb === "document.moved" && to)
    return t("audit.isNow", { what: text(details.number) || t("audit.kinds.document"), state: stateWords(words, to) });
  return auditWords(t, verb) ?? verb;
}

function exportFacts({ t, status, n }: Words, details: AuditLine["details"]): string[] {
  const expected = number(details.expected);
  const statuses = list(details.lengow_status).map((raw) => {
    const { key } = statusLook("order", raw);
    return key ? status(key) : raw;
  });
  const filters = [...statuses, ...list(details.marketplace)];
  return [
    expected === null ? "" : t("audit.fact.orders", { n: expected, all: n(expected) }),
    filters.join(", "),
    t("audit.fact.columns", { n: list(details.columns).length }),
    details.personal === true ? t("audit.fact.personal") : "",
  ];
}

function settingFacts({ t }: Words, details: AuditLine["details"]): string[] {
  const seconds = (name: string) => number(details[name]) ?? 0;
  if ("usual_s" in details)
    return [
      t("audit.fact.holds", {
        usual: String(seconds("usual_s")),
        cancel: String(seconds("cancel_s")),
        refund: String(seconds("refund_s")),
      }),
    ];
  const months = number(details.months);
  return [months === null ? text(details.name) : t("audit.fact.months", { n: months })];
}

const ENDINGS = ["done", "incomplete", "canceled", "failed"] as const;

/** The values that say most; everything else stands in the details. */
function facts(words: Words, { verb, details, about }: AuditLine): string[] {
  const { t, actions, role, n } = words;
  switch (verb.split(".")[0]) {
    case "action":
    case "document": {
      const reason = text(details.reason);
      return [whyWords(actions, { state: text(details.to), reason }), saidBeside(text(details.message), reason)];
    }
    case "orders": {
      if (verb === "orders.exported") return exportFacts(words, details);
      const rows = number(details.rows);
      const ending = ENDINGS.find((one) => one === details.ending);
      return [
        rows === null ? "" : t("audit.fact.orders", { n: rows, all: n(rows) }),
        ending ? t(`audit.ending.${ending}`) : "",
      ];
    }
    case "merchant_order_id":
      return [list(details.merchant_order_id).join(", ") || t("audit.fact.cleared")];
    case "setting":
      return settingFacts(words, details);
    case "grant": {
      const given = (["admin", "operator", "support", "viewer"] as const).find((one) => one === details.role);
      return [given ? role(`role.${given}`) : ""];
    }
    case "batch": {
      const total = number(details.total);
      const types = list(details.types).map((type) => typeWords(actions, type));
      return [total === null ? "" : t("audit.fact.rows", { n: total, all: n(total) }), types.join(", ")];
    }
    case "carrier_names":
      return [`${text(details.name)} → ${text(details.to) || t("audit.fact.none")}`];
    case "link_templates":
      return [t("audit.fact.links", { n: list(details.templates).length })];
    case "triage":
      return [about ?? ""];
    default:
      return [];
  }
}

/** A line of the audit log as people say it: what was done, and with which values. */
export function useAuditWords(): (line: AuditLine) => { done: string; facts: string } {
  const [t, actions, status, role] = [useT("settings"), useT("actions"), useT("status"), useT("shell")];
  const locale = useLocale();
  const words: Words = { t, actions, status, role, n: (value) => count(value, locale) };
  return (line) => ({
    done: doneWords(words, line),
    facts: facts(words, line)
      .filter((fact) => fact !== "")
      .join(" · "),
  });
}
