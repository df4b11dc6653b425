import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { PATCH as change, GET as check } from "@/app/api/accounts/[accountId]/batches/files/[id]/route";
import { POST as upload } from "@/app/api/accounts/[accountId]/batches/files/route";
import { POST as create } from "@/app/api/accounts/[accountId]/batches/route";
import type { BatchView, Sheet } from "@/lib/contract/batches";
import type { ErrorEnvelope } from "@/lib/contract/error-envelope";
import type { Role } from "@/lib/domain/permissions";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { TEST_ORIGIN } from "@/lib/testing/context";
import { signInAs } from "@/lib/testing/sign-in";
import { type OrderRef, Shop } from "../../actions/testing/shop";
import { batchTurn } from "../run-batches";

const JSON_BODY = { "content-type": "application/json" };

export function csv(rows: string[][]): string {
  return rows.map((row) => row.join(";")).join("\r\n");
}

/** What is said of each row: the reason, and the field where it is about one. */
export const codes = (sheet: Sheet): string[][] =>
  sheet.rows.map((row) => row.why.map(({ code, field }) => (field ? `${code} ${field}` : code)));

/** One account of a sandbox, where an operator drops, corrects and sends sheets through our own routes. */
export class SheetDesk {
  private constructor(
    readonly shop: Shop,
    /** Of who asks; whoever changes it puts it back. */
    private cookie: string,
  ) {}

  static async open(account = 100): Promise<SheetDesk> {
    const shop = await Shop.open(account);
    return new SheetDesk(shop, (await signInAs(shop.container, { [account]: "operator" })).cookie);
  }

  close(): Promise<void> {
    return this.shop.close();
  }

  async as<T>(role: Role, work: () => Promise<T>): Promise<T> {
    const own = this.cookie;
    this.cookie = (await signInAs(this.shop.container, { [this.shop.account]: role })).cookie;
    try {
      return await work();
    } finally {
      this.cookie = own;
    }
  }

  /** What a route answers to a request that the test words itself. */
  answer(handler: unknown, init: RequestInit, params: Record<string, string> = {}, query = ""): Promise<Response> {
    const { headers, ...rest } = init;
    const request = new Request(`${TEST_ORIGIN}/api?${query}`, {
      ...rest,
      headers: { cookie: this.cookie, origin: TEST_ORIGIN, ...(headers as Record<string, string>) },
    });
    return (handler as RouteHandler)(request, {
      params: Promise.resolve({ accountId: String(this.shop.account), ...params }),
    });
  }

  async ask<T>(
    handler: unknown,
    params: Record<string, string>,
    init: { body?: BodyInit; headers?: Record<string, string>; query?: string; method?: string } = {},
  ) {
    const { query, method = init.body === undefined ? "GET" : "POST", ...rest } = init;
    const response = await this.answer(handler, { method, ...rest }, params, query);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, text, body: (isJson ? JSON.parse(text) : {}) as T & ErrorEnvelope };
  }

  drop(bytes: BodyInit, name = "sheet.csv") {
    const headers = { "content-type": "text/csv", "x-file-name": encodeURIComponent(name) };
    return this.ask<{ id: string }>(upload, {}, { body: bytes, headers });
  }

  check(id: string) {
    return this.ask<Sheet>(check, { id });
  }

  async sheetOf(bytes: BodyInit): Promise<Sheet> {
    const dropped = await this.drop(bytes);
    expect(dropped.status).toBe(201);
    return (await this.check(dropped.body.id)).body;
  }

  edit(id: string, body: unknown) {
    return this.ask<Sheet>(change, { id }, { method: "PATCH", body: JSON.stringify(body), headers: JSON_BODY });
  }

  send(sheet: Sheet, verdicts: string[] = ["green"], key: string = randomUUID()) {
    const body = JSON.stringify({ kind: "csv", title: "Sheet", file_id: sheet.id, verdicts, client_key: key });
    return this.ask<BatchView>(create, {}, { body, headers: JSON_BODY });
  }

  /** Of a marketplace that asks for a tracking number and nothing more. */
  order(): Promise<OrderRef> {
    return this.shop.order("decathlon_fr", "waiting_shipment");
  }

  async recordAndSend(): Promise<void> {
    while (await batchTurn(this.shop.container));
    await this.shop.sendAll();
  }
}
