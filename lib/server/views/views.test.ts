import { afterAll, beforeAll, expect, it } from "vitest";
import type { Role } from "@/lib/domain/permissions";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { addView, changeView, deleteView, listViews } from "./views";

let db: Database;
let next = 0;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** Somebody real in the database, on an account of this test's own unless one is named. */
async function person(parts: { role?: Role; accountId?: number } = {}): Promise<ServiceContext> {
  const ctx = testContext({ db, accountId: parts.accountId ?? 5000 + ++next, ...parts });
  await db.query("insert into people (id, email, name) values ($1, $2, $3) on conflict do nothing", [
    ctx.person.id,
    `${ctx.person.id}@views.test`,
    ctx.person.name,
  ]);
  return ctx;
}
const view = (name: string, more = {}) => ({ name, query: "status=shipped", shared: false, ...more });
const names = async (ctx: ServiceContext) => (await listViews(ctx)).results.map((one) => one.name);

it("G16 · a view is kept, renamed, copied and deleted, in the order in which views were made", async () => {
  const ctx = await person();
  const first = await addView(ctx, view("Late"));
  const copy = await addView(ctx, view("Late (copy)", { query: first.query }));
  await changeView(ctx, first.id, { name: "Late in France", query: "status=shipped&marketplace=amazon_fr" });
  expect(await names(ctx)).toEqual(["Late in France", "Late (copy)"]);
  await deleteView(ctx, copy.id);
  expect(await names(ctx)).toEqual(["Late in France"]);
});

it("G16 · a person has one view of a name, whatever its case, and is told which field is wrong", async () => {
  const ctx = await person();
  await addView(ctx, view("Late"));
  const other = await addView(ctx, view("Other"));
  const taken = { code: "bad_request", details: [{ field: "name" }] };
  await expect(addView(ctx, view("LATE"))).rejects.toMatchObject(taken);
  await expect(changeView(ctx, other.id, { name: "late" })).rejects.toMatchObject(taken);
  expect(await names(ctx)).toEqual(["Late", "Other"]);
});

it("G16 · one view is the one to begin with; choosing another moves the choice", async () => {
  const ctx = await person();
  const [a, b] = [await addView(ctx, view("A")), await addView(ctx, view("B"))];
  await changeView(ctx, a.id, { first: true });
  await changeView(ctx, b.id, { first: true });
  expect((await listViews(ctx)).results.map(({ first }) => first)).toEqual([false, true]);
  await changeView(ctx, b.id, { first: false });
  expect((await listViews(ctx)).results.some(({ first }) => first)).toBe(false);
});

it("G17 · a shared view is read by the account's people and changed by its owner alone", async () => {
  const owner = await person();
  const colleague = await person({ accountId: owner.accountId, role: "support" });
  const shared = await addView(owner, view("Ours", { shared: true }));
  await addView(owner, view("Mine"));
  expect((await listViews(colleague)).results).toMatchObject([{ name: "Ours", mine: false, owner: owner.person.name }]);
  await expect(changeView(colleague, shared.id, { name: "Theirs" })).rejects.toMatchObject({ code: "not_found" });
  await expect(deleteView(colleague, shared.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await changeView(colleague, shared.id, { first: true })).first).toBe(true);
  await changeView(owner, shared.id, { shared: false });
  expect(await names(colleague)).toEqual([]);
});

it("a viewer reads shared views and keeps none", async () => {
  const owner = await person();
  const viewer = await person({ accountId: owner.accountId, role: "viewer" });
  const shared = await addView(owner, view("Ours", { shared: true }));
  expect(await names(viewer)).toEqual(["Ours"]);
  await expect(addView(viewer, view("Mine"))).rejects.toMatchObject({ code: "not_allowed" });
  await expect(changeView(viewer, shared.id, { first: true })).rejects.toMatchObject({ code: "not_allowed" });
});

it("a view of one account does not exist in another, for the same person too", async () => {
  const here = await person();
  const there = { ...here, accountId: here.accountId + 100_000 };
  const mine = await addView(here, view("Here", { shared: true }));
  expect(await names(there)).toEqual([]);
  await expect(changeView(there, mine.id, { name: "There" })).rejects.toMatchObject({ code: "not_found" });
  await expect(deleteView(there, mine.id)).rejects.toMatchObject({ code: "not_found" });
});

it("U2 · nothing personal is kept in a view, whatever is sent", async () => {
  const ctx = await person();
  const kept = await addView(
    ctx,
    view("Careful", { query: "status=shipped&find=abc&id=404-1&ids=404-1,404-2&page=3&buyer=Dupont" }),
  );
  expect(kept.query).toBe("status=shipped");
});

it("a person keeps fifty views and no more", async () => {
  const ctx = await person();
  for (let n = 0; n < 50; n++) await addView(ctx, view(`View ${n}`));
  await expect(addView(ctx, view("One more"))).rejects.toMatchObject({ code: "bad_request" });
});
