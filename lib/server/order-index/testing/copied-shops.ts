import { type OrderRowPage, OrderSearchBody } from "@/lib/contract/orders";
import type { Role } from "@/lib/domain/permissions";
import type { LengowClient } from "@/lib/lengow";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { listOrderRows } from "@/lib/server/orders/list-orders";
import { testContext } from "@/lib/testing/context";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { fillCopy } from "./shop-copy";

/** The call by which Lengow lists orders. */
export const ORDERS = "GET /v3.0/orders/";
/** Before any order of a shop. */
export const YEARS = "2000-01-01T00:00:00Z";

/** Of the process, not of a database: what is kept in memory is kept by account, and each shop is to be a new one. */
let lastAccount = 510;

export type CopiedShop = Awaited<ReturnType<CopiedShops["add"]>>;

/** Shops of one sandbox, each an account of its own whose orders are copied into one database. */
export class CopiedShops {
  private readonly clients: LengowClient[] = [];

  private constructor(
    readonly db: Database,
    readonly sandbox: TestSandbox,
  ) {}

  static async open(openDatabase: () => Promise<Database>): Promise<CopiedShops> {
    return new CopiedShops(await openDatabase(), await openTestSandbox());
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()));
    await this.db.close();
    await this.sandbox.close();
  }

  /** One more shop, with what the grid asks of it; `filled: false` leaves the reading of its orders to the test. */
  async add(fields: Record<string, unknown> = { orders: 260 }, { filled = true } = {}) {
    const { db, sandbox } = this;
    lastAccount += 1;
    const account = lastAccount;
    await sandbox.seed(account, fields);
    const client = sandbox.client(account);
    this.clients.push(client);
    if (filled) await fillCopy(db, account, client);
    const as = (role: Role): ServiceContext =>
      testContext({ db, role, accountId: account, lengow: client, clock: { now: () => new Date() } });
    const ctx = as("operator");
    const rows = async (members: Record<string, string>, who = ctx) =>
      JSON.parse(
        Buffer.from((await listOrderRows(who, OrderSearchBody.parse(members))).body).toString(),
      ) as OrderRowPage;
    await sandbox.forgetCalls(account);
    return { account, client, ctx, as, rows, calls: () => sandbox.calls(account) };
  }
}
