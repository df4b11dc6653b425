import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import type { LengowTrouble } from "@/lib/contract/orders";
import { clockTime } from "@/lib/format/date";

/**
 * That Lengow fails, in the reader's language: what it does and since when; and the step, which is a person's where new keys are needed and
 * else the next try, which comes by itself. Needs the area `errors`.
 */
export function useTroubleWords({ reason, since, next_at: next }: LengowTrouble): { title: string; step: string } {
  const e = useT("errors");
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  const again = () => {
    const time = clockTime(next, locale, zone);
    if (next === null || time === null) return "";
    return Date.parse(next) > now ? e("troubleNext", { time }) : e("troubleTrying");
  };
  const who = reason === "credentials" ? e("lengowRefusedStep") : "";
  const title = e(`trouble.${reason}`, { time: clockTime(since, locale, zone) ?? "" });
  return { title, step: [who, again()].filter(Boolean).join(" ") };
}
