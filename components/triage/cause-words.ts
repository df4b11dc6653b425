import { shortWhy } from "@/components/actions/progress-words";
import type { IconName } from "@/components/ui/icon";
import type { TriageFamily, TriageGroup } from "@/lib/contract/triage";
import type { Translate } from "@/lib/messages/translate";

type T = Translate<"triage">;
type Cause = Pick<TriageGroup, "kind" | "family">;

const FAMILY_ICON: Record<TriageFamily, IconName> = {
  throttled: "timer",
  rights_or_connection: "lock",
  marketplace_down: "wifi-off",
  too_late: "clock-alert",
  wrong_state: "arrow-up-down",
  carrier_or_tracking: "truck",
  not_supported: "ban",
  input_wrong: "pencil",
  unknown: "circle-question-mark",
};

export function causeIcon({ kind, family }: Cause): IconName {
  if (kind === "warning") return "triangle-alert";
  if (kind === "stuck") return "hourglass";
  if (kind === "person") return "hand";
  return kind === "unconfirmed" ? "circle-question-mark" : FAMILY_ICON[family];
}

/** What it is, what it means and what to do, in the reader's language. A warning says what it is about: nothing of it failed. */
export function causeWords(t: T, { kind, family }: Cause): { title: string; meaning: string; step: string } {
  if (kind === "failed") {
    return {
      title: t(`family.${family}.title`),
      meaning: t(`family.${family}.meaning`),
      step: t(`family.${family}.step`),
    };
  }
  const title = kind === "warning" ? t(`warned.${family}`) : t(`kind.${kind}.title`);
  return { title, meaning: t(`kind.${kind}.meaning`), step: t(`kind.${kind}.step`) };
}

/** Nothing came back: the mask of such a cause is our own codes, which are no text to show. */
export const isWordless = ({ sample }: Pick<TriageGroup, "sample">): boolean => sample === "";

/** Why it is where it is, in the reader's language, where nothing came back that could be quoted. */
export function wordlessWords(t: T, actions: Translate<"actions">, { why }: Pick<TriageGroup, "why">): string {
  return (why && shortWhy(actions, why)) || t("wordless");
}

/** Whether the first and the last of it came in the same minute, the finest that is shown. */
export const isOneMoment = ({ first_seen: first, last_seen: last }: Pick<TriageGroup, "first_seen" | "last_seen">) =>
  Math.floor(Date.parse(first) / 60_000) === Math.floor(Date.parse(last) / 60_000);

/** The marketplace's name where the server had it in time; null lets the code be made readable. */
export function knownName({
  marketplace,
  marketplace_name: name,
}: Pick<TriageGroup, "marketplace" | "marketplace_name">): string | null {
  return name === marketplace ? null : name;
}
