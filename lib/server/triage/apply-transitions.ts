import "server-only";
import { MASK } from "@/lib/domain/masking";
import { hideStrangeWords } from "@/lib/triage";
import type { Queryable } from "../db/database";
import type { NoticeEvent } from "../notices/enqueue";
import type { OpenNews } from "./failure-rows";
import { type GroupRow, type GroupSummary, type LogEntry, logGroups } from "./group-rows";
import { hasGrown, nextState } from "./group-state";

const MOVE = `
update triage_groups set state = $3, reason = $4, version = version + 1, updated_at = clock_timestamp(), snoozed_until = null, snooze_above = null,
  resolved_at = case when $3 = 'resolved' then clock_timestamp() else resolved_at end,
  noticed_count = case when $3 = 'resolved' then 0 else noticed_count end
where account_id = $1 and id = $2`;

/** `at` is when it was noted here: a stuck action began long before, and is news all the same to who subscribed since. */
export function noticeOf(event: NoticeEvent["event"], key: string, group: GroupSummary, at: Date): NoticeEvent {
  const { id, marketplace, action_type: type, family, sample, open_count: count } = group;
  // It leaves the house: a mask may hold a word that nobody knows, and that may be a name.
  const mask = hideStrangeWords(group.mask, MASK);
  return {
    event,
    key,
    at,
    group: { id, marketplace, action_type: type, family, mask, wordless: sample === "", count },
  };
}

/** Failures of a group that are open and were not, or that say something else now, since it was last worked out. */
export interface Opened {
  /** Were being sent again, which was taken back: no news. */
  back: number;
  anew: number;
}

/** What moves groups, beside what they come to. */
interface Happened {
  news: ReadonlyMap<string, OpenNews>;
  opened: ReadonlyMap<string, Opened>;
  now: Date;
}

const NOTICED = "update triage_groups set noticed_count = $3 where account_id = $1 and id = $2";

/** A known group of which more is open than before: whether that is growth that people are told of. */
async function tellGrowth(
  tx: Queryable,
  accountId: number,
  group: GroupSummary,
  old: GroupRow,
  { back, at }: { back: number; at: Date },
): Promise<NoticeEvent | null> {
  if (group.open_count <= old.open_count || old.state === "ignored") return null;
  // What was taken back was told of before it was sent again.
  const told = Math.max(old.noticed_count, back);
  const isNews = hasGrown(group.open_count, told);
  const noticed = isNews ? group.open_count : told;
  if (noticed !== old.noticed_count) await tx.query(NOTICED, [accountId, group.id, noticed]);
  return isNews ? noticeOf("group_grew", `grew:${group.id}:${old.version}:${group.open_count}`, group, at) : null;
}

/** Applies to every group what follows by itself, writes it into the group's story, and gives what people may want to hear of. */
export async function applyTransitions(
  tx: Queryable,
  accountId: number,
  found: ReadonlyMap<string, GroupSummary>,
  before: readonly GroupRow[],
  { news, opened, now }: Happened,
): Promise<NoticeEvent[]> {
  const known = new Map(before.map((group) => [group.id, group]));
  const events: NoticeEvent[] = [];
  const story: LogEntry[] = [];
  for (const group of found.values()) {
    const old = known.get(group.id);
    const at = news.get(group.id)?.noted_at ?? now;
    if (old === undefined) {
      story.push({ group: group.id, what: "created", detail: { count: group.open_count } });
      if (group.open_count > 0) events.push(noticeOf("new_group", `new:${group.id}`, group, at));
      continue;
    }
    const grown = await tellGrowth(tx, accountId, group, old, { back: opened.get(group.id)?.back ?? 0, at });
    if (grown) events.push(grown);
  }
  for (const old of before) {
    const open = found.get(old.id)?.open_count ?? 0;
    const { back, anew } = opened.get(old.id) ?? { back: 0, anew: 0 };
    const unseen = news.get(old.id)?.unseen ?? false;
    const next = nextState(old, { open, unseen, takenBack: back > 0 && anew === 0, now });
    if (open === 0 && old.open_count > 0 && !found.has(old.id))
      await tx.query("update triage_groups set open_count = 0 where account_id = $1 and id = $2", [accountId, old.id]);
    if (next === null) continue;
    await tx.query(MOVE, [accountId, old.id, next.state, next.reason]);
    story.push({ group: old.id, what: next.reason, detail: { count: open, was: old.state } });
  }
  await logGroups(tx, accountId, story);
  return events;
}
