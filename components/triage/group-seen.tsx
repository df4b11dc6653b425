"use client";

import { useT } from "@/components/shell/intl-provider";
import { Time } from "@/components/ui/time";
import type { TriageGroup } from "@/lib/contract/triage";
import { isOneMoment } from "./cause-words";

/** When it failed first and last; once where both are the same minute. When Orderdeck noticed it stands in its story. */
export function GroupSeen({ group }: { group: Pick<TriageGroup, "kind" | "first_seen" | "last_seen"> }) {
  const t = useT("triage");
  const kind = group.kind === "failed" ? "failed" : "other";
  const time = (at: string) => () => <Time at={at} form="short" />;
  return (
    <span>
      {isOneMoment(group)
        ? t.rich("span.once", { kind, at: time(group.first_seen) })
        : t.rich("span.more", { kind, first: time(group.first_seen), last: time(group.last_seen) })}
    </span>
  );
}
