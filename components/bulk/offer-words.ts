import type { BulkOffer, BulkRefusal } from "@/lib/contract/batches";
import { statusLook } from "@/lib/domain/status";
import { plainText } from "@/lib/format/plain";
import type { Translate } from "@/lib/messages/translate";

type T = Translate<"bulk">;

/** The word under a key that may not exist. */
export function bulkWordOr(t: T, key: string, fallback: string): string {
  const word = (t as (key: string) => string)(key);
  return word === `bulk.${key}` ? fallback : word;
}

/** "partial_cancel" as people say it. */
export function bulkTypeWords(t: T, type: string): string {
  const readable = plainText(type.replace(/[_\s-]+/g, " ").trim(), 40).text;
  return bulkWordOr(t, `types.${type}`, readable.charAt(0).toUpperCase() + readable.slice(1));
}

/** "6 × Amazon FR: not while “Shipped”". */
export function refusalWords(
  t: T,
  status: Translate<"status">,
  refusal: BulkRefusal,
  storeName: (code: string) => string,
): string {
  const look = statusLook("order", refusal.status ?? "?");
  const values = {
    marketplace: storeName(refusal.marketplace),
    status: look.key ? status(look.key) : plainText(look.raw, 40).text,
  };
  const words = (t as (key: string, values: Record<string, string>) => string)(`reasons.${refusal.code}`, values);
  return `${refusal.count} × ${words}`;
}

const MOST_REASONS = 4;

/** The reasons of an offer that is not for all, most frequent first; they add up to what is left out. */
export function refusalsOf(
  t: T,
  status: Translate<"status">,
  { refusals }: BulkOffer,
  storeName: (code: string) => string,
): string[] {
  const sorted = [...refusals].sort((a, b) => b.count - a.count);
  const most = sorted.length > MOST_REASONS ? MOST_REASONS - 1 : MOST_REASONS;
  const words = sorted.slice(0, most).map((refusal) => refusalWords(t, status, refusal, storeName));
  const others = sorted.slice(most).reduce((sum, refusal) => sum + refusal.count, 0);
  return others > 0 ? [...words, t("bar.otherReasons", { n: others })] : words;
}
