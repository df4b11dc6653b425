import "server-only";
import { type CarrierArgument, nameKey, type OwnName } from "@/lib/bulk/carrier-names";
import { readCell, readChoice } from "@/lib/bulk/read-choice";
import { plainName } from "@/lib/bulk/sheet-columns";
import { type CarrierCoverage, CarrierNameBody } from "@/lib/contract/carrier-names";
import { roleAllows } from "@/lib/domain/permissions";
import type { Choice } from "@/lib/grammar";
import { FreshCache } from "../cache/fresh-cache";
import { requireScope, type ServiceContext } from "../context";
import { accountMarketplaces } from "../marketplaces/list-marketplaces";
import { once } from "../once";
import { carrierArguments } from "./carrier-arguments";
import { ownNames } from "./own-names";

/** Sheets are kept a month (`purge-drafts.ts`), so further back nothing could be said of them. */
const DAYS = 30;
const MOST_SHOWN = 20;

/** A text that stood for a carrier, where, and how often. */
interface Came {
  place: string;
  type: string;
  argument: string;
  text: string;
  n: number;
}

/** Cells under a carrier's column, of sheets with a column for the marketplace; a cell is as it stands, corrected or not. */
const IN_SHEETS = `
select row ->> place.at as place, coalesce(nullif(btrim(row ->> type.at), ''), f.mapping ->> 'type') as type,
       col.meaning as argument, btrim(row ->> (col.at - 1)::int) as text, count(*)::int as n
  from bulk_files f
  cross join lateral jsonb_array_elements_text(f.mapping -> 'columns') with ordinality as col(meaning, at)
  cross join lateral (select (at - 1)::int as at from jsonb_array_elements_text(f.mapping -> 'columns') with ordinality as c(meaning, at)
    where meaning = 'marketplace' limit 1) place
  left join lateral (select (at - 1)::int as at from jsonb_array_elements_text(f.mapping -> 'columns') with ordinality as c(meaning, at)
    where meaning = 'type' limit 1) type on true
  cross join lateral jsonb_array_elements(f.rows) row
 where f.account_id = $1 and f.created_at > clock_timestamp() - $3::int * interval '1 day' and col.meaning = any($2::text[])
   and btrim(coalesce(row ->> (col.at - 1)::int, '')) <> ''
 group by 1, 2, 3, 4`;

/** What was recorded to be sent, but for rows of the sheets above, which are counted as they came. */
const SENT = `
select o.marketplace as place, o.action_type as type, arg.name as argument, btrim(o.params ->> arg.name) as text, count(*)::int as n
  from outbox o cross join lateral unnest($2::text[]) as arg(name)
 where o.account_id = $1 and o.marketplace = $4 and o.created_at > clock_timestamp() - $3::int * interval '1 day'
   and btrim(coalesce(o.params ->> arg.name, '')) <> ''
   and not exists (select 1 from batches b join bulk_files f on f.id = b.file_id
     where b.id = o.batch_id and f.created_at > clock_timestamp() - $3::int * interval '1 day'
       and f.mapping -> 'columns' @> '["marketplace"]')
 group by 1, 2, 3, 4`;

const WITHOUT_PLACE = `
select count(*)::int as n from bulk_files f
 where f.account_id = $1 and f.created_at > clock_timestamp() - $3::int * interval '1 day'
   and not f.mapping -> 'columns' @> '["marketplace"]' and f.mapping -> 'columns' ?| $2::text[]`;

/** Says without reading a row of theirs which sheets there are and how they stand: a row that is written anew has another `xmin`. */
const STAND_OF_SHEETS = `
select coalesce(md5(string_agg(f.id::text || ' ' || f.xmin::text, ',' order by f.id)), '') as stand
  from bulk_files f
 where f.account_id = $1 and f.created_at > clock_timestamp() - $2::int * interval '1 day'`;

const KEEP_MS = 10 * 60_000;

const sheetTexts = () =>
  once("carrier-sheet-texts", () => new FreshCache<readonly Came[]>({ keepMs: KEEP_MS, maxEntries: 50 }));

/** Every row of a month's sheets is much to read for one look at the page: read once for as long as no sheet has changed. */
async function textsInSheets(ctx: ServiceContext, names: string[]): Promise<readonly Came[]> {
  const [sheets] = await ctx.db.query<{ stand: string }>(STAND_OF_SHEETS, [ctx.accountId, DAYS]);
  const key = `${ctx.accountId}:${JSON.stringify(names)}:${sheets?.stand ?? ""}`;
  const load = () => ctx.db.query<Came>(IN_SHEETS, [ctx.accountId, names, DAYS]);
  const { value } = await sheetTexts().read(key, load, { clock: ctx.clock, freshMs: KEEP_MS });
  return value;
}

async function cameFor(ctx: ServiceContext, marketplace: string, names: string[]): Promise<Came[]> {
  const inSheets = await textsInSheets(ctx, names);
  const sent = await ctx.db.query<Came>(SENT, [ctx.accountId, names, DAYS, marketplace]);
  const entry = (await accountMarketplaces(ctx)).find(({ code }) => code === marketplace);
  const called = new Set([marketplace, entry?.name ?? marketplace].map(plainName));
  return [...inSheets.filter(({ place }) => called.has(plainName(place ?? ""))), ...sent];
}

type Counts = Pick<CarrierCoverage, "total" | "by_list" | "by_own"> & {
  unread: Map<string, { text: string; count: number }>;
};

function countOf(came: readonly Came[], asked: readonly CarrierArgument<Choice>[], own: readonly OwnName[]): Counts {
  const counts: Counts = { total: 0, by_list: 0, by_own: 0, unread: new Map() };
  for (const { type, argument: name, text, n } of came) {
    const argument = asked.find((one) => one.type === type && one.name === name);
    if (!argument) continue;
    counts.total += n;
    if (readChoice(argument.values, text)) counts.by_list += n;
    else if (readCell(argument, text, own)) counts.by_own += n;
    else {
      const known = counts.unread.get(nameKey(text) || text);
      counts.unread.set(nameKey(text) || text, { text: known?.text ?? text, count: (known?.count ?? 0) + n });
    }
  }
  return counts;
}

/** Whether a text could be kept as a name. */
const isName = ({ text }: { text: string }) => CarrierNameBody.shape.name.safeParse(text).success;

/**
 * Of the texts that stood for a carrier of this marketplace in the last thirty days: how many are read now, by its list or by the account's names,
 * and which are not. The texts themselves are for those who may give them a meaning: a column may have been taken for carriers by mistake.
 * @throws AppError `not_found`; LengowError when the metadata was never had
 */
export async function carrierCoverage(ctx: ServiceContext, marketplace: string): Promise<CarrierCoverage> {
  requireScope(ctx, "marketplaces:read");
  const asked = await carrierArguments(ctx, marketplace);
  const names = [...new Set(asked.map(({ name }) => name))].sort();
  const own = (await ownNames(ctx)).get(marketplace) ?? [];
  const { unread, ...counts } = countOf(await cameFor(ctx, marketplace, names), asked, own);
  const [without] = await ctx.db.query<{ n: number }>(WITHOUT_PLACE, [ctx.accountId, names, DAYS]);
  const texts = [...unread.values()].sort((a, b) => b.count - a.count || a.text.localeCompare(b.text, "en"));
  return {
    days: DAYS,
    ...counts,
    sheets_without_marketplace: without?.n ?? 0,
    unread_texts: texts.length,
    unread: roleAllows(ctx.role, "settings:manage") ? texts.filter(isName).slice(0, MOST_SHOWN) : null,
  };
}
