import { randomUUID } from "node:crypto";
import type { LengowOrderFields } from "@/lib/lengow";
import { cancelAction } from "@/lib/server/actions/cancel-action";
import { paramsHash } from "@/lib/server/actions/canonical";
import { insertIntent } from "@/lib/server/actions/insert-intent";
import { recordIntents } from "@/lib/server/actions/record-intents";
import { resolveAction } from "@/lib/server/actions/resolve-action";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { isAppError } from "@/lib/server/errors";
import { createLogger, KnownSecrets } from "@/lib/server/logger";
import type { OutboxRow } from "@/lib/server/outbox/row";
import { type Turns, turnsOf } from "@/lib/server/outbox/sender";
import type { FailPoint, SendingParts } from "@/lib/server/outbox/sending-parts";
import { timingsFor } from "@/lib/server/outbox/timings";
import { testContext } from "@/lib/testing/context";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { InventedLengow } from "./invented-lengow";
import { type Mutant, protocolOf } from "./mutants";
import { letTimePass } from "./time-travel";

/** A worker that stopped at a fail point. It sleeps on when nobody wakes it: then it was killed. */
export interface Sleeper {
  wake(): Promise<void>;
}

/** What is said of an intent. */
export type Told = Pick<
  OutboxRow,
  "id" | "state" | "reason" | "fence" | "order_id" | "line" | "params" | "upstream_id"
>;

const MARKETPLACE = "ebay_fr";
const ON_ITS_WAY: readonly string[] = ["ready", "claimed", "sending", "unconfirmed"];

function invented(orderId: string): LengowOrderFields {
  const lines = ["L1", "L2"].map((line) => orderLine({ marketplace_order_line_id: line }));
  return orderFields({ lines, marketplace: MARKETPLACE, marketplace_order_id: orderId });
}

/** The real outbox on a real database with an invented Lengow; time and every step are in the test's hand. */
export class SmallWorld {
  readonly lengow = new InventedLengow(invented);
  readonly turns: Turns;
  private readonly ctx: ServiceContext;
  private readonly parts: SendingParts;
  private wishes = 0;
  private pausePoint: { at: FailPoint; reached: () => void; until: Promise<void> } | null = null;

  constructor(
    readonly db: Database,
    mutant: Mutant | null = null,
  ) {
    this.ctx = testContext({ db });
    this.parts = {
      db,
      lengowFor: async () => this.lengow,
      objectionTo: async () => null,
      logger: createLogger("silent", new KnownSecrets()),
      timings: timingsFor(),
      owner: "small world",
      protocol: protocolOf(mutant),
      failPoint: (name) => this.pass(name),
    };
    this.turns = turnsOf(this.parts);
  }

  private async pass(name: FailPoint): Promise<void> {
    const point = this.pausePoint;
    if (point?.at !== name) return;
    this.pausePoint = null;
    point.reached();
    await point.until;
  }

  /** A person presses "ship". The id, or null when the outbox said no. `lawless` writes the row without asking. */
  async click(orderId: string, line: string, trackingNumber?: string, lawless = false): Promise<string | null> {
    this.wishes += 1;
    const params = { tracking_number: trackingNumber ?? `T-${this.wishes}`, ...(line === "*" ? {} : { line }) };
    const clientKey = randomUUID();
    if (lawless) return this.insert(orderId, line, params);
    const wish = {
      type: "ship",
      clientKey,
      requestHash: "h",
      planned: [{ line, params }],
      sendAnother: true,
      repeatsOf: null,
    };
    try {
      return (await recordIntents(this.ctx, invented(orderId), wish)).intents[0]?.id ?? null;
    } catch (error) {
      if (isAppError(error)) return null;
      throw error;
    }
  }

  private insert(orderId: string, line: string, params: Record<string, string>): Promise<string> {
    return insertIntent(this.db, {
      accountId: 1,
      marketplace: MARKETPLACE,
      orderId,
      clientKey: randomUUID(),
      requestHash: "h",
      type: "ship",
      line,
      params,
      paramsHash: paramsHash("ship", params),
      repeatsOf: null,
      personId: randomUUID(),
      orderStatus: null,
      orderUpdatedAt: null,
      holdMs: 10_000,
      giveUpMs: 86_400_000,
    });
  }

  async takeBack(id: string): Promise<void> {
    await cancelAction(this.ctx, id).catch(ignoreRefusal);
  }

  async close(id: string): Promise<void> {
    await resolveAction(this.ctx, id, { decision: "close", note: "seen elsewhere" }).catch(ignoreRefusal);
  }

  /** One delivery that stops at `at`; null when nothing was due or the point was never passed. */
  async deliverUntil(at: FailPoint): Promise<Sleeper | null> {
    let wake: () => void = () => undefined;
    let reached: () => void = () => undefined;
    const arrival = new Promise<"reached">((resolve) => {
      reached = () => resolve("reached");
    });
    const until = new Promise<void>((resolve) => {
      wake = resolve;
    });
    this.pausePoint = { at, reached, until };
    const delivery = this.turns.deliver().then(() => "over" as const);
    const first = await Promise.race([arrival, delivery]);
    this.pausePoint = null;
    if (first === "over") return null;
    return {
      wake: async () => {
        wake();
        await delivery;
      },
    };
  }

  async later(ms: number): Promise<void> {
    this.lengow.later(ms);
    await letTimePass(this.db, ms);
  }

  /** How many actions Lengow has with this tracking number. */
  truth(trackingNumber = "T"): number {
    return this.lengow.truth(trackingNumber).length;
  }

  /** Every intent, as far as what is said of it goes: asked for after each step, so without the dates. */
  rows(): Promise<Told[]> {
    return this.db.query<Told>(
      "select id, state, reason, fence, order_id, line, params, upstream_id from outbox order by id",
    );
  }

  async row(id: string): Promise<OutboxRow> {
    const [row] = await this.db.query<OutboxRow>("select * from outbox where id = $1", [id]);
    if (!row) throw new Error(`intent ${id} was lost`);
    return row;
  }

  /**
   * Everything is well again, everyone wakes, all time passes: what is not settled now never will be. It is over once nothing is on its way and a
   * quarter of an hour, longer than any wait between two looks, has changed nothing.
   */
  async settle(sleepers: readonly Sleeper[]): Promise<void> {
    this.lengow.fates.length = 0;
    Object.assign(this.lengow, { listUnreadable: false, lagging: false });
    this.lengow.arrive();
    this.lengow.reveal();
    await Promise.all(sleepers.map((sleeper) => sleeper.wake()));
    let before = "";
    for (let round = 0; round < 8; round += 1) {
      await this.later(round === 0 ? 3_000 : 1_000_000);
      await this.turns.reap();
      for (const turn of [this.turns.deliver, this.turns.look, this.turns.sweep]) while (await turn());
      const rows = await this.rows();
      const now = rows.map(({ state, fence }) => `${state} ${fence}`).join();
      if (now === before && !rows.some(({ state }) => ON_ITS_WAY.includes(state))) return;
      before = now;
    }
  }
}

function ignoreRefusal(error: unknown): void {
  if (!isAppError(error)) throw error;
}
