import { randomUUID } from "node:crypto";
import { POST as cancel } from "@/app/api/accounts/[accountId]/actions/[id]/cancel/route";
import { POST as resolve } from "@/app/api/accounts/[accountId]/actions/[id]/resolve/route";
import { POST as retry } from "@/app/api/accounts/[accountId]/actions/[id]/retry/route";
import { GET as getOne } from "@/app/api/accounts/[accountId]/actions/[id]/route";
import { GET as list } from "@/app/api/accounts/[accountId]/actions/route";
import { GET as form } from "@/app/api/accounts/[accountId]/orders/[marketplace]/[orderId]/actions/[type]/form/route";
import { POST as record } from "@/app/api/accounts/[accountId]/orders/[marketplace]/[orderId]/actions/route";
import type { ActionDetail, ActionList, ActionView, RecordedActions } from "@/lib/contract/actions";
import type { ErrorEnvelope } from "@/lib/contract/error-envelope";
import { letTimePass } from "@/lib/faults/time-travel";
import type { FormModel } from "@/lib/grammar";
import type { LengowClient, LengowOrderFields } from "@/lib/lengow";
import type { Container } from "@/lib/server/container";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { type Turns, turnsOf } from "@/lib/server/outbox/sender";
import type { SendingParts } from "@/lib/server/outbox/sending-parts";
import { sendingParts } from "@/lib/server/outbox/start-sender";
import { installTestContainer, TEST_ORIGIN } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { signInAs } from "@/lib/testing/sign-in";

export interface Answer<T> {
  status: number;
  body: T & ErrorEnvelope;
}

/** What the sandbox accepted, whatever it answered. */
export interface AcceptedAction {
  id: number;
  marketplace: string;
  marketplace_order_id: string;
  action_type: string;
  args: Record<string, unknown>;
}

/** The app's clock; the database's and the sandbox's are moved by `later` and by the sandbox's control. */
class AppClock {
  aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

/** One account of a sandbox behind our own routes, with a sender that moves only when it is told to. */
export class Shop {
  private constructor(
    readonly account: number,
    readonly sandbox: TestSandbox,
    readonly container: Container,
    readonly parts: SendingParts,
    readonly turns: Turns,
    private cookie: string,
    private readonly held: { client: LengowClient },
    /** What was kept for a moment is asked for anew when this is moved on. */
    readonly clock: AppClock,
  ) {}

  static async open(account = 100, change: Partial<SendingParts> = {}): Promise<Shop> {
    const [sandbox, db] = await Promise.all([openTestSandbox(200), openTestDatabase()]);
    const held = { client: sandbox.client(account) };
    const clock = new AppClock();
    const container = await installTestContainer({ db, lengowFor: async () => held.client, clock });
    const { cookie } = await signInAs(container, { [account]: "operator" });
    const parts = { ...sendingParts(container), ...change };
    const shop = new Shop(account, sandbox, container, parts, turnsOf(parts), cookie, held, clock);
    await shop.control("settings", { rateLimit: null });
    await sandbox.seed(account, { orders: 1_500, seed: 7 });
    return shop;
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.container.close();
  }

  async as<T>(cookie: string, work: () => Promise<T>): Promise<T> {
    const own = this.cookie;
    this.cookie = cookie;
    try {
      return await work();
    } finally {
      this.cookie = own;
    }
  }

  async call<T>(
    handler: RouteHandler,
    params: Record<string, string>,
    options: { body?: unknown; query?: string } = {},
  ): Promise<Answer<T>> {
    const { body, query = "" } = options;
    const isGet = handler.routeKey.startsWith("GET ");
    const request = new Request(`${TEST_ORIGIN}/api?${query}`, {
      method: isGet ? "GET" : "POST",
      headers: { cookie: this.cookie, origin: TEST_ORIGIN, ...(isGet ? {} : { "content-type": "application/json" }) },
      ...(isGet || body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await handler(request, { params: Promise.resolve({ accountId: String(this.account), ...params }) });
    return { status: answer.status, body: (await answer.json()) as T & ErrorEnvelope };
  }

  record(order: OrderRef, body: Record<string, unknown>): Promise<Answer<RecordedActions>> {
    return this.call(record as RouteHandler, order, { body: { client_key: randomUUID(), args: {}, ...body } });
  }

  form(order: OrderRef, type: string): Promise<Answer<FormModel>> {
    return this.call(form as RouteHandler, { ...order, type });
  }

  list(query = ""): Promise<Answer<ActionList>> {
    return this.call(list as RouteHandler, {}, { query });
  }

  get(id: string): Promise<Answer<ActionDetail>> {
    return this.call(getOne as RouteHandler, { id });
  }

  cancel(id: string): Promise<Answer<ActionView>> {
    return this.call(cancel as RouteHandler, { id }, { body: {} });
  }

  retry(id: string, body: Record<string, unknown> = {}): Promise<Answer<RecordedActions>> {
    return this.call(retry as RouteHandler, { id }, { body: { client_key: randomUUID(), ...body } });
  }

  resolve(id: string, body: Record<string, unknown>): Promise<Answer<ActionView>> {
    return this.call(resolve as RouteHandler, { id }, { body });
  }

  async control<T>(path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.sandbox.url}/__sandbox/${path}`, {
      method: body === undefined ? "GET" : "POST",
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** The next order of a marketplace with so many lines or more, put into a status; each is given out once. */
  async order(
    marketplace: string,
    status: string,
    leastLines = 0,
  ): Promise<OrderRef & { lines: string[]; fields: LengowOrderFields }> {
    const { client } = this.held;
    for await (const page of client.orders.pages(
      { marketplace, marketplaceOrderDateFrom: "2020-01-01T00:00:00Z" },
      { lane: "background" },
    )) {
      for (const order of page.orders) {
        const orderId = order.marketplace_order_id;
        const lines = order.packages.flatMap((parcel) => parcel.cart.map((line) => line.marketplace_order_line_id));
        if (
          lines.length < leastLines ||
          this.given.has(`${marketplace} ${orderId}`) ||
          order.order_types.some(({ type }) => type === "is_delivered_by_marketplace")
        )
          continue;
        this.given.add(`${marketplace} ${orderId}`);
        await this.control("orders", {
          account: this.account,
          marketplace,
          marketplace_order_id: orderId,
          lengow_status: status,
        });
        return { marketplace, orderId, lines, fields: order };
      }
    }
    throw new Error(`The sandbox has no more orders of ${marketplace}`);
  }

  /** As `order`, and Lengow knows of no action of it: nothing of the sample is under way there. */
  async untouched(marketplace: string, status: string): ReturnType<Shop["order"]> {
    for (;;) {
      const order = await this.order(marketplace, status);
      const asked = { marketplace, marketplaceOrderId: order.orderId };
      const { actions } = await this.held.client.actions.list(asked, { lane: "background" });
      if (actions.length === 0) return order;
    }
  }

  private readonly given = new Set<string>();

  async truth(order: OrderRef): Promise<AcceptedAction[]> {
    const { actions } = await this.control<{ actions: AcceptedAction[] }>(`truth?account=${this.account}`);
    return actions.filter((row) => row.marketplace === order.marketplace && row.marketplace_order_id === order.orderId);
  }

  /** From now on Lengow is asked through this client, until `forget`. */
  askThrough(client: LengowClient): void {
    this.held.client = client;
  }

  /** Removes every intent and every pause, so that tests do not wait for each other's. */
  forget(): Promise<void> {
    this.held.client = this.sandbox.client(this.account);
    return this.container.db.exec("truncate outbox, evidence, outbox_accounts cascade");
  }

  later(ms: number): Promise<void> {
    return letTimePass(this.container.db, ms);
  }

  /** Lets holds end and sends everything that is due. */
  async sendAll(): Promise<void> {
    await this.later(310_000);
    while (await this.turns.deliver());
  }

  /** One recorded ship of a fresh order that takes no mandatory argument, already past its hold. */
  async shipped(args: Record<string, unknown> = {}): Promise<{ id: string; order: OrderRef }> {
    const order = await this.order("ebay_fr", "waiting_shipment");
    const { body, status } = await this.record(order, { type: "ship", args });
    if (status !== 202) throw new Error(JSON.stringify(body));
    await this.later(11_000);
    return { id: body.intents[0]?.id ?? "", order };
  }

  async state(id: string): Promise<string> {
    return (await this.get(id)).body.state;
  }
}

// A type and not an interface: it is handed over as the text of a path.
export type OrderRef = { marketplace: string; orderId: string };
