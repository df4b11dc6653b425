import "server-only";
import { type Permission, type Role, roleAllows } from "@/lib/domain/permissions";
import type { LengowClient } from "@/lib/lengow";
import type { Clock } from "./clock";
import type { Database } from "./db/database";
import { AppError } from "./errors";
import type { Logger } from "./logger";
import type { Pictures } from "./pictures/pictures";

export interface Person {
  id: string;
  email: string;
  name: string;
  locale: string | null;
}

/** What a service gets when anybody may ask. */
export interface PublicContext {
  requestId: string;
  logger: Logger;
  clock: Clock;
  db: Database;
  /** Divides every window and interval; 1 outside the demo (DESIGN §4). */
  timeScale: number;
  /** True in demo mode. */
  demo: boolean;
  /** Fires when the asker has gone away. */
  signal: AbortSignal;
}

/** What a service gets when a person asks for something that is not an account's. */
export interface PersonContext extends PublicContext {
  person: Person;
  /** The accounts this person was granted, with the role on each. */
  grants: ReadonlyMap<number, Role>;
}

/** What a service gets: one person, on one account that was granted to them, in one role. Nothing in it can reach another account. */
export interface ServiceContext extends PublicContext {
  person: Person;
  accountId: number;
  role: Role;
  /** Lengow's client with this account's keys. @throws AppError `lengow_credentials` when the account has none. */
  lengow(): LengowClient;
  /** Pictures of products, for addresses that were signed for an account. */
  pictures: Pictures;
}

/**
 * First line of every service verb: whoever calls it, from a route or from a page, the right is checked where the work is done.
 * @throws AppError `not_allowed`
 */
export function requireScope(ctx: Pick<ServiceContext, "role">, permission: Permission): void {
  if (roleAllows(ctx.role, permission)) return;
  throw new AppError(
    "not_allowed",
    "Your role on this account does not allow this. An administrator of the account can change that.",
  );
}
