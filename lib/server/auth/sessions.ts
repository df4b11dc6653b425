import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { isRole, type Role } from "@/lib/domain/permissions";
import type { Clock } from "../clock";
import type { Person } from "../context";
import type { Database } from "../db/database";

export const IDLE_LIMIT_MS = 8 * 60 * 60_000;
export const ABSOLUTE_LIMIT_MS = 24 * 60 * 60_000;
/** The last sight of a session is written at most this often. */
const SIGHT_GRAIN_MS = 60_000;
const MOST_REMEMBERED = 5_000;

/** A live session: who, and what they were granted. */
export interface SignedIn {
  idHash: string;
  person: Person;
  grants: ReadonlyMap<number, Role>;
}

interface Remembered extends SignedIn {
  lastSeenAt: number;
  expiresAt: number;
}

interface SessionRow {
  person_id: string;
  email: string;
  name: string;
  locale: string | null;
  last_seen_at: Date;
  expires_at: Date;
}

/** What is stored of a session id: whoever reads the table cannot sign in with it. */
export function hashSessionId(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("base64url");
}

/**
 * The sessions, in the database, so that one can be ended before its time. While this process is the only writer a live session is
 * remembered and forgotten exactly when something about it changes; otherwise every request asks the database.
 */
export class Sessions {
  readonly #remembered = new Map<string, Remembered>();
  /** Grows with every change: what was read before one is not remembered after it. */
  #changes = 0;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly demo: boolean,
  ) {}

  /** Starts a session and gives its id, 256 random bits that only the browser's cookie will hold. */
  async start(personId: string, userAgent: string | null): Promise<string> {
    const sessionId = randomBytes(32).toString("base64url");
    const now = this.clock.now();
    await this.db.query(
      `insert into sessions (id_hash, person_id, user_agent, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)`,
      [
        hashSessionId(sessionId),
        personId,
        userAgent?.slice(0, 200) ?? null,
        now,
        new Date(now.getTime() + ABSOLUTE_LIMIT_MS),
      ],
    );
    await this.db.query("delete from sessions where expires_at < $1", [new Date(now.getTime() - ABSOLUTE_LIMIT_MS)]);
    return sessionId;
  }

  /** The person behind a session id, or null: unknown, ended, idle for 8 hours, older than 24, or the person was disabled. */
  async find(sessionId: string): Promise<SignedIn | null> {
    const idHash = hashSessionId(sessionId);
    const now = this.clock.now().getTime();
    const found = this.#remembered.get(idHash) ?? (await this.#load(idHash));
    if (!found || found.expiresAt <= now || found.lastSeenAt + IDLE_LIMIT_MS <= now) {
      this.#remembered.delete(idHash);
      return null;
    }
    await this.#see(found, now);
    return found;
  }

  /** Ends one session: the next request with it is not signed in. */
  async revoke(idHash: string): Promise<void> {
    await this.db.query("update sessions set revoked_at = $2 where id_hash = $1 and revoked_at is null", [
      idHash,
      this.clock.now(),
    ]);
    this.#changes += 1;
    this.#remembered.delete(idHash);
  }

  /** Ends every session of a person and tells how many there were. */
  async revokeAll(personId: string): Promise<number> {
    const ended = await this.db.query<{ id_hash: string }>(
      "update sessions set revoked_at = $2 where person_id = $1 and revoked_at is null and expires_at > $2 returning id_hash",
      [personId, this.clock.now()],
    );
    this.forget(personId);
    return ended.length;
  }

  /** To be called after any change to a person or to their grants, so that nothing outdated is remembered. */
  forget(personId: string): void {
    this.#changes += 1;
    for (const [idHash, session] of this.#remembered)
      if (session.person.id === personId) this.#remembered.delete(idHash);
  }

  async #load(idHash: string): Promise<Remembered | null> {
    const changes = this.#changes;
    const [row] = await this.db.query<SessionRow>(
      `select s.person_id, p.email, p.name, p.locale, s.last_seen_at, s.expires_at
       from sessions s join people p on p.id = s.person_id
       where s.id_hash = $1 and s.revoked_at is null and p.disabled_at is null and (p.demo = false or $2)`,
      [idHash, this.demo],
    );
    if (!row) return null;
    const session: Remembered = {
      idHash,
      person: { id: row.person_id, email: row.email, name: row.name, locale: row.locale },
      grants: await this.#grantsOf(row.person_id),
      lastSeenAt: row.last_seen_at.getTime(),
      expiresAt: row.expires_at.getTime(),
    };
    if (this.db.soleWriter && changes === this.#changes) this.#remember(session);
    return session;
  }

  async #grantsOf(personId: string): Promise<Map<number, Role>> {
    const rows = await this.db.query<{ account_id: number; role: string }>(
      "select account_id, role from grants where person_id = $1 order by account_id",
      [personId],
    );
    return new Map(rows.flatMap(({ account_id: id, role }) => (isRole(role) ? [[id, role] as const] : [])));
  }

  #remember(session: Remembered): void {
    this.#remembered.set(session.idHash, session);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > MOST_REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
  }

  async #see(session: Remembered, now: number): Promise<void> {
    if (now - session.lastSeenAt < SIGHT_GRAIN_MS) return;
    session.lastSeenAt = now;
    await this.db.query("update sessions set last_seen_at = $2 where id_hash = $1", [session.idHash, new Date(now)]);
  }
}
