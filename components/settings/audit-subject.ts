import type { AuditLine } from "@/lib/contract/audit";
import type { MessageKey } from "@/lib/messages/translate";

/** What a line of the audit log is about: the words or the name it goes by, and where it is to be seen. */
export interface AuditSubject {
  /** A word of ours; null where the thing has a name. */
  word: Extract<MessageKey<"settings">, `audit.on.${string}`> | null;
  name: string;
  href: string | null;
}

/** On which tab of the settings a setting stands. */
const TAB_OF: Record<string, "connection" | "sending" | "data"> = {
  name: "connection",
  keys: "connection",
  holds: "sending",
  retention: "data",
};

/** Accounts' own settings that are no row of the settings' table, by their verb. */
const PAGE_OF: Record<string, string> = {
  "invoice_settings.changed": "invoices",
  "invoice_settings.confirmed": "invoices",
  "link_templates.changed": "links",
  "order_index.rebuild": "data",
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** "marketplace/order", where the order's own id may hold strokes. */
function orderOf({ subject, details }: AuditLine): [marketplace: string, id: string] | null {
  if (subject.startsWith("order:")) {
    const [marketplace = "", ...id] = subject.slice("order:".length).split("/");
    return [marketplace, id.join("/")];
  }
  const own: [string, string] = [text(details.marketplace), text(details.order)];
  return own[0] && own[1] ? own : null;
}

/** The order, batch, cause, person, view or setting that a line is about; null where its subject says nothing to a reader. */
export function auditSubject(accountId: number, line: AuditLine): AuditSubject | null {
  const { subject, verb, details, about } = line;
  const base = `/accounts/${accountId}`;
  const order = orderOf(line);
  if (order) return { word: null, name: order[1], href: `${base}/orders/${order.map(encodeURIComponent).join("/")}` };
  const at = subject.indexOf(":");
  const [kind, id] = [subject.slice(0, at), encodeURIComponent(subject.slice(at + 1))];
  switch (kind) {
    case "batch":
      return { word: "audit.on.batch", name: "", href: `${base}/batches/${id}` };
    case "triage_group":
      return { word: "audit.on.cause", name: "", href: `${base}/errors?group=${id}` };
    case "view":
      return {
        word: null,
        name: text(details.name),
        href: verb === "view.shared" ? `${base}/orders?view=${id}` : null,
      };
    case "invoice":
      return { word: null, name: text(details.number), href: null };
    case "person":
      return about === null ? null : { word: null, name: about, href: `${base}/settings/team` };
    case "marketplace":
      return { word: null, name: subject.slice(at + 1), href: `${base}/marketplaces/${id}` };
    case "setting": {
      const tab = TAB_OF[id];
      return tab
        ? {
            word: `audit.on.${id as "name" | "keys" | "holds" | "retention"}`,
            name: "",
            href: `${base}/settings/${tab}`,
          }
        : null;
    }
    default: {
      const page = PAGE_OF[verb];
      return page ? { word: "audit.on.page", name: "", href: `${base}/settings/${page}` } : null;
    }
  }
}
