import "server-only";
import type { AuditVerb } from "@/lib/contract/audit";
import type { NewViewBody, View, ViewChangeBody, ViewList } from "@/lib/contract/views";
import { openView, viewQuery } from "@/lib/domain/order-views";
import { emitAudit } from "@/lib/server/audit/emit";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import type { Queryable } from "@/lib/server/db/database";
import { uuidV7 } from "@/lib/server/db/uuid-v7";
import { badRequest, notFound } from "@/lib/server/errors";

/** As many as a strip of tabs and a menu hold in good order; a person may always delete one. */
const MOST_VIEWS = 50;
const UNIQUE_VIOLATION = "23505";

interface ViewRow {
  id: string;
  name: string;
  query: string;
  shared: boolean;
  person_id: string;
  owner: string | null;
  first: boolean;
  updated_at: Date;
}

const SELECT = `select v.id, v.name, v.query, v.shared, v.person_id, p.name as owner, f.view_id is not null as first, v.updated_at
  from views v
  left join people p on p.id = v.person_id
  left join first_views f on f.view_id = v.id and f.account_id = v.account_id and f.person_id = $2
  where v.account_id = $1 and (v.person_id = $2 or v.shared)`;

function viewOf(row: ViewRow, ctx: ServiceContext): View {
  const { id, name, query, shared, first } = row;
  const mine = row.person_id === ctx.person.id;
  return { id, name, query, shared, first, mine, owner: row.owner ?? "", updated_at: row.updated_at.toISOString() };
}

async function readView(db: Queryable, ctx: ServiceContext, id: string): Promise<View> {
  const [row] = await db.query<ViewRow>(`${SELECT} and v.id = $3`, [ctx.accountId, ctx.person.id, id]);
  if (!row) throw notFound();
  return viewOf(row, ctx);
}

/** Nothing personal is kept, whatever was sent: the query is read and written anew without ids and search text. */
function clean(query: string): string {
  return viewQuery(openView(query).state);
}

/** One name names one view of a person. @throws AppError `bad_request` naming the field */
async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION;
    throw isTaken ? badRequest([{ field: "name", message: "is the name of another view of yours" }]) : error;
  }
}

function audit(
  tx: Queryable,
  ctx: ServiceContext,
  verb: AuditVerb,
  view: Pick<View, "id" | "name" | "shared">,
): Promise<void> {
  return emitAudit(tx, {
    verb,
    subject: `view:${view.id}`,
    details: { name: view.name, shared: view.shared },
    accountId: ctx.accountId,
    personId: ctx.person.id,
    requestId: ctx.requestId,
  });
}

/** The reader's own views and the account's shared ones, oldest first, so that tabs keep their places. */
export async function listViews(ctx: ServiceContext): Promise<ViewList> {
  requireScope(ctx, "orders:read");
  const rows = await ctx.db.query<ViewRow>(`${SELECT} order by v.created_at, v.id`, [ctx.accountId, ctx.person.id]);
  return { results: rows.map((row) => viewOf(row, ctx)) };
}

/** The view the reader begins with; null for none. */
export async function firstView(ctx: ServiceContext): Promise<View | null> {
  requireScope(ctx, "orders:read");
  const [row] = await ctx.db.query<ViewRow>(`${SELECT} and f.view_id is not null`, [ctx.accountId, ctx.person.id]);
  return row ? viewOf(row, ctx) : null;
}

/**
 * Keeps a view. @throws AppError `bad_request` when the name is taken or there are fifty already
 */
export async function addView(ctx: ServiceContext, body: NewViewBody): Promise<View> {
  requireScope(ctx, "views:keep");
  const at = ctx.clock.now();
  return named(
    ctx.db.tx(async (tx) => {
      const [{ n } = { n: 0 }] = await tx.query<{ n: number }>(
        "select count(*)::int as n from views where account_id = $1 and person_id = $2",
        [ctx.accountId, ctx.person.id],
      );
      if (n >= MOST_VIEWS) throw badRequest([{ field: "name", message: `there are ${MOST_VIEWS} views already` }]);
      const id = uuidV7();
      await tx.query(
        `insert into views (id, account_id, person_id, name, query, shared, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)`,
        [id, ctx.accountId, ctx.person.id, body.name, clean(body.query), body.shared, at],
      );
      if (body.shared) await audit(tx, ctx, "view.shared", { id, ...body });
      return readView(tx, ctx, id);
    }),
  );
}

/** The reader's first view, or none of them. */
async function setFirst(tx: Queryable, ctx: ServiceContext, id: string, first: boolean): Promise<void> {
  if (!first) {
    await tx.query("delete from first_views where account_id = $1 and person_id = $2 and view_id = $3", [
      ctx.accountId,
      ctx.person.id,
      id,
    ]);
    return;
  }
  await tx.query(
    `insert into first_views (account_id, person_id, view_id) values ($1, $2, $3)
     on conflict (account_id, person_id) do update set view_id = excluded.view_id`,
    [ctx.accountId, ctx.person.id, id],
  );
}

/**
 * Changes a view of one's own, or makes any view that one may read the one to begin with.
 * @throws AppError `not_found` for a view one may not read, or may read and not change
 */
export async function changeView(ctx: ServiceContext, id: string, body: ViewChangeBody): Promise<View> {
  requireScope(ctx, "views:keep");
  const { first, ...changes } = body;
  return named(
    ctx.db.tx(async (tx) => {
      const before = await readView(tx, ctx, id);
      if (Object.keys(changes).length > 0) {
        if (!before.mine) throw notFound();
        const next = { ...before, ...changes };
        await tx.query("update views set name = $2, query = $3, shared = $4, updated_at = $5 where id = $1", [
          id,
          next.name,
          clean(next.query),
          next.shared,
          ctx.clock.now(),
        ]);
        if (next.shared !== before.shared) {
          await audit(tx, ctx, next.shared ? "view.shared" : "view.unshared", next);
          // Whoever began with it can no longer read it.
          if (!next.shared)
            await tx.query("delete from first_views where view_id = $1 and person_id <> $2", [id, ctx.person.id]);
        }
      }
      if (first !== undefined) await setFirst(tx, ctx, id, first);
      return readView(tx, ctx, id);
    }),
  );
}

/** Deletes a view of one's own. @throws AppError `not_found` */
export async function deleteView(ctx: ServiceContext, id: string): Promise<void> {
  requireScope(ctx, "views:keep");
  await ctx.db.tx(async (tx) => {
    const view = await readView(tx, ctx, id);
    if (!view.mine) throw notFound();
    await tx.query("delete from views where id = $1", [id]);
    if (view.shared) await audit(tx, ctx, "view.deleted", view);
  });
}
