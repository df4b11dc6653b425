import type { MessageKey, Translate } from "@/lib/messages/translate";

type Words = Translate<"explorer">;
type Key = Extract<MessageKey<"explorer">, `sources.${string}`>;

/** Where each rule of ours was read, by its id: sources are told in the reader's language. */
const SOURCES: Readonly<Record<string, Key>> = {
  "amazon-ship-tracking": "sources.amazon",
  "amazon-ship-method-length": "sources.amazon",
  "amazon-ship-other-carrier": "sources.amazonCarrier",
  "amazon-refund-per-line": "sources.amazon",
  "amazon-one-line": "sources.amazonLine",
  "amazon-cancel-reason": "sources.amazonReason",
  "delivered-by-marketplace-cancel": "sources.byMarketplace",
  "zalando-return-tracking": "sources.zalandoReturn",
  "cdiscount-refuse-then-refund": "sources.cdiscountRefuse",
};

/** The source of a rule; as it was noted for one without words of its own. */
export function sourceWords(t: Words, rule: { id: string; source: string }): string {
  const key = SOURCES[rule.id];
  return key ? t(key) : rule.source;
}
