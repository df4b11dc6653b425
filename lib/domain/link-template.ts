/**
 * Links out of an order by template (PRODUCT D09, MA-06): an https address with `{marketplace_order_id}` and `{merchant_order_id}` in it.
 * Values are percent-encoded, and no placeholder may stand in the host, so that no order can lead a link elsewhere.
 */

export const LINK_PLACEHOLDERS = ["marketplace_order_id", "merchant_order_id", "marketplace"] as const;
type Placeholder = (typeof LINK_PLACEHOLDERS)[number];

export interface LinkTemplate {
  label: string;
  /** A marketplace's code, or the beginning of several ("amazon"); empty means every marketplace. */
  marketplace: string;
  template: string;
}

export type TemplateProblem = "not_https" | "host" | "credentials" | "characters" | "placeholder" | "too_long";

const MAX = 500;
const BRACES = /\{([^{}]*)\}/g;

/** What is wrong with a template; null when it may be used. */
export function templateProblem(template: string): TemplateProblem | null {
  if (template.length > MAX) return "too_long";
  if (/[\s\\\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(template)) return "characters";
  if (!template.startsWith("https://")) return "not_https";
  const authority = /^https:\/\/([^/?#]*)/.exec(template)?.[1] ?? "";
  if (authority.includes("@")) return "credentials";
  if (authority === "" || /[{}]/.test(authority)) return "host";
  const names = [...template.matchAll(BRACES)].map(([, name]) => name);
  if (names.some((name) => !(LINK_PLACEHOLDERS as readonly string[]).includes(name ?? ""))) return "placeholder";
  if (/[{}]/.test(template.replace(BRACES, ""))) return "placeholder";
  return URL.canParse(template.replace(BRACES, "x")) ? null : "host";
}

interface Linked {
  marketplace: string;
  marketplace_order_id: string;
  merchant_order_id: readonly string[];
}

function isFor({ marketplace }: LinkTemplate, order: Linked): boolean {
  return marketplace === "" || order.marketplace === marketplace || order.marketplace.startsWith(`${marketplace}_`);
}

/** A dot segment would climb out of the folder the template names, percent-encoded or not. */
const encoded = (value: string): string =>
  encodeURIComponent(value).replace(/^\.{1,2}$/, (dots) => "%252E".repeat(dots.length));

function fill(template: string, values: Record<Placeholder, string>): string {
  return template.replace(BRACES, (_, name: string) => encoded(values[name as Placeholder] ?? ""));
}

/** At most this many links of one template: an order may carry several references of the merchant's. */
const MOST_REFERENCES = 5;

/** The links of one order. A template that asks for the merchant's reference gives one link for each, and none while there is none. */
export function orderLinks(templates: readonly LinkTemplate[], order: Linked): { label: string; href: string }[] {
  return templates
    .filter((one) => templateProblem(one.template) === null && isFor(one, order))
    .flatMap(({ label, template }) => {
      const { marketplace, marketplace_order_id } = order;
      const asks = template.includes("{merchant_order_id}");
      const references = asks ? [...new Set(order.merchant_order_id)].slice(0, MOST_REFERENCES) : [""];
      return references.map((merchant_order_id) => ({
        label: asks && references.length > 1 ? `${label} (${merchant_order_id})` : label,
        href: fill(template, { marketplace, marketplace_order_id, merchant_order_id }),
      }));
    });
}
