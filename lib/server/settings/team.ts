import "server-only";
import type { GrantBody, MemberPatch, Team, TeamMember } from "@/lib/contract/settings";
import { type Role, roleAllows } from "@/lib/domain/permissions";
import { type Changer, PeopleError } from "../auth/people";
import { container } from "../container";
import { requireScope, type ServiceContext } from "../context";
import { AppError, badRequest, notFound } from "../errors";
import { lastChanges } from "./last-changes";

interface Row {
  id: string;
  name: string;
  email: string;
  role: Role;
  granted_at: Date;
  disabled_at: Date | null;
  elsewhere: boolean;
}

/** `elsewhere`: has a role on an account that the reader does not administer. */
const MEMBERS = `
select p.id, p.name, p.email, g.role, g.granted_at, p.disabled_at,
  exists (select 1 from grants o where o.person_id = p.id and not exists (
    select 1 from grants mine where mine.person_id = $2 and mine.account_id = o.account_id and mine.role = 'admin')) as elsewhere
from grants g join people p on p.id = g.person_id
where g.account_id = $1 and (p.demo = false or $3)
order by lower(p.name), p.id`;

function membersOf(ctx: ServiceContext): Promise<Row[]> {
  return ctx.db.query<Row>(MEMBERS, [ctx.accountId, ctx.person.id, ctx.demo]);
}

function asMember(row: Row, ctx: ServiceContext): Omit<TeamMember, "changed"> {
  const manages = roleAllows(ctx.role, "people:manage");
  return {
    id: row.id,
    name: row.name,
    email: manages ? row.email : null,
    role: row.role,
    granted_at: row.granted_at.toISOString(),
    disabled: row.disabled_at !== null,
    may_disable: manages && !row.elsewhere && row.id !== ctx.person.id,
  };
}

/** Who has which role on the account. E-mail addresses are for those who manage people. */
export async function getTeam(ctx: ServiceContext): Promise<Team> {
  requireScope(ctx, "settings:read");
  const rows = await membersOf(ctx);
  const subjects = rows.map(({ id }) => `person:${id}`);
  const changes = await lastChanges(ctx.db, ctx.accountId, subjects);
  return { people: rows.map((row) => ({ ...asMember(row, ctx), changed: changes.get(`person:${row.id}`) ?? null })) };
}

const changerOf = (ctx: ServiceContext): Changer => ({ personId: ctx.person.id, accountId: ctx.accountId });

/** A refusal of `People` is about what was typed. */
async function inWords(field: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== PeopleError.name) throw error;
    throw badRequest([{ field, message: error.message }]);
  }
}

async function member(ctx: ServiceContext, personId: string): Promise<Row> {
  const row = (await membersOf(ctx)).find(({ id }) => id === personId);
  if (!row) throw notFound();
  return row;
}

function refuse(message: string): never {
  throw new AppError("not_allowed", message);
}

/** An account must keep somebody who can manage it, and nobody takes their own way back. */
function refuseOnOneself(ctx: ServiceContext, row: Row): void {
  if (row.id === ctx.person.id) refuse("You cannot change your own rights. Another administrator can.");
}

/** Gives somebody who can sign in a role on this account. @throws AppError `bad_request` when there is nobody with this e-mail */
export async function grantRole(ctx: ServiceContext, { email, role }: GrantBody): Promise<Team> {
  requireScope(ctx, "people:manage");
  const { people } = await container();
  const known = await people.find(email);
  if (known?.id === ctx.person.id) refuse("You cannot change your own rights. Another administrator can.");
  await inWords("email", () => people.grant(email, ctx.accountId, role, changerOf(ctx)));
  return getTeam(ctx);
}

/** Changes somebody's role, shuts them out of Orderdeck, or lets them in again. */
export async function changeMember(ctx: ServiceContext, personId: string, patch: MemberPatch): Promise<Team> {
  requireScope(ctx, "people:manage");
  const row = await member(ctx, personId);
  refuseOnOneself(ctx, row);
  const { people } = await container();
  const { role, disabled } = patch;
  if (disabled !== undefined && row.elsewhere) {
    refuse("This person works on accounts that you do not administer. You can take away their role on this one.");
  }
  if (role && role !== row.role) {
    await inWords("role", () => people.grant(row.email, ctx.accountId, role, changerOf(ctx)));
  }
  if (disabled !== undefined && disabled !== (row.disabled_at !== null)) {
    const change = disabled ? people.disable : people.enable;
    await inWords("disabled", () => change.call(people, row.email, changerOf(ctx)));
  }
  return getTeam(ctx);
}

/** Takes somebody's role on this account away; their next request no longer reaches it. */
export async function takeRole(ctx: ServiceContext, personId: string): Promise<Team> {
  requireScope(ctx, "people:manage");
  const row = await member(ctx, personId);
  refuseOnOneself(ctx, row);
  const { people } = await container();
  await inWords("person", () => people.revokeGrant(row.email, ctx.accountId, changerOf(ctx)));
  return getTeam(ctx);
}
