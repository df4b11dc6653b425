import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/domain/permissions";
import { createLengowClient } from "@/lib/lengow";
import { saveAccount } from "@/lib/server/accounts/account-store";
import { listAudit } from "@/lib/server/audit/list-audit";
import type { Container } from "@/lib/server/container";
import type { ServiceContext } from "@/lib/server/context";
import { installTestContainer, testContext } from "@/lib/testing/context";
import { emptyTables, openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import type { Database } from "../db/database";
import { indexNow } from "../order-index/index-state";
import { changeSettings, getSettings, retentionMonthsOf } from "./account-settings";
import { rotateKeys, testConnection } from "./connection";
import { changeMember, getTeam, grantRole, takeRole } from "./team";

const ACCOUNT = 120;
const KEYS = { accessToken: `test-${ACCOUNT}`, secret: `test-secret-${ACCOUNT}` };

let db: Database;
let sandbox: TestSandbox;
let container: Container;
let forgotten: number[] = [];

beforeAll(async () => {
  [db, sandbox] = await Promise.all([openTestDatabase(), openTestSandbox(20)]);
  container = await installTestContainer({
    db,
    lengowWith: (credentials) => createLengowClient({ baseUrl: sandbox.url, ...credentials }),
    forgetLengow: (accountId) => forgotten.push(accountId),
  });
});
beforeEach(async () => {
  await emptyTables(db);
  forgotten = [];
  await saveAccount(db, container.box, { id: ACCOUNT, name: "Maison", demo: false, credentials: KEYS });
});
afterAll(async () => {
  await sandbox.close();
  await container.close();
});

/** A person who really exists and was really granted the role. */
async function personIn(role: Role, name = "Ines", accountId = ACCOUNT): Promise<ServiceContext> {
  const email = `${name.toLowerCase()}@example.test`;
  const id = (await container.people.find(email))?.id ?? (await container.people.add({ email, name, password: null }));
  await container.people.grant(email, accountId, role);
  const ctx = testContext({ db, role, accountId, lengow: sandbox.client(ACCOUNT) });
  return { ...ctx, person: { ...ctx.person, id, email, name } };
}

const codeOf = (work: Promise<unknown>) => work.then(() => "done").catch((error: { code?: string }) => error.code);

describe("5.10 · settings of an account", () => {
  it("say who changed each of them last, and when", async () => {
    const ctx = await personIn("admin");
    expect((await getSettings(ctx)).holds).toEqual({ usual: 10, cancel: 60, refund: 300, changed: null });
    const after = await changeSettings(ctx, {
      holds: { usual: 5, cancel: 30, refund: 600 },
      retention_months: 3,
    });
    expect(after.holds).toMatchObject({ usual: 5, cancel: 30, refund: 600, changed: { by: "Ines" } });
    expect(after.retention).toMatchObject({ months: 3, changed: { by: "Ines" } });
    expect(after.account.changed).toBeNull();
    expect(await retentionMonthsOf(db, ACCOUNT)).toBe(3);
    expect(await retentionMonthsOf(db, ACCOUNT + 1)).toBe(6);
  });

  it("are read by every role and changed by administrators alone", async () => {
    for (const role of ["viewer", "operator", "support"] as const) {
      const ctx = await personIn(role, role);
      expect((await getSettings(ctx)).account.name).toBe("Maison");
      expect(await codeOf(changeSettings(ctx, { name: "Mine" }))).toBe("not_allowed");
      expect(await codeOf(testConnection(ctx))).toBe("not_allowed");
      expect(await codeOf(rotateKeys(ctx, { access_token: "a", secret: "b" }))).toBe("not_allowed");
    }
    expect((await getSettings(await personIn("admin"))).account.name).toBe("Maison");
  });

  it("never let a refund leave at once: the database itself refuses", async () => {
    const ctx = await personIn("admin");
    await expect(changeSettings(ctx, { holds: { usual: 0, cancel: 0, refund: 0 } })).rejects.toThrow();
    expect((await getSettings(ctx)).holds).toMatchObject({ usual: 10, refund: 300, changed: null });
  });
});

describe("5.10 · the connection", () => {
  it("is tested against Lengow itself, past every cache", async () => {
    const ctx = await personIn("admin");
    await sandbox.forgetCalls(ACCOUNT);
    const tested = await testConnection(ctx);
    expect(tested.account_id).toBe(ACCOUNT);
    expect(tested.marketplaces).toBeGreaterThan(5);
    expect((await sandbox.calls(ACCOUNT)).total).toBeGreaterThan(0);
  });

  it("takes new keys only when Lengow accepts them for this very account, and shows none of them ever", async () => {
    const ctx = await personIn("admin");
    expect(await codeOf(rotateKeys(ctx, { access_token: "nobody", secret: "wrong" }))).toBe("bad_request");
    expect(await codeOf(rotateKeys(ctx, { access_token: "test-121", secret: "test-secret-121" }))).toBe("bad_request");
    expect(forgotten).toEqual([]);
    const after = await rotateKeys(ctx, { access_token: KEYS.accessToken, secret: KEYS.secret });
    expect(after.keys).toMatchObject({ entered: true, changed: { by: "Ines" } });
    expect(forgotten).toEqual([ACCOUNT]);
    const everything = JSON.stringify([after, await listAudit(ctx, { page: 1, page_size: 100 })]);
    expect(everything).not.toContain(KEYS.accessToken);
    expect(everything).not.toContain(KEYS.secret);
  });

  it("that takes new keys lets our copy's reader go on at once, and nobody is told any more that Lengow refuses them", async () => {
    const ctx = await personIn("admin");
    await db.query(
      `insert into order_index_accounts (account_id, as_of, failures, failure, failed_since, rest_until)
       values ($1, now(), 4, 'credentials', now(), now() + interval '5 minutes')`,
      [ACCOUNT],
    );
    expect((await indexNow(ctx)).said.trouble).toMatchObject({ reason: "credentials" });
    await rotateKeys(ctx, { access_token: KEYS.accessToken, secret: KEYS.secret });
    const { said, account } = await indexNow(ctx);
    expect([said.trouble, account?.failures, account?.rest_ms]).toEqual([undefined, 0, 0]);
  });
});

describe("5.10 · the team", () => {
  it("is seen by everybody without addresses, and changed by administrators alone", async () => {
    const admin = await personIn("admin");
    const viewer = await personIn("viewer", "Jonas");
    expect((await getTeam(viewer)).people).toMatchObject([
      { name: "Ines", role: "admin", email: null, may_disable: false },
      { name: "Jonas", role: "viewer", email: null, may_disable: false },
    ]);
    expect(await codeOf(changeMember(viewer, admin.person.id, { role: "viewer" }))).toBe("not_allowed");
    const { people } = await changeMember(admin, viewer.person.id, { role: "operator" });
    expect(people[1]).toMatchObject({ role: "operator", email: "jonas@example.test", changed: { by: "Ines" } });
  });

  it("gives and takes roles, and says when there is nobody with an address", async () => {
    const admin = await personIn("admin");
    await container.people.add({ email: "noor@example.test", name: "Noor", password: null });
    const { people } = await grantRole(admin, { email: "Noor@example.test", role: "support" });
    const noor = people.find(({ name }) => name === "Noor");
    expect(noor).toMatchObject({ role: "support" });
    expect(await codeOf(grantRole(admin, { email: "nobody@example.test", role: "viewer" }))).toBe("bad_request");
    expect((await takeRole(admin, noor?.id ?? "")).people).toHaveLength(1);
    expect(await codeOf(takeRole(admin, noor?.id ?? ""))).toBe("not_found");
  });

  it("lets nobody change their own rights, nor shut out a person of accounts they do not administer", async () => {
    const admin = await personIn("admin");
    expect(await codeOf(takeRole(admin, admin.person.id))).toBe("not_allowed");
    expect(await codeOf(grantRole(admin, { email: admin.person.email, role: "viewer" }))).toBe("not_allowed");
    const viewer = await personIn("viewer", "Jonas");
    await personIn("viewer", "Jonas", ACCOUNT + 1);
    expect(await codeOf(changeMember(admin, viewer.person.id, { disabled: true }))).toBe("not_allowed");
    expect((await container.people.find("jonas@example.test"))?.disabledAt).toBeNull();
    await container.people.revokeGrant("jonas@example.test", ACCOUNT + 1);
    const { people } = await changeMember(admin, viewer.person.id, { disabled: true });
    expect(people.find(({ name }) => name === "Jonas")).toMatchObject({ disabled: true });
  });
});

describe("M09 · the audit log", () => {
  it("is the administrator's, newest first, narrowed by person and kind, and holds one account alone", async () => {
    const admin = await personIn("admin");
    await changeSettings(admin, { name: "Maison Deux" });
    await container.people.add({ email: "noor@example.test", name: "Noor", password: null });
    await grantRole(admin, { email: "noor@example.test", role: "support" });
    const other = await personIn("admin", "Pavel", ACCOUNT + 1);
    await changeSettings({ ...other, accountId: ACCOUNT + 1 }, { retention_months: 2 });

    const all = await listAudit(admin, { page: 1, page_size: 100 });
    expect(all.results.map(({ verb, about }) => [verb, about])).toEqual([
      ["grant.given", "Noor"],
      ["setting.changed", null],
    ]);
    expect(all).toMatchObject({ count: 2, kinds: ["grant", "setting"], people: [{ name: "Ines" }] });
    const settings = await listAudit(admin, { page: 1, page_size: 100, kind: "setting", person: admin.person.id });
    expect(settings.results).toMatchObject([{ subject: "setting:name", by: { name: "Ines" } }]);
    const second = await listAudit(admin, { page: 2, page_size: 1 });
    expect(second).toMatchObject({ count: 2, page: 2, results: [{ verb: "setting.changed" }] });
    expect((await listAudit(admin, { page: 1, page_size: 10, kind: "set" })).count).toBe(0);
    for (const role of ["viewer", "operator", "support"] as const) {
      expect(await codeOf(listAudit(testContext({ db, role, accountId: ACCOUNT }), { page: 1, page_size: 10 }))).toBe(
        "not_allowed",
      );
    }
  });
});
