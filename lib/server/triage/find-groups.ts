import "server-only";
import type { TriageFindBody, TriageFound, TriageGroup } from "@/lib/contract/triage";
import { TRIAGE_TABS } from "@/lib/contract/triage";
import { foldText } from "@/lib/domain/fold-text";
import { roleAllows } from "@/lib/domain/permissions";
import { requireScope, type ServiceContext } from "../context";
import { hideInGroups } from "./hide-groups";
import { readGroups, tabOf } from "./list-groups";

/** What is typed beyond these many words adds nothing to what is found. */
const MOST_WORDS = 8;
/** A shorter piece stands in nearly every order id. */
const LEAST_OF_ID = 3;

interface Hit {
  /** The place of the word in what was typed, from 0. */
  word: number;
  group_id: string;
  order_id: string | null;
}

/** Orders whose id holds a word, whether their failure is open or settled; the one that is the word itself is named. */
const ORDERS = `
select w.n::integer - 1 as word, f.group_id, min(f.order_id) filter (where lower(f.order_id) = w.word) as order_id
from triage_failures f join unnest($2::text[]) with ordinality w(word, n) on length(w.word) >= ${LEAST_OF_ID} and position(w.word in lower(f.order_id)) > 0
where f.account_id = $1 group by w.n, f.group_id`;

/** Open failures whose message, or the carrier that was sent, holds a word. */
const TEXTS = `
select distinct w.n::integer - 1 as word, f.group_id, null::text as order_id
from triage_failures f join unnest($2::text[]) with ordinality w(word, n) on position(w.word in lower(coalesce(f.message, ''))) > 0
  or exists (select from jsonb_each_text(f.params) p(name, value) where p.name ~ 'carrier' and position(w.word in lower(p.value)) > 0)
where f.account_id = $1 and f.closed_reason is null`;

const FIELDS = `
select group_id, array_agg(distinct judged order by judged) as fields from triage_failures
where account_id = $1 and closed_reason is null and judged is not null group by group_id`;

/** What a cause says of itself, as this person may read it. */
const textOf = (group: TriageGroup, fields: readonly string[]): string => {
  const { marketplace, marketplace_name: name, action_type: type, mask, sample } = group;
  return foldText([marketplace, name, type, mask, sample, ...fields, ...fields.map(spaced)].join("\n"));
};

/** `tracking_number` as people write it. */
const spaced = (name: string): string => name.replaceAll("_", " ");

/**
 * The causes of every queue that hold all the words of a text: in what they say, in an open failure's message or carrier, or in an order's id. Who
 * may not see buyers is not led to a cause by words that are hidden from them. Answered from our own store; the text is written down nowhere.
 */
export async function findGroups(ctx: ServiceContext, { text }: TriageFindBody): Promise<TriageFound> {
  requireScope(ctx, "triage:read");
  const words = text.split(/\s+/).slice(0, MOST_WORDS);
  const asked = [ctx.accountId, words.map((word) => word.toLowerCase())];
  const [groups, orders, texts, fields] = await Promise.all([
    readGroups(ctx).then((all) => hideInGroups(ctx, all)),
    ctx.db.query<Hit>(ORDERS, asked),
    roleAllows(ctx.role, "orders:reveal") ? ctx.db.query<Hit>(TEXTS, asked) : [],
    ctx.db.query<{ group_id: string; fields: string[] }>(FIELDS, [ctx.accountId]),
  ]);
  const fieldsOf = new Map(fields.map((row) => [row.group_id, row.fields]));
  const hits = new Set([...orders, ...texts].map(({ word, group_id: id }) => `${word} ${id}`));
  const orderOf = new Map(orders.flatMap((hit) => (hit.order_id === null ? [] : [[hit.group_id, hit.order_id]])));
  const folded = words.map(foldText);
  const results = groups.flatMap((group) => {
    const said = textOf(group, fieldsOf.get(group.id) ?? []);
    const holds = folded.every((word, at) => said.includes(word) || hits.has(`${at} ${group.id}`));
    const tabs = TRIAGE_TABS.filter((tab) => tabOf(group, tab, ctx.person.id));
    return holds && tabs.length > 0 ? [{ id: group.id, tabs, order: orderOf.get(group.id) ?? null }] : [];
  });
  return { as_of: ctx.clock.now().toISOString(), results, fields: Object.fromEntries(fieldsOf) };
}
