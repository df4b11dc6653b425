import "server-only";
import type { AuditVerb } from "@/lib/contract/audit";
import type { Role } from "@/lib/domain/permissions";
import { emitAudit } from "../audit/emit";
import { type Database, isUniqueViolation, type Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { hashPassword, passwordProblem } from "./password";

export interface PersonRecord {
  id: string;
  email: string;
  name: string;
  demo: boolean;
  disabledAt: Date | null;
  passwordHash: string | null;
}

export interface ListedPerson extends PersonRecord {
  grants: { accountId: number; role: Role }[];
  liveSessions: number;
}

/** A refusal in words for whoever changes people. */
export class PeopleError extends Error {
  override readonly name = "PeopleError";
}

/** Who changes somebody in the app, and on which account; without one it was a command. */
export interface Changer {
  personId: string;
  accountId: number;
}

/** E-mail addresses are compared in lower case; nobody has two that differ by case. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize("NFKC").toLowerCase();
}

/**
 * Changes to people and to what they may do. Each is recorded in the audit log in the same transaction, and `changed` is told
 * after the commit, so that the running app forgets what it remembered of that person.
 */
export class People {
  constructor(
    private readonly db: Database,
    private readonly changed: (personId: string) => void = () => undefined,
  ) {}

  /** The person with this e-mail, or null. */
  async find(email: string): Promise<PersonRecord | null> {
    const [row] = await this.db.query<{
      id: string;
      email: string;
      name: string;
      demo: boolean;
      disabled_at: Date | null;
      password_hash: string | null;
    }>("select id, email, name, demo, disabled_at, password_hash from people where lower(email) = $1", [
      normaliseEmail(email),
    ]);
    if (!row) return null;
    const { disabled_at: disabledAt, password_hash: passwordHash, ...rest } = row;
    return { ...rest, disabledAt, passwordHash };
  }

  /** Adds a person. @throws PeopleError when the e-mail is taken or malformed, or the password too weak. */
  async add(person: { email: string; name: string; password: string | null; demo?: boolean }): Promise<string> {
    const email = normaliseEmail(person.email);
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new PeopleError(`"${person.email}" is not an e-mail address.`);
    const hash = person.password === null ? null : await newPasswordHash(person.password);
    const id = uuidV7();
    try {
      await this.#change(id, "person.added", {}, (tx) =>
        tx.query("insert into people (id, email, name, password_hash, demo) values ($1, $2, $3, $4, $5)", [
          id,
          email,
          person.name.trim() || email,
          hash,
          person.demo ?? false,
        ]),
      );
    } catch (error) {
      if (isUniqueViolation(error)) throw new PeopleError(`${email} exists already.`);
      throw error;
    }
    return id;
  }

  /** Gives a role on an account; one that is there already is replaced. */
  async grant(email: string, accountId: number, role: Role, by?: Changer): Promise<void> {
    const { id } = await this.#required(email);
    const give = (tx: Queryable) =>
      tx.query(
        `insert into grants (person_id, account_id, role) values ($1, $2, $3)
         on conflict (person_id, account_id) do update set role = excluded.role, granted_at = now()`,
        [id, accountId, role],
      );
    await this.#change(id, "grant.given", { account_id: accountId, role }, give, by);
  }

  /** Takes the role on an account away. @throws PeopleError when there was none. */
  async revokeGrant(email: string, accountId: number, by?: Changer): Promise<void> {
    const { id } = await this.#required(email);
    const take = async (tx: Queryable) => {
      const gone = await tx.query("delete from grants where person_id = $1 and account_id = $2 returning 1", [
        id,
        accountId,
      ]);
      if (gone.length === 0) throw new PeopleError(`${email} has no role on account ${accountId}.`);
    };
    await this.#change(id, "grant.taken", { account_id: accountId }, take, by);
  }

  /** Shuts a person out at once: no sign-in, and every session ends with its next request. */
  async disable(email: string, by?: Changer): Promise<void> {
    const { id } = await this.#required(email);
    const shutOut = async (tx: Queryable) => {
      await tx.query("update people set disabled_at = coalesce(disabled_at, now()) where id = $1", [id]);
      await endSessions(tx, id);
    };
    await this.#change(id, "person.disabled", {}, shutOut, by);
  }

  /** Lets a person in again, with the grants they had. */
  async enable(email: string, by?: Changer): Promise<void> {
    const { id } = await this.#required(email);
    const letIn = (tx: Queryable) => tx.query("update people set disabled_at = null where id = $1", [id]);
    await this.#change(id, "person.enabled", {}, letIn, by);
  }

  /** Sets a new password and ends every session made with the old one. */
  async setPassword(email: string, password: string): Promise<void> {
    const { id } = await this.#required(email);
    const hash = await newPasswordHash(password);
    await this.#change(id, "person.password_set", {}, async (tx) => {
      await tx.query("update people set password_hash = $2 where id = $1", [id, hash]);
      await endSessions(tx, id);
    });
  }

  /** Ends every session of a person and tells how many there were. */
  async endSessions(email: string): Promise<number> {
    const { id } = await this.#required(email);
    let ended = 0;
    await this.#change(id, "person.sessions_ended", {}, async (tx) => {
      ended = await endSessions(tx, id);
    });
    return ended;
  }

  /** Everyone, by e-mail. */
  async list(): Promise<ListedPerson[]> {
    const rows = await this.db.query<{ email: string; live: number; grants: ListedPerson["grants"] }>(
      `select p.email,
         (select count(*) from sessions s where s.person_id = p.id and s.revoked_at is null and s.expires_at > now()) as live,
         coalesce((select jsonb_agg(jsonb_build_object('accountId', g.account_id, 'role', g.role) order by g.account_id)
                   from grants g where g.person_id = p.id), '[]'::jsonb) as grants
       from people p order by p.email`,
    );
    const people: ListedPerson[] = [];
    for (const row of rows)
      people.push({ ...(await this.#required(row.email)), grants: row.grants, liveSessions: row.live });
    return people;
  }

  async #required(email: string): Promise<PersonRecord> {
    const person = await this.find(email);
    if (!person) throw new PeopleError(`There is nobody with the e-mail ${email}.`);
    return person;
  }

  async #change(
    id: string,
    verb: AuditVerb,
    details: Record<string, unknown>,
    work: (tx: Queryable) => Promise<unknown>,
    by?: Changer,
  ): Promise<void> {
    await this.db.tx(async (tx) => {
      await work(tx);
      await emitAudit(tx, { verb, subject: `person:${id}`, details, ...by });
    });
    this.changed(id);
  }
}

async function newPasswordHash(password: string): Promise<string> {
  const problem = passwordProblem(password);
  if (problem) throw new PeopleError(problem);
  return hashPassword(password);
}

async function endSessions(tx: Queryable, personId: string): Promise<number> {
  const ended = await tx.query(
    "update sessions set revoked_at = now() where person_id = $1 and revoked_at is null and expires_at > now() returning 1 as one",
    [personId],
  );
  return ended.length;
}
