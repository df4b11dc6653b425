import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ExportQuery } from "@/lib/contract/export";
import { type OrderRowPage, OrderRowsQuery } from "@/lib/contract/orders";
import type { Order } from "@/lib/domain/order";
import { deriveOrder } from "@/lib/domain/order-derived";
import type { Role } from "@/lib/domain/permissions";
import type { LengowClient } from "@/lib/lengow";
import type { Database } from "@/lib/server/db/database";
import { MASKED_META } from "@/lib/server/db/migrations/0022-masked-meta";
import { exportOrders } from "@/lib/server/export/export-orders";
import { getOrder } from "@/lib/server/orders/get-order";
import { listOrderRows } from "@/lib/server/orders/list-orders";
import { orderOnScreen } from "@/lib/server/orders/order-for-page";
import { orderRaw } from "@/lib/server/orders/order-raw";
import { testContext } from "@/lib/testing/context";
import { describeOnDatabases } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { AccountReader } from "./account-reader";
import { listMetaKeys, MOST_META_KEYS } from "./meta-keys";
import { rebuildOrderIndex } from "./order-index";
import { fillCopy, makeDue, partsFor, readUntilQuiet, upstreamOf } from "./testing/shop-copy";
import { writeOrders } from "./write-orders";

const WIDE = { marketplace_order_date_from: "2000-01-01T00:00:00Z", page_size: "100" };
let sandbox: TestSandbox;
let next = 900;

beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases("LA-43 · extra data as columns", (open) => {
  let db: Database;
  let clients: LengowClient[] = [];
  beforeAll(async () => {
    db = await open();
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    clients = [];
    await db.close();
  });

  async function shop(fields: Record<string, unknown> = { orders: 60 }) {
    const account = ++next;
    await sandbox.seed(account, fields);
    const client = sandbox.client(account);
    clients.push(client);
    const reader = await fillCopy(db, account, client);
    const as = (role: Role) =>
      testContext({ db, role, accountId: account, lengow: client, clock: { now: () => new Date() } });
    const rows = async (members: Record<string, string>, who = as("operator")) =>
      JSON.parse(
        Buffer.from((await listOrderRows(who, OrderRowsQuery.parse({ ...WIDE, ...members }))).body).toString(),
      ) as OrderRowPage;
    const upstream = upstreamOf(sandbox, account);
    /** Gives an order, a young one that names somebody, further extra data, and lets the copy follow. */
    const tell = async (order_meta: Record<string, unknown>) => {
      const { results } = await rows({ ordering: "-marketplace_order_date" });
      const row = results.find((one) => one.buyer_name !== null && !one.anonymized);
      if (!row) throw new Error("The sample names nobody.");
      await upstream.change(row.marketplace, row.marketplace_order_id, { order_meta });
      await makeDue(db, account);
      await readUntilQuiet(reader);
      return { row, identity: { marketplace: row.marketplace, orderId: row.marketplace_order_id } };
    };
    const keys = async () => (await listMetaKeys(as("viewer"))).keys;
    return { account, client, reader, as, rows, tell, keys };
  }

  it("offers the names that were met, and gives the values asked for alone, the same from the copy and from Lengow", async () => {
    const { rows, keys } = await shop({ orders: 300 });
    expect(await keys()).toEqual(expect.arrayContaining(["checksum", "delivery_type", "feed_id", "shipping_deadline"]));
    const members = { meta: "delivery_type,feed_id", ordering: "-marketplace_order_date" };
    const copy = await rows(members);
    expect(copy.source).toBe("index");
    expect(copy.results.some((row) => row.meta?.delivery_type === "PARCEL")).toBe(true);
    expect(copy.results.some((row) => row.meta?.feed_id !== undefined && row.meta.delivery_type === undefined)).toBe(
      true,
    );
    expect(new Set(copy.results.flatMap((row) => Object.keys(row.meta ?? {})))).toEqual(
      new Set(["delivery_type", "feed_id"]),
    );
    const lengow = await rows({ ...members, fresh: "1" });
    expect(lengow.source).toBe("lengow");
    expect(lengow.results).toEqual(copy.results);
    const plain = await rows({ ordering: "-marketplace_order_date" });
    expect(plain.results.every((row) => row.meta === undefined)).toBe(true);
    expect(plain.count).toBe(copy.count);
  });

  it("names what no order has, once the copy is whole, and nothing while it is not sure", async () => {
    const { account, as, rows, keys, reader } = await shop();
    const members = { meta: "feed_id,long_gone" };
    expect((await rows(members)).meta_unknown).toEqual(["long_gone"]);
    expect((await rows({ meta: "feed_id" })).meta_unknown).toBeUndefined();
    await makeDue(db, account, { sweep: true });
    expect((await rows(members)).meta_unknown).toBeUndefined();
    await readUntilQuiet(reader);
    expect((await rows(members)).meta_unknown).toEqual(["long_gone"]);
    await rebuildOrderIndex(as("admin"));
    expect(await keys()).toEqual([]);
    expect((await rows({ ...members, marketplace_order_date_from: "2026-11-01" })).meta_unknown).toBeUndefined();
  });

  it("puts away at once what was kept by looser rules of privacy, and the next reading of everything writes it by those of now", async () => {
    const { account, rows, tell, keys, reader } = await shop();
    const { row } = await tell({ tel: "0799887766", lane: "A" });
    const told = async () => {
      const { results } = await rows({ meta: "tel,lane", ordering: "-marketplace_order_date" });
      return results.find((one) => one.marketplace_order_id === row.marketplace_order_id)?.meta;
    };
    await db.query(
      `update order_index_content set meta = meta || '{"tel":"0799887766"}' where account_id = $1 and order_id = $2`,
      [account, row.marketplace_order_id],
    );
    await db.query("insert into order_meta_keys (account_id, key, seen_at) values ($1, 'tel', now())", [account]);
    expect(await told(), "as looser rules kept it").toEqual({ tel: "0799887766", lane: "A" });
    await db.exec(MASKED_META);
    const kept = "select 1 from order_index_content where account_id = $1 and meta is not null";
    expect([await db.query(kept, [account]), await keys()]).toEqual([[], []]);
    await readUntilQuiet(reader);
    expect(await told()).toEqual({ lane: "A" });
    expect(await keys()).toContain("lane");
    expect(await keys()).not.toContain("tel");
  });

  it("is filled in by the next reading of everything where a copy was made before there were such columns", async () => {
    const { account, client, rows, keys, reader } = await shop();
    const orders: Order[] = [];
    const all = { importedFrom: "1990-01-01T00:00:00Z" };
    for await (const page of client.orders.pages(all, { lane: "screen" }))
      orders.push(...page.orders.map((order) => deriveOrder({ ...order, order_meta: {} })));
    await writeOrders(db, account, orders, { readAt: new Date(Date.now() + 1) });
    await db.query("delete from order_meta_keys where account_id = $1", [account]);
    const filled = async () => (await rows({ meta: "feed_id" })).results.filter((row) => row.meta?.feed_id).length;
    expect([await filled(), await keys()]).toEqual([0, []]);
    await makeDue(db, account, { sweep: true });
    await readUntilQuiet(reader);
    expect(await filled()).toBeGreaterThan(50);
    expect(await keys()).toContain("feed_id");
  });

  it("forgets a name that a whole reading did not meet, and keeps those it met", async () => {
    const { account, keys, reader } = await shop();
    await db.query(
      "insert into order_meta_keys (account_id, key, seen_at) values ($1, 'of_last_year', now() - interval '1 day')",
      [account],
    );
    await db.query("update order_meta_keys set seen_at = seen_at - interval '1 day' where account_id = $1", [account]);
    await makeDue(db, account, { sweep: true });
    await readUntilQuiet(reader);
    expect(await keys()).not.toContain("of_last_year");
    expect(await keys()).toContain("feed_id");
  });

  it("keeps a bounded number of names, however many an account's orders have", async () => {
    const { account, tell, keys } = await shop();
    for (let part = 0; part < 6; part += 1)
      await tell(Object.fromEntries(Array.from({ length: 48 }, (_, at) => [`k${part}_${at}`, "v"])));
    await db.query(
      "insert into order_meta_keys (account_id, key, seen_at) select $1, 'n' || i, now() from generate_series(1, 300) i on conflict do nothing",
      [account],
    );
    const { length: before } = await db.query("select 1 from order_meta_keys where account_id = $1", [account]);
    await tell({ a_late_one: "v" });
    expect(await keys()).toHaveLength(MOST_META_KEYS);
    expect(await db.query("select 1 from order_meta_keys where account_id = $1", [account])).toHaveLength(before);
  });

  it("U21 · offers no name that looks personal, and hides the order's people for everybody, in the rows and in the copy", async () => {
    const { account, as, rows, tell, keys } = await shop();
    const { row } = await tell({});
    const name = row.buyer_name ?? "";
    const { identity } = await tell({
      customer_name: name,
      gift_message: "x",
      box: `for ${name}`,
      sub: { mail: "a@b.example", size: "L" },
    });
    expect(await keys()).toEqual(expect.arrayContaining(["box", "sub.size"]));
    expect((await keys()).filter((key) => /name|message|mail/.test(key))).toEqual([]);
    for (const role of ["operator", "viewer"] as const) {
      for (const fresh of [{}, { fresh: "1" }] as Record<string, string>[]) {
        const page = await rows({ meta: "box,customer_name,sub.size,sub.mail", ...fresh }, as(role));
        const told = page.results.find((one) => one.marketplace_order_id === row.marketplace_order_id);
        expect(Object.keys(told?.meta ?? {}).sort()).toEqual(["box", "sub.size"]);
        expect(JSON.stringify(told?.meta)).not.toContain(name.split(" ").at(-1));
      }
    }
    const [kept] = await db.query<{ meta: string }>(
      "select meta::text as meta from order_index_content where account_id = $1 and order_id = $2",
      [account, row.marketplace_order_id],
    );
    expect(kept?.meta).toContain("•••");
    expect(kept?.meta).not.toContain(name);
    expect((await orderRaw(as("viewer"), identity)).meta_keys).toEqual(expect.arrayContaining(["box", "sub.size"]));
  });

  it("U21 · goes after the retention, also where nobody is named, and stays gone when the order is read again", async () => {
    const { account, client } = await shop({ orders: 260 });
    await db.query("update order_index set buyer_words = null where account_id = $1", [account]);
    await db.query("insert into account_settings (account_id, retention_months) values ($1, 1)", [account]);
    const left = async () => {
      const [row] = await db.query<{ old: number; young: number }>(
        `select count(*) filter (where placed_at < now() - interval '32 days')::int as old, count(*)::int as young
         from order_index_content where account_id = $1 and meta is not null`,
        [account],
      );
      return row ?? { old: -1, young: -1 };
    };
    expect((await left()).old).toBeGreaterThan(0);
    await db.query("update order_index_accounts set purge_at = '-infinity' where account_id = $1", [account]);
    const reader = new AccountReader(partsFor(db, client), account);
    await readUntilQuiet(reader);
    expect((await left()).old).toBe(0);
    expect((await left()).young).toBeGreaterThan(0);
    await db.query(
      "update order_index_accounts set sweep_at = '-infinity', purge_at = 'infinity' where account_id = $1",
      [account],
    );
    await readUntilQuiet(reader);
    expect((await left()).old).toBe(0);
  });

  it("keeps 200 KB of extra data out of the list, of the copy and of the order's page", async () => {
    const { as, rows, tell, account } = await shop();
    const blob = "x".repeat(200_000);
    const { row, identity } = await tell({ blob, delivery_type: "PARCEL" });
    const before = Buffer.byteLength(JSON.stringify(await rows({})));
    const page = await rows({ meta: "blob,delivery_type" });
    const told = page.results.find((one) => one.marketplace_order_id === row.marketplace_order_id);
    expect(told?.meta).toMatchObject({ delivery_type: "PARCEL" });
    expect(told?.meta?.blob).toHaveLength(300);
    expect(Buffer.byteLength(JSON.stringify(page)) - before).toBeLessThan(6_000);
    const [kept] = await db.query<{ size: number }>(
      "select max(length(meta::text)) as size from order_index_content where account_id = $1",
      [account],
    );
    expect(kept?.size).toBeLessThan(2_000);
    expect(JSON.stringify(await orderOnScreen(as("operator"), identity)).length).toBeLessThan(30_000);
    // Whoever asks for the whole order, as other programs do, has all of it.
    expect((await getOrder(as("operator"), identity)).order_meta.blob).toBe(blob);
  });

  it("goes into a file, disarmed, out of the copy and from Lengow alike", async () => {
    const { as, rows, tell } = await shop();
    const { row } = await tell({ delivery_type: '=HYPERLINK("https://evil.example","x")', feed_id: 4101 });
    const columns = "marketplace,marketplace_order_id,meta.delivery_type,meta.feed_id,meta.never";
    const question = { marketplace_order_date_from: WIDE.marketplace_order_date_from, columns };
    const files: string[] = [];
    // Amounts in another currency are Lengow's to convert: then the file is written from its answer.
    for (const more of [{}, { set_currency: "SEK" }]) {
      const response = await exportOrders(as("operator"), ExportQuery.parse({ ...question, ...more }));
      expect(response.headers.get("x-export-source")).toBe("set_currency" in more ? "lengow" : "index");
      const lines = parse(await response.text(), { columns: true }) as Record<string, string>[];
      expect(lines).toHaveLength((await rows({})).count);
      const line = lines.find((one) => one.marketplace_order_id === row.marketplace_order_id);
      expect(line).toMatchObject({ "meta.delivery_type": `'=HYPERLINK("https://evil.example","x")`, "meta.never": "" });
      expect(line?.["meta.feed_id"]).toBe("4101");
      files.push(JSON.stringify(lines.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))));
    }
    expect(files[0]).toBe(files[1]);
    expect(() => ExportQuery.parse({ ...question, columns: "meta.__proto__" })).toThrow();
    expect(() => OrderRowsQuery.parse({ meta: "a;b" })).toThrow();
  });
});
