import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/accounts/[accountId]/vcs/documents/route";
import type { VcsDocumentList } from "@/lib/contract/vcs";
import type { Container } from "@/lib/server/container";
import { installTestContainer, TEST_ORIGIN } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { signInAs } from "@/lib/testing/sign-in";

const ACCOUNT = 140;
let sandbox: TestSandbox;
let container: Container;
let cookie: string;
let nowMs = Date.now();

beforeAll(async () => {
  const [opened, db] = await Promise.all([openTestSandbox(50), openTestDatabase()]);
  sandbox = opened;
  const clients = new Map<number, ReturnType<TestSandbox["client"]>>();
  container = await installTestContainer({
    db,
    lengowFor: async (account) => {
      const held = clients.get(account) ?? sandbox.client(account);
      clients.set(account, held);
      return held;
    },
    clock: { now: () => new Date(nowMs) },
  });
  ({ cookie } = await signInAs(container, {
    [ACCOUNT]: "operator",
    1: "operator",
    141: "operator",
    142: "viewer",
    143: "operator",
  }));
  await sandbox.seed(ACCOUNT, { orders: 900, seed: 7 });
  await sandbox.seed(142, { orders: 900, seed: 7 });
});
afterAll(async () => {
  await sandbox.close();
  await container.close();
});

async function ask(query = "", account = ACCOUNT): Promise<VcsDocumentList> {
  const request = new Request(`${TEST_ORIGIN}/api/accounts/${account}/vcs/documents?${query}`, { headers: { cookie } });
  const answer = await GET(request, { params: Promise.resolve({ accountId: String(account) }) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as VcsDocumentList;
}

/** Empties the store's age, so that the next look reads again. */
async function forgetAge(account = ACCOUNT): Promise<void> {
  await container.db.query(
    "update vidr_stores set as_of = as_of - interval '1 hour', failed_at = failed_at - interval '1 hour' where account_id = $1",
    [account],
  );
  nowMs += 1;
}

describe("the list of documents", () => {
  it("shows every Amazon store of the account together, business first, then by deadline", async () => {
    const list = await ask("page_size=5000");
    expect(list.stores.map(({ marketplace }) => marketplace)).toEqual([
      "amazon_de",
      "amazon_es",
      "amazon_fr",
      "amazon_it",
      "amazon_uk",
    ]);
    expect(list.count).toBeGreaterThan(20);
    expect(list.results).toHaveLength(list.count);
    const order = list.results.map(({ is_business, deadline }) => `${is_business ? 0 : 1} ${deadline?.at ?? "9999"}`);
    expect(order).toEqual([...order].sort());
    const sum = Object.values(list.counts).reduce((total, count) => total + count, 0);
    expect(sum).toBe(list.count);
    for (const { lines, total, vat } of list.results) {
      expect(lines.length).toBeGreaterThan(0);
      expect(total).not.toBeNull();
      expect(vat.length).toBeGreaterThan(0);
    }
  });

  it("asks Lengow once for all who look, and not again while it is fresh", async () => {
    await forgetAge();
    await sandbox.forgetCalls(ACCOUNT);
    await Promise.all(Array.from({ length: 5 }, () => ask()));
    expect((await sandbox.calls(ACCOUNT)).of("GET /v3.0/apps/amazon-vcs/vidr/")).toBe(5);
    await ask();
    expect((await sandbox.calls(ACCOUNT)).of("GET /v3.0/apps/amazon-vcs/vidr/")).toBe(5);
  });

  it("goes on showing the others, and what was known, when one store fails, and says which", async () => {
    const before = await ask();
    await forgetAge();
    await sandbox.fault({ account: ACCOUNT, route: "GET /v3.0/apps/amazon-vcs/vidr/", kind: "500", times: 1 });
    const list = await ask();
    await sandbox.clearFaults();
    const failing = list.stores.filter(({ failure }) => failure !== null);
    expect(failing).toHaveLength(1);
    expect(failing[0]?.failure).toMatchObject({ code: "upstream" });
    expect(list.count).toBe(before.count);
  });

  it("does not take one empty report for the truth, and calls what has left the report done", async () => {
    const before = await ask();
    await forgetAge();
    await sandbox.seed(ACCOUNT, { orders: 0, seed: 7 });
    expect((await ask()).counts).toEqual(before.counts);
    await forgetAge();
    const after = await ask("page_size=5000");
    expect(after.counts.to_invoice + after.counts.rejected + after.counts.to_credit).toBe(0);
    // One that is as old as the report reaches back has left it for its age alone: nobody knows what became of it.
    const unknown = after.results.filter(({ shown_state: state }) => state === "unknown");
    expect(after.counts.done + after.counts.by_amazon + unknown.length).toBe(after.count);
    expect(unknown.every(({ shipped_at: at }) => nowMs - Date.parse(at ?? "") > 88 * 86_400_000)).toBe(true);
    await sandbox.seed(ACCOUNT, { orders: 900, seed: 7 });
    await forgetAge();
    // A later seed is no copy of the first: what counts is that documents that are asked for again are due again.
    expect((await ask()).counts.to_invoice).toBeGreaterThan(0);
  });

  it("tells an app that is not active from a seller who is not enrolled", async () => {
    await sandbox.seed(141, { orders: 50, seed: 7, vcs: false });
    expect(new Set((await ask("", 141)).stores.map(({ app }) => app))).toEqual(new Set(["not_activated"]));
    await sandbox.seed(143, { orders: 0, seed: 7 });
    expect(new Set((await ask("", 143)).stores.map(({ app }) => app))).toEqual(new Set(["not_enrolled"]));
  });

  it("makes no duty of what Amazon invoices itself: not due, not late, in no count of work, no defect", async () => {
    await sandbox.seed(1, { orders: 900, seed: 7 });
    const list = await ask("page_size=5000", 1);
    const amazons = list.results.filter(({ is_amazon_invoiced }) => is_amazon_invoiced);
    expect(new Set(amazons.map(({ marketplace }) => marketplace)).size).toBeGreaterThan(1);
    expect(amazons.some(({ is_business, shipped_at: at }) => is_business && nowMs - Date.parse(at ?? "") > 9e8)).toBe(
      true,
    );
    for (const { shown_state, deadline, blocked } of amazons) {
      expect({ shown_state, deadline, blocked }).toEqual({
        shown_state: "by_amazon",
        deadline: null,
        blocked: "amazon_invoices",
      });
    }
    expect(list.counts.by_amazon).toBe(amazons.length);
    const duties = await ask("page_size=5000&state=to_invoice,to_credit,rejected", 1);
    expect(duties.results.filter(({ is_amazon_invoiced }) => is_amazon_invoiced)).toEqual([]);
    const spain = list.stores.find(({ marketplace }) => marketplace === "amazon_es");
    expect(spain).toMatchObject({ app: "amazon_invoices", overdue: 0, due_today: 0, due: 0, idr: null });
    expect(Object.entries(spain?.counts ?? {}).filter(([, count]) => count > 0)).toEqual([
      ["by_amazon", spain?.counts.by_amazon],
    ]);
  });

  it("keeps buyers' VAT numbers from those who may not see buyers", async () => {
    const seen = await ask("page_size=5000");
    expect(seen.results.some(({ buyer_vat_number }) => buyer_vat_number !== "")).toBe(true);
    const masked = await ask("page_size=5000", 142);
    expect(masked.count).toBeGreaterThan(0);
    expect(masked.results.every(({ buyer_vat_number }) => buyer_vat_number === "")).toBe(true);
  });

  it("finds by a part of an id, and leaves lines out where they are not wanted", async () => {
    const [first] = (await ask("page_size=1")).results;
    const found = await ask(`q=${encodeURIComponent(first?.order_id.slice(4) ?? "")}&detail=short`);
    expect(found.results.map(({ key }) => key)).toContain(first?.key);
    expect(found.results.every(({ lines, vat }) => lines.length === 0 && vat.length === 0)).toBe(true);
  });
});
