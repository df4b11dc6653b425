"use client";

import { useNow, useT, useZone } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/input";
import type { ControlProps } from "./field-control";
import { instantOf, wallTime } from "./zoned-time";

/** A moment: typed as the reader's wall clock shows it, sent with the zone's offset. */
export function DateControl({ ids, value, onChange, onBlur }: ControlProps) {
  const t = useT("actions");
  const [zone, now] = [useZone(), useNow()];
  const set = (wall: string) => onChange(instantOf(wall, zone) ?? "");
  return (
    <span className="flex items-center gap-2">
      <input
        {...ids}
        type="datetime-local"
        className={inputClass("medium", "min-w-0 flex-1 tabular-nums")}
        value={wallTime(value, zone)}
        onChange={(event) => set(event.target.value)}
        onBlur={onBlur}
      />
      <Button size="small" variant="quiet" onClick={() => set(wallTime(new Date(now).toISOString(), zone))}>
        {t("form.now")}
      </Button>
      <span className="text-12 whitespace-nowrap text-ink-3 max-tablet:hidden">
        {t("form.zone", { zone: zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone })}
      </span>
    </span>
  );
}
