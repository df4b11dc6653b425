import { wordOr } from "@/components/schema-form/field-words";
import type { ActionOffer } from "@/lib/contract/actions";
import { isAmount } from "@/lib/domain/action-money";
import { statusLook } from "@/lib/domain/status";
import { money } from "@/lib/format/money";
import { plainText } from "@/lib/format/plain";
import type { Locale } from "@/lib/messages/locales";
import type { Translate } from "@/lib/messages/translate";

type T = Translate<"actions">;

/** "partial_cancel" as people say it; a type without a word of ours is made readable. */
export function typeWords(t: T, type: string): string {
  const readable = plainText(type.replace(/[_\s-]+/g, " ").trim(), 40).text;
  return wordOr(t, `types.${type}`, readable.charAt(0).toUpperCase() + readable.slice(1));
}

function statusWord(status: Translate<"status">, raw: string): string {
  const { key } = statusLook("order", raw);
  return key ? status(key) : plainText(raw, 40).text;
}

/** Why an action cannot be done now, and where to do it instead. */
export function reasonWords(t: T, status: Translate<"status">, reason: NonNullable<ActionOffer["reason"]>): string {
  switch (reason.code) {
    case "status_not_allowed":
      return t("reason.status_not_allowed", {
        status: statusWord(status, reason.status ?? "?"),
        allowed: reason.allowed.map((one) => statusWord(status, one)).join(", "),
      });
    case "use_other_action":
      return t("reason.use_other_action", { action: typeWords(t, reason.instead) });
    default:
      return t(`reason.${reason.code}`);
  }
}

/** A value as it was sent; an amount as the reader writes it, with its currency where that is known. */
export function valueWords(name: string, value: unknown, currency: string | undefined, locale: Locale): string {
  const text = String(value);
  return isAmount(name) ? (money(text, currency, locale) ?? text) : text;
}

/** The icon of an action, by what it does. */
export function typeIcon(type: string) {
  if (/ship|label/.test(type)) return "truck" as const;
  if (/refund/.test(type)) return "hand-coins" as const;
  if (/cancel/.test(type)) return "circle-x" as const;
  if (type === "refuse") return "ban" as const;
  if (type === "accept") return "clipboard-check" as const;
  if (/pickup/.test(type)) return "store" as const;
  return /date/.test(type) ? ("calendar" as const) : ("send" as const);
}
