import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LinkTemplatesBody } from "@/lib/contract/link-templates";
import type { Role } from "@/lib/domain/permissions";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { TestClock, testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { linkTemplates, setLinkTemplates } from "./link-templates";
import { addOrderNote, deleteOrderNote, orderNotes } from "./order-notes";

let db: Database;
let next = 0;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const order = { marketplace: "amazon_fr", orderId: "306-1" };
/** Somebody on an account of this test's own; without a Lengow client, so that asking Lengow would fail. */
const person = (parts: { role?: Role; accountId?: number; clock?: TestClock } = {}): ServiceContext =>
  testContext({ db, accountId: ++next, ...parts });
const texts = async (ctx: ServiceContext) => (await orderNotes(ctx, order)).results.map(({ text }) => text);
const auditOf = (accountId: number) =>
  db.query<{ verb: string; details: unknown }>(
    "select verb, details from audit where account_id = $1 order by at, id",
    [accountId],
  );

describe("D11 · internal notes", () => {
  it("are read newest first with author and time, on their order alone, without asking Lengow", async () => {
    const clock = new TestClock();
    const ctx = person({ clock });
    await addOrderNote(ctx, order, "first");
    clock.advance(60_000);
    await addOrderNote(ctx, order, "second\nline");
    await addOrderNote(ctx, { ...order, orderId: "306-2" }, "elsewhere");
    expect(await texts(ctx)).toEqual(["second\nline", "first"]);
    const [newest] = (await orderNotes(ctx, order)).results;
    expect([newest?.by.id, newest?.at, newest?.own]).toEqual([ctx.person.id, clock.now().toISOString(), true]);
  });

  it("do not cross the wall between accounts", async () => {
    await addOrderNote(person(), order, "of one account");
    expect(await texts(person())).toEqual([]);
  });

  it("are read by a viewer, who can write and delete none", async () => {
    const ctx = person();
    const note = await addOrderNote(ctx, order, "to be read");
    const viewer = person({ role: "viewer", accountId: ctx.accountId });
    expect(await texts(viewer)).toEqual(["to be read"]);
    await expect(addOrderNote(viewer, order, "mine")).rejects.toMatchObject({ code: "not_allowed" });
    await expect(deleteOrderNote(viewer, order, note.id)).rejects.toMatchObject({ code: "not_allowed" });
  });

  it("are deleted by whoever wrote them and by nobody else, an administrator included", async () => {
    const ctx = person();
    const note = await addOrderNote(ctx, order, "mine");
    const admin = person({ role: "admin", accountId: ctx.accountId });
    await expect(deleteOrderNote(admin, order, note.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteOrderNote(ctx, { ...order, orderId: "306-2" }, note.id)).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await orderNotes(admin, order)).results[0]?.own).toBe(false);
    await deleteOrderNote(ctx, order, note.id);
    expect(await texts(ctx)).toEqual([]);
  });

  it("leave who and when in the audit log, and never their words", async () => {
    const ctx = person();
    const note = await addOrderNote(ctx, order, "Madame Brisson called");
    await deleteOrderNote(ctx, order, note.id);
    const rows = await auditOf(ctx.accountId);
    expect(rows.map(({ verb }) => verb)).toEqual(["note.added", "note.deleted"]);
    expect(JSON.stringify(rows)).not.toContain("Brisson");
  });

  it("U21 · are gone after six months", async () => {
    const clock = new TestClock();
    const ctx = person({ clock });
    await addOrderNote(ctx, order, "old");
    clock.advance(186 * 86_400_000);
    expect(await texts(ctx)).toEqual([]);
    expect(await db.query("select id from order_notes where account_id = $1", [ctx.accountId])).toEqual([]);
  });
});

describe("D09 · links out by template", () => {
  const body = (template: string) => LinkTemplatesBody.safeParse({ templates: [{ label: "Back office", template }] });

  it("are set by an administrator, read by everybody, and say who changed them", async () => {
    const admin = person({ role: "admin" });
    const wanted = LinkTemplatesBody.parse({
      templates: [
        { label: "Seller Central", marketplace: "amazon", template: "https://s.example/{marketplace_order_id}" },
      ],
    });
    await setLinkTemplates(admin, wanted);
    const viewer = person({ role: "viewer", accountId: admin.accountId });
    const read = await linkTemplates(viewer);
    expect(read.templates).toEqual(wanted.templates);
    expect(read.changed).not.toBeNull();
    await expect(setLinkTemplates(viewer, wanted)).rejects.toMatchObject({ code: "not_allowed" });
    await setLinkTemplates(admin, { templates: [] });
    expect(await linkTemplates(viewer)).toEqual({ templates: [], changed: null });
    expect((await auditOf(admin.accountId)).map(({ verb }) => verb)).toEqual([
      "link_templates.changed",
      "link_templates.changed",
    ]);
  });

  it.each([
    "http://shop.example/{merchant_order_id}",
    "javascript:alert(1)",
    "https://{merchant_order_id}.example/",
    "https://user@shop.example/",
    "https://shop.example/{buyer_name}",
    "https://shop.example/{merchant_order_id",
    "https://shop.example/ {merchant_order_id}",
    "https:///x",
    `https://shop.example/${"x".repeat(500)}`,
  ])("%s is refused", (template) => {
    expect(body(template).success).toBe(false);
  });
});
