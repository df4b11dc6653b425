import "server-only";
import { type CarrierArgument, nameKey } from "@/lib/bulk/carrier-names";
import { readChoice } from "@/lib/bulk/read-choice";
import {
  type CarrierName,
  type CarrierNameBody,
  type CarrierNames,
  MOST_CARRIER_NAMES,
} from "@/lib/contract/carrier-names";
import type { Choice } from "@/lib/grammar";
import { emitAudit } from "../audit/emit";
import { requireScope, type ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { AppError, badRequest } from "../errors";
import { carrierArguments } from "./carrier-arguments";

interface NameRow {
  name: string;
  code: string;
  version: string;
  changed_at: Date;
  by: string | null;
}

async function namesOf(db: Queryable, accountId: number, marketplace: string): Promise<CarrierName[]> {
  const rows = await db.query<NameRow>(
    `select c.name, c.code, c.version, c.changed_at, p.name as by
       from carrier_names c left join people p on p.id = c.changed_by
      where c.account_id = $1 and c.marketplace = $2 order by c.name_key`,
    [accountId, marketplace],
  );
  return rows.map(({ name, code, version, changed_at, by }) => ({
    name,
    code,
    version,
    changed: { at: changed_at.toISOString(), by: by ?? "" },
  }));
}

/** What the account calls the carriers of a marketplace, by name. */
export async function carrierNames(ctx: ServiceContext, marketplace: string): Promise<CarrierNames> {
  requireScope(ctx, "marketplaces:read");
  return { results: await namesOf(ctx.db, ctx.accountId, marketplace) };
}

/** A name must lead to a value that is asked for somewhere, and be one that the marketplace does not read by itself everywhere. */
function checkMeaning(asked: readonly CarrierArgument<Choice>[], name: string, code: string): void {
  if (!asked.some(({ values }) => values.some((value) => value.code === code)))
    throw badRequest([{ field: "code", message: "is not a carrier of this marketplace" }]);
  if (asked.every(({ values }) => readChoice(values, name) !== null))
    throw badRequest([{ field: "name", message: "is read by the marketplace's own list already" }]);
}

async function write(tx: Queryable, ctx: ServiceContext, marketplace: string, body: CarrierNameBody): Promise<void> {
  const place = [ctx.accountId, marketplace, nameKey(body.name)];
  if (body.code === null) {
    await tx.query("delete from carrier_names where account_id = $1 and marketplace = $2 and name_key = $3", place);
    return;
  }
  await tx.query(
    `insert into carrier_names (account_id, marketplace, name_key, name, code, version, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (account_id, marketplace, name_key) do update set name = excluded.name, code = excluded.code,
       version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [...place, body.name, body.code, uuidV7(), ctx.person.id, ctx.clock.now()],
  );
}

/** One writer at a time for the names of a marketplace: also two who both saw that a name was not there. */
async function lockNames(tx: Queryable, accountId: number, marketplace: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('carrier_names'), hashtext($1))", [
    `${accountId} ${marketplace}`,
  ]);
}

/**
 * Gives one name a meaning, another one, or none. What somebody else changed since the writer looked stays as it is.
 * @throws AppError `busy` when the name is not as the writer saw it; `bad_request` for a value that is none of the marketplace's carriers, a name
 *   that its list reads already, or too many names; `not_found` when the account has no such marketplace
 */
export async function setCarrierName(
  ctx: ServiceContext,
  marketplace: string,
  body: CarrierNameBody,
): Promise<CarrierNames> {
  requireScope(ctx, "settings:manage");
  // A name can be taken away also when its marketplace is gone.
  if (body.code !== null) checkMeaning(await carrierArguments(ctx, marketplace), body.name, body.code);
  return ctx.db.tx(async (tx) => {
    await lockNames(tx, ctx.accountId, marketplace);
    const all = await namesOf(tx, ctx.accountId, marketplace);
    const before = all.find(({ name }) => nameKey(name) === nameKey(body.name));
    if ((before?.version ?? null) !== body.version)
      throw new AppError("busy", "Somebody changed this name in the meantime. Look at it again; nothing was saved.");
    if (!before && body.code !== null && all.length >= MOST_CARRIER_NAMES)
      throw badRequest([{ field: "name", message: `there are ${MOST_CARRIER_NAMES} names already` }]);
    await write(tx, ctx, marketplace, body);
    await emitAudit(tx, {
      verb: "carrier_names.changed",
      subject: `marketplace:${marketplace}`,
      details: { name: body.name, from: before?.code ?? null, to: body.code },
      accountId: ctx.accountId,
      personId: ctx.person.id,
      requestId: ctx.requestId,
    });
    return { results: await namesOf(tx, ctx.accountId, marketplace) };
  });
}
