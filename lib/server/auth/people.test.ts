import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { describeOnDatabases, emptyTables } from "@/lib/testing/database";
import type { Database } from "../db/database";
import { People } from "./people";

const EMAIL = "ann@example.test";

describeOnDatabases("people", (open) => {
  let db: Database;
  let people: People;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await emptyTables(db);
    people = new People(db);
  });
  afterAll(() => db.close());

  it("are found by their e-mail in any case, and exist once", async () => {
    await people.add({ email: " Ann@Example.TEST ", name: "Ann", password: null });
    expect((await people.find("ANN@example.test"))?.email).toBe(EMAIL);
    await expect(people.add({ email: EMAIL, name: "Other", password: null })).rejects.toThrow("exists already");
  });

  it("need an e-mail address and a password worth having", async () => {
    await expect(people.add({ email: "nobody", name: "", password: null })).rejects.toThrow("not an e-mail address");
    await expect(people.add({ email: EMAIL, name: "Ann", password: "short" })).rejects.toThrow("at least 12");
    expect(await people.find(EMAIL)).toBeNull();
  });

  it("have at most one role per account", async () => {
    await people.add({ email: EMAIL, name: "Ann", password: null });
    await people.grant(EMAIL, 1, "viewer");
    await people.grant(EMAIL, 1, "admin");
    expect((await people.list())[0]?.grants).toEqual([{ accountId: 1, role: "admin" }]);
    await people.revokeGrant(EMAIL, 1);
    await expect(people.revokeGrant(EMAIL, 1)).rejects.toThrow("no role on account 1");
  });

  it("who do not exist cannot be changed", async () => {
    const changes = [
      () => people.grant("x@y.test", 1, "viewer"),
      () => people.disable("x@y.test"),
      () => people.setPassword("x@y.test", "a long enough password"),
      () => people.endSessions("x@y.test"),
    ];
    for (const change of changes) {
      await expect(change()).rejects.toThrow("nobody with the e-mail");
    }
  });

  it("leave a line in the audit log with every change, and none of their data", async () => {
    const id = await people.add({ email: EMAIL, name: "Ann Person", password: "a long enough password" });
    await people.grant(EMAIL, 3, "support");
    await people.disable(EMAIL);
    const lines = await db.query<{ verb: string; subject: string; details: object }>(
      "select verb, subject, details from audit order by at, id",
    );
    expect(lines.map((line) => line.verb)).toEqual(["person.added", "grant.given", "person.disabled"]);
    expect(new Set(lines.map((line) => line.subject))).toEqual(new Set([`person:${id}`]));
    expect(JSON.stringify(lines)).not.toMatch(/ann/i);
  });

  it("leave no line for a change that did not happen", async () => {
    await people.add({ email: EMAIL, name: "Ann", password: null });
    await people.revokeGrant(EMAIL, 9).catch(() => undefined);
    expect(await db.query("select verb from audit")).toEqual([{ verb: "person.added" }]);
  });
});
