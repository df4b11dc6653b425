import "server-only";
import type { TriageFailure, TriageGroup, TriageGroupDetail, TriageLogEntry } from "@/lib/contract/triage";
import { roleAllows } from "@/lib/domain/permissions";
import { type Hiding, hidingOf, hidingOfWords } from "../actions/hide-people";
import type { ServiceContext } from "../context";

/** Orders of a group whose people are looked for in its texts: first those whose message is the group's sample. */
const MOST_ORDERS = 20;

const WORDS = `
select k.group_id, array_agg(distinct w.word) as words from (
  select f.group_id, f.marketplace, f.order_id,
    row_number() over (partition by f.group_id order by (f.message = g.sample) desc nulls last, f.failed_at desc, f.id) as place
  from triage_failures f join triage_groups g on g.account_id = f.account_id and g.id = f.group_id
  where f.account_id = $1 and f.group_id = any($2::text[])
) k
join order_index i on i.account_id = $1 and i.marketplace = k.marketplace and i.order_id = k.order_id and i.buyer_words is not null
cross join lateral unnest(tsvector_to_array(i.buyer_words)) w(word)
where k.place <= ${MOST_ORDERS} group by k.group_id`;

async function hidingOfGroups(ctx: ServiceContext, ids: readonly string[]): Promise<((id: string) => Hiding) | null> {
  if (roleAllows(ctx.role, "orders:reveal")) return null;
  const rows = await ctx.db.query<{ group_id: string; words: string[] }>(WORDS, [ctx.accountId, ids]);
  const known = new Map(rows.map((row) => [row.group_id, row.words]));
  return (id) => hidingOfWords(known.get(id) ?? []);
}

function hideInGroup<G extends TriageGroup>(group: G, hide: Hiding): G {
  const { mask, sample, note, reason } = group;
  return {
    ...group,
    mask: hide.mask(mask),
    sample: hide.text(sample) ?? "",
    note: note === null ? null : hide.note(note),
    // A person's reason for a dismissal stands here too; our own codes are no words.
    reason: reason === null ? null : hide.note(reason),
  };
}

/** Masks are hidden as masks; anything else a person may have typed as a note. Ids, moments and codes are ours. */
function hideInEntry(entry: TriageLogEntry, hide: Hiding): TriageLogEntry {
  const detail = Object.entries(entry.detail).map(([name, value]) => {
    if (typeof value !== "string") return [name, value];
    if (name === "mask" || name === "before") return [name, hide.mask(value)];
    return [name, name === "reason" ? hide.note(value) : value];
  });
  return { ...entry, detail: Object.fromEntries(detail) };
}

/** Groups as this person may see them: without `orders:reveal` only what all their messages say (PRODUCT U21). */
export async function hideInGroups(ctx: ServiceContext, groups: readonly TriageGroup[]): Promise<TriageGroup[]> {
  const ids = groups.map(({ id }) => id);
  const hidingFor = await hidingOfGroups(ctx, ids);
  return hidingFor ? groups.map((group) => hideInGroup(group, hidingFor(group.id))) : [...groups];
}

/** One group with its failures and its story, as this person may see it. */
export async function hideInDetail(ctx: ServiceContext, detail: TriageGroupDetail): Promise<TriageGroupDetail> {
  const hidingFor = await hidingOfGroups(ctx, [detail.id]);
  const { marketplace, failures, settled } = detail;
  const orderOf = (failure: TriageFailure) => ({ marketplace, marketplace_order_id: failure.marketplace_order_id });
  const hidingOfOne = await hidingOf(ctx, [...failures, ...settled].map(orderOf));
  if (hidingFor === null || hidingOfOne === null) return detail;
  const hidden = (failure: TriageFailure): TriageFailure => {
    const hide = hidingOfOne(orderOf(failure));
    return { ...failure, args: hide.args(failure.args), error_text: hide.text(failure.error_text, failure.args) };
  };
  const hide = hidingFor(detail.id);
  return {
    ...hideInGroup(detail, hide),
    failures: failures.map(hidden),
    settled: settled.map(hidden),
    log: detail.log.map((entry) => hideInEntry(entry, hide)),
  };
}
