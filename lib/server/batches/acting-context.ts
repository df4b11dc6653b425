import "server-only";
import { isRole } from "@/lib/domain/permissions";
import type { Container } from "../container";
import type { Person, ServiceContext } from "../context";
import { uuidV7 } from "../db/uuid-v7";

/** What of the container a batch needs. */
export type BatchContainer = Pick<Container, "db" | "clock" | "logger" | "env" | "lengowFor" | "pictures">;

const RIGHTS = `
select p.id, p.email, p.name, p.locale, g.role from people p join grants g on g.person_id = p.id
where p.id = $1 and g.account_id = $2 and p.disabled_at is null`;

/**
 * The person who started a batch, as they are now: a right that was taken away since then stops what is not recorded yet. Null when they
 * have no grant on the account any more.
 * @throws AppError `lengow_credentials` when the account is not connected
 */
export async function actingContext(
  container: BatchContainer,
  personId: string,
  accountId: number,
): Promise<ServiceContext | null> {
  const { db, clock, logger, env } = container;
  const [row] = await db.query<Person & { role: string }>(RIGHTS, [personId, accountId]);
  if (!row || !isRole(row.role)) return null;
  const client = await container.lengowFor(accountId);
  const { role, ...person } = row;
  return {
    db,
    clock,
    logger,
    person,
    accountId,
    role,
    demo: env.demo,
    timeScale: env.timeScale,
    requestId: uuidV7(),
    signal: AbortSignal.timeout(90_000),
    lengow: () => client,
    pictures: container.pictures,
  };
}
