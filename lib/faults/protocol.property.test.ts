import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import type { FailPoint } from "@/lib/server/outbox/sending-parts";
import { describeOnDatabases } from "@/lib/testing/database";
import fc from "@/lib/testing/properties";
import { FATES, type Fate } from "./invented-lengow";
import { type Sleeper, SmallWorld, type Told } from "./small-world";

const POINTS: readonly FailPoint[] = ["claimed", "baseline", "opened", "sending", "answered", "evidence", "recorded"];
const LANE: readonly string[] = ["ready", "claimed", "sending", "unconfirmed", "needs_person"];
const UNSAID: readonly string[] = ["ready", "claimed", "withdrawn", "rejected"];
const SAID: readonly string[] = ["accepted", "done_with_warning", "refused"];

interface Step {
  what:
    | "click"
    /** A click whose hold is over. */
    | "due"
    | "deliver"
    | "deliver-and-stop"
    /** The same with a worker whose lease then ends; it may wake up later all the same. */
    | "abandon"
    | "wake"
    | "later"
    | "reap"
    | "look"
    | "sweep"
    | "take-back"
    | "close"
    | "arrive"
    | "reveal"
    | "lag"
    | "stranger"
    | "finish"
    | "dark";
  which: number;
  fate: Fate;
  point: FailPoint;
}

const steps = fc.array(
  fc.record<Step>({
    what: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom<Step["what"]>("click", "due", "deliver", "deliver-and-stop", "abandon", "later"),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom<Step["what"]>(
          "wake",
          "reap",
          "look",
          "sweep",
          "take-back",
          "close",
          "arrive",
          "reveal",
          "lag",
          "stranger",
          "finish",
          "dark",
        ),
      },
    ),
    which: fc.nat(11),
    fate: fc.constantFrom(...FATES),
    point: fc.constantFrom(...POINTS),
  }),
  { minLength: 8, maxLength: 22 },
);

/** One history, step by step, with what must hold after each. */
class History {
  readonly sleepers: Sleeper[] = [];
  readonly ids: string[] = [];
  /** Tracking numbers under which somebody else made an action: there a second one is not ours. */
  readonly strangers = new Set<string>();

  constructor(readonly world: SmallWorld) {}

  async take(step: Step): Promise<void> {
    const { world } = this;
    const { lengow, turns } = world;
    const id = this.ids[step.which % Math.max(1, this.ids.length)];
    switch (step.what) {
      case "click":
      case "due": {
        const made = await world.click(`o-${step.which % 2}`, ["*", "L1", "L2"][step.which % 3] ?? "*");
        if (made) this.ids.push(made);
        return step.what === "due" ? world.later(11_000) : undefined;
      }
      case "deliver":
        lengow.fates.push(step.fate);
        await turns.deliver();
        lengow.fates.length = 0;
        return;
      case "deliver-and-stop":
        return this.stopAt(step);
      case "abandon":
        await this.stopAt(step);
        await world.later(62_000);
        await turns.reap();
        return;
      case "wake":
        // Some sleepers never wake: they were killed.
        if (step.which % 3 > 0) await this.sleepers.shift()?.wake();
        return;
      case "later":
        return this.later([300, 5_000, 11_000, 62_000, 200_000, 1_000_000][step.which % 6] ?? 0);
      case "reap":
      case "look":
      case "sweep":
        await turns[step.what]();
        return;
      case "take-back":
        return id ? world.takeBack(id) : undefined;
      case "close":
        return id ? world.close(id) : undefined;
      case "arrive":
      case "reveal":
        return lengow[step.what]();
      case "lag":
        lengow.lagging = !lengow.lagging;
        return;
      case "dark":
        lengow.listUnreadable = !lengow.listUnreadable;
        return;
      case "stranger":
        return this.stranger(id, step.which);
      case "finish":
        return lengow.finish(step.which % 2 ? null : "the marketplace said no");
    }
  }

  private async stopAt({ fate, point }: Step): Promise<void> {
    this.world.lengow.fates.push(fate);
    const sleeper = await this.world.deliverUntil(point);
    if (sleeper) this.sleepers.push(sleeper);
  }

  /** Beyond the horizon everything that was on its way has arrived and is listed: that is what the horizon means (H1). */
  private async later(ms: number): Promise<void> {
    if (ms >= 200_000) {
      this.world.lengow.arrive();
      this.world.lengow.reveal();
      this.world.lengow.lagging = false;
    }
    await this.world.later(ms);
  }

  /** Somebody does the same in another tool, or nearly the same. */
  private async stranger(id: string | undefined, which: number): Promise<void> {
    if (!id) return;
    const { marketplace, order_id: marketplaceOrderId, action_type: actionType, params } = await this.world.row(id);
    const richer: Record<string, string> = which % 2 === 0 ? { carrier: "Other" } : {};
    this.strangers.add(String(params.tracking_number));
    this.world.lengow.accept({ marketplace, marketplaceOrderId, actionType, args: { ...params, ...richer } });
  }

  async check(): Promise<void> {
    const rows = await this.world.rows();
    expect(rows.length).toBe(this.ids.length);
    for (const row of rows) this.checkWords(row);
    this.checkLanes(rows);
    const posted = this.world.lengow.posts.map((post) => String(post.args.tracking_number));
    const certain = new Set(posted.filter((number) => this.truth(number) > 1 && !this.strangers.has(number)));
    expect([...certain], "sent twice").toEqual([]);
  }

  private truth(number: string): number {
    return this.world.lengow.truth(number).length;
  }

  private checkWords(row: Told): void {
    const number = String(row.params.tracking_number);
    if (UNSAID.includes(row.state) && !this.strangers.has(number)) {
      expect(this.truth(number), `${row.state} although it exists`).toBe(0);
    }
    if (SAID.includes(row.state)) expect(this.world.lengow.truth(number)).toContain(Number(row.upstream_id));
  }

  private checkLanes(rows: readonly Told[]): void {
    const open = rows.filter((row) => LANE.includes(row.state));
    for (const row of open) {
      const beside = open.filter((other) => other !== row && other.order_id === row.order_id);
      for (const other of beside)
        expect(row.line === "*" || other.line === "*" || row.line === other.line, "one lane, two intents").toBe(false);
    }
  }

  /** Everything that Lengow holds for an intent is known in the end, unless a person had ended the matter before. */
  async checkEnd(): Promise<void> {
    for (const row of await this.world.rows()) {
      expect([
        "accepted",
        "done",
        "done_with_warning",
        "refused",
        "rejected",
        "withdrawn",
        "closed",
        "needs_person",
      ]).toContain(row.state);
      const number = String(row.params.tracking_number);
      if (row.state === "needs_person" && !this.strangers.has(number))
        expect(this.truth(number), `${row.reason}`).toBe(0);
    }
  }
}

/** The laws as they are, but for this test's own deleting, which says that it is that. Needs no more than to own the tables. */
const LET_FORGET = `
drop trigger outbox_law on outbox;
create trigger outbox_law before insert or update on outbox for each row execute function outbox_refuse();
create trigger outbox_never_deleted before delete on outbox for each row
  when (current_setting('orderdeck.forgetting', true) is distinct from 'yes') execute function outbox_refuse();
drop trigger evidence_no_change on evidence;
create trigger evidence_no_change before update on evidence for each row execute function evidence_is_append_only();
create trigger evidence_never_deleted before delete on evidence for each row
  when (current_setting('orderdeck.forgetting', true) is distinct from 'yes') execute function evidence_is_append_only();`;

/** Truncating takes as long as half a history, so the few rows are deleted; now and then the files are emptied too. */
async function forget(db: Database, run: number): Promise<void> {
  if (run % 100 === 0) return db.exec("truncate outbox, evidence, outbox_accounts cascade");
  await db.exec(`begin; set local orderdeck.forgetting = 'yes'; delete from evidence; delete from outbox;
    delete from outbox_accounts; commit`);
}

/** Two thousand in all, most of them where they are cheap: the embedded engine takes longer for the same statements. */
const USUAL_RUNS = { embedded: 300, server: 1_700 };
const RUNS = process.env.PROPERTY_RUNS ? Number(process.env.PROPERTY_RUNS) : null;
const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 2 ** 31);
const LIMIT_MS = Math.max(600_000, (RUNS ?? 0) * 1_500);

describeOnDatabases("the sending protocol", (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
    await db.exec(LET_FORGET);
  });
  afterAll(() => db.close());

  it(
    "keeps every promise through any order of clicks, faults, deaths, lost answers, strangers and time",
    async () => {
      const runs = RUNS ?? (db.soleWriter ? USUAL_RUNS.embedded : USUAL_RUNS.server);
      let taken = 0;
      let run = 0;
      const property = fc.asyncProperty(steps, async (list) => {
        await forget(db, run);
        run += 1;
        const history = new History(new SmallWorld(db));
        for (const step of list) {
          await history.take(step);
          await history.check();
          taken += 1;
        }
        await history.world.settle(history.sleepers);
        await history.check();
        await history.checkEnd();
      });
      await fc.assert(property, { numRuns: runs, seed: SEED });
      console.info(`${runs} histories, ${taken} steps, seed ${SEED}`);
    },
    LIMIT_MS,
  );
});
