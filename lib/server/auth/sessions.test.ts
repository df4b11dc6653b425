import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { TestClock } from "@/lib/testing/context";
import { describeOnDatabases, emptyTables } from "@/lib/testing/database";
import type { Database } from "../db/database";
import { People } from "./people";
import { hashSessionId, Sessions } from "./sessions";

const EMAIL = "ann@example.test";
const HOUR = 3_600_000;

describeOnDatabases("a session", (open) => {
  let db: Database;
  let clock: TestClock;
  let sessions: Sessions;
  let people: People;
  let personId: string;
  let id: string;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await emptyTables(db);
    clock = new TestClock(new Date());
    sessions = new Sessions(db, clock, false);
    people = new People(db, (changed) => sessions.forget(changed));
    personId = await people.add({ email: EMAIL, name: "Ann", password: null });
    await people.grant(EMAIL, 1, "operator");
    id = await sessions.start(personId, "a browser");
  });
  afterAll(() => db.close());

  it("says who it is and what they may do", async () => {
    const found = await sessions.find(id);
    expect(found?.person).toEqual({ id: personId, email: EMAIL, name: "Ann", locale: null });
    expect([...(found?.grants ?? [])]).toEqual([[1, "operator"]]);
  });

  it("is not known by another id, nor by what the database keeps of it", async () => {
    expect(await sessions.find("other")).toBeNull();
    expect(await sessions.find(hashSessionId(id))).toBeNull();
    expect(JSON.stringify(await db.query("select * from sessions"))).not.toContain(id);
  });

  it("ends with the request after it was revoked", async () => {
    expect(await sessions.find(id)).not.toBeNull();
    await sessions.revoke(hashSessionId(id));
    expect(await sessions.find(id)).toBeNull();
  });

  it("ends with the request after its person was disabled, and does not come back when they are let in again", async () => {
    expect(await sessions.find(id)).not.toBeNull();
    await people.disable(EMAIL);
    expect(await sessions.find(id)).toBeNull();
    await people.enable(EMAIL);
    expect(await sessions.find(id)).toBeNull();
  });

  it("ends when a new password is set", async () => {
    expect(await sessions.find(id)).not.toBeNull();
    await people.setPassword(EMAIL, "a new long password");
    expect(await sessions.find(id)).toBeNull();
  });

  it("ends for all of a person's browsers at once", async () => {
    const other = await sessions.start(personId, null);
    expect(await sessions.find(other)).not.toBeNull();
    expect(await sessions.revokeAll(personId)).toBe(2);
    expect([await sessions.find(id), await sessions.find(other)]).toEqual([null, null]);
  });

  it("knows a role that was given, changed or taken with the next request", async () => {
    const rolesOf = async () => [...((await sessions.find(id))?.grants ?? [])];
    expect(await rolesOf()).toEqual([[1, "operator"]]);
    await people.grant(EMAIL, 1, "viewer");
    await people.grant(EMAIL, 2, "admin");
    expect(await rolesOf()).toEqual([
      [1, "viewer"],
      [2, "admin"],
    ]);
    await people.revokeGrant(EMAIL, 1);
    expect(await rolesOf()).toEqual([[2, "admin"]]);
  });

  it("ends after eight hours without a request, and lives on with one", async () => {
    clock.advance(7.9 * HOUR);
    expect(await sessions.find(id)).not.toBeNull();
    clock.advance(7.9 * HOUR);
    expect(await sessions.find(id)).not.toBeNull();
    clock.advance(8 * HOUR);
    expect(await sessions.find(id)).toBeNull();
  });

  it("ends after 24 hours however busy it was", async () => {
    for (let hour = 0; hour < 23; hour += 1) {
      clock.advance(HOUR);
      expect(await sessions.find(id)).not.toBeNull();
    }
    clock.advance(HOUR);
    expect(await sessions.find(id)).toBeNull();
  });

  it("of a demo person opens nothing outside the demo", async () => {
    const demoId = await people.add({ email: "merchant@demo.test", name: "Demo", password: null, demo: true });
    const demoSession = await sessions.start(demoId, null);
    expect(await sessions.find(demoSession)).toBeNull();
    expect(await new Sessions(db, clock, true).find(demoSession)).not.toBeNull();
  });

  it("does not begin for somebody who was disabled meanwhile", async () => {
    await db.query("update people set disabled_at = now() where id = $1", [personId]);
    expect(await sessions.find(await sessions.start(personId, null))).toBeNull();
  });

  it("remembers nothing that was read before a change and arrived after it", async () => {
    let change: (() => Promise<void>) | null = () => people.disable(EMAIL);
    const query: Database["query"] = async <T extends object>(
      sql: string,
      params?: Parameters<Database["query"]>[1],
    ) => {
      const rows = await db.query<T>(sql, params);
      const due = sql.includes("from sessions s") ? change : null;
      if (due) {
        change = null;
        await due();
      }
      return rows;
    };
    sessions = new Sessions({ ...db, query }, clock, false);
    await sessions.find(id);
    expect(change).toBeNull();
    expect(await sessions.find(id)).toBeNull();
  });
});
