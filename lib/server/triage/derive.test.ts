import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { TriageGroup, TriageMoveBody } from "@/lib/contract/triage";
import { type Container, container as held } from "@/lib/server/container";
import { installTestContainer, testContext } from "@/lib/testing/context";
import { describeOnDatabases, emptyTables } from "@/lib/testing/database";
import { signInAs } from "@/lib/testing/sign-in";
import type { ServiceContext } from "../context";
import type { Database } from "../db/database";
import { intentIn } from "../order-index/testing/intents";
import { deriveTriage } from "./derive";
import { getGroup } from "./get-group";
import { readGroups } from "./list-groups";
import { moveGroup } from "./move-group";
import { askedElsewhere, refusals, sentAgain } from "./testing/elsewhere";
import { triageTimings } from "./timings";

const ACCOUNT = 160;

/** What a move says, without the version, which is the newest. */
type Move = TriageMoveBody extends infer M ? (M extends { version: number } ? Omit<M, "version"> : never) : never;

function latch(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describeOnDatabases("what follows by itself", (open) => {
  let db: Database;
  let core: Container;
  let me: ServiceContext;
  let cause = 0;

  beforeAll(async () => {
    db = await open();
    core = await installTestContainer({ db });
    me = testContext({ db, accountId: ACCOUNT });
  });
  afterAll(async () => (await held()).close());
  beforeEach(async () => {
    await emptyTables(db);
    // The first look at an account is no news; what follows is.
    await derive();
    cause += 1;
  });

  const derive = () => deriveTriage(db, ACCOUNT, triageTimings(1));
  const ctx = () => me;
  const groups = () => readGroups(ctx());
  const only = async (): Promise<TriageGroup> => {
    const [group, ...more] = await groups();
    if (!group || more.length > 0) throw new Error(`there are ${more.length + (group ? 1 : 0)} groups`);
    return group;
  };
  const move = async (one: Move) => {
    const { id, version } = await only();
    return moveGroup(ctx(), id, { ...one, version } as TriageMoveBody);
  };
  /** Each test has a rule of its own, so that nothing kept in this process serves two. */
  const rule = () =>
    `Rule ${["one", "two", "three", "four", "five", "six", "seven"][cause % 7]} of the shop was broken`;
  const fail = (count: number, ago = 5) => askedElsewhere(db, ACCOUNT, refusals(count, { ago, message: rule() }));
  const listener = async () => {
    const { personId } = await signInAs(core, { [ACCOUNT]: "support" });
    await db.query("insert into notice_settings (account_id, person_id, email, events) values ($1, $2, true, $3)", [
      ACCOUNT,
      personId,
      ["new_group", "group_grew", "needs_person"],
    ]);
  };
  const heard = async () =>
    (
      await db.query<{ event: string; count: number }>(
        "select event, (payload -> 'group' ->> 'count')::integer as count from notices order by created_at, id",
      )
    ).map(({ event, count }) => `${event} ${count}`);

  it("E09 · a failure from before somebody resolved the cause, read after it, brings the cause back", async () => {
    await fail(2, 30);
    await derive();
    await move({ move: "resolve" });
    await derive();
    expect(await only()).toMatchObject({ state: "resolved", reason: "by_person", count: 2 });
    await fail(1, 20);
    await derive();
    expect(await only()).toMatchObject({ state: "new", reason: "came_back", count: 3 });
  });

  it("E09, E14 · an action that becomes stuck after somebody resolved the cause brings it back, though it began before", async () => {
    await askedElsewhere(db, ACCOUNT, [{ state: "accepted", ago: 90 }]);
    await derive();
    await move({ move: "resolve" });
    await derive();
    expect(await only()).toMatchObject({ kind: "stuck", state: "resolved", count: 1 });
    await askedElsewhere(db, ACCOUNT, [{ state: "accepted", ago: 61 }]);
    await derive();
    expect(await only()).toMatchObject({ state: "new", reason: "came_back", count: 2 });
  });

  it("E09 · what was settled when the cause was resolved, and is open again, brings it back", async () => {
    await fail(2);
    await derive();
    await db.query(
      `insert into triage_orders (account_id, marketplace, order_id, status)
       select account_id, marketplace, order_id, 'shipped' from triage_failures order by id limit 1`,
    );
    await derive();
    expect((await move({ move: "resolve" })).count).toBe(1);
    await db.query("delete from triage_orders");
    await derive();
    expect(await only()).toMatchObject({ state: "new", reason: "came_back", count: 2 });
  });

  it("a dismissed cause stays dismissed, whatever fails later", async () => {
    await fail(1);
    await derive();
    await move({ move: "dismiss", reason: "known" });
    await fail(9, 0);
    await derive();
    expect(await only()).toMatchObject({ state: "ignored", reason: "known", count: 10 });
  });

  it("E15 · a new cause is told once, also to who asked after the action began", async () => {
    await listener();
    await askedElsewhere(db, ACCOUNT, [{ state: "accepted", ago: 90 }]);
    await derive();
    await derive();
    expect(await heard()).toEqual(["new_group 1"]);
  });

  it("E15 · a cause that grew by half is told, less is not", async () => {
    await fail(10);
    await derive();
    await listener();
    await fail(4);
    await derive();
    expect(await heard()).toEqual([]);
    await fail(1);
    await derive();
    await derive();
    expect(await heard()).toEqual(["group_grew 15"]);
  });

  it("E15 · a cause that had settled and comes back is told again, also when it comes to the same number", async () => {
    await listener();
    await fail(6, 30);
    await derive();
    for (const _ of [1, 2]) {
      await sentAgain(db, ACCOUNT);
      await derive();
      expect(await only()).toMatchObject({ state: "resolved", reason: "settled", count: 0 });
      await fail(8, 0);
      await derive();
      expect(await only()).toMatchObject({ state: "new", reason: "came_back", count: 8 });
    }
    expect(await heard()).toEqual(["new_group 6", "group_grew 8", "group_grew 8"]);
  });

  it("E09, E15 · a correction taken back opens its cause again without a word of a new failure", async () => {
    await fail(6);
    await derive();
    await listener();
    const failed = await db.query<{ marketplace: string; order_id: string }>("select * from triage_failures");
    for (const { marketplace, order_id: orderId } of failed)
      await intentIn(db, "ready", { account: ACCOUNT, marketplace, orderId });
    await derive();
    expect(await only()).toMatchObject({ state: "resolved", count: 0 });
    await db.query("update outbox set state = 'withdrawn', reason = 'withdrawn' where state = 'ready'");
    await derive();
    expect(await only()).toMatchObject({ state: "new", reason: "open_again", count: 6 });
    expect(await heard()).toEqual([]);
    // What fails beside it is news all the same.
    await fail(5);
    await derive();
    expect(await heard()).toEqual(["group_grew 11"]);
  });

  it("E09 · what failed anew beside a correction that was taken back brings the cause back as such", async () => {
    await fail(2);
    await derive();
    const [one] = await db.query<{ marketplace: string; order_id: string }>("select * from triage_failures");
    if (!one) throw new Error("nothing failed");
    await move({ move: "resolve" });
    await intentIn(db, "ready", { account: ACCOUNT, marketplace: one.marketplace, orderId: one.order_id });
    await derive();
    await db.query("update outbox set state = 'withdrawn', reason = 'withdrawn' where state = 'ready'");
    await fail(1, 0);
    await derive();
    expect(await only()).toMatchObject({ state: "new", reason: "came_back", count: 3 });
  });

  it("E15 · a cause that somebody resolved and that comes back is told", async () => {
    await fail(6);
    await derive();
    await listener();
    await move({ move: "resolve" });
    await fail(1);
    await derive();
    expect(await heard()).toEqual(["group_grew 7"]);
  });

  it("E15 · an action that needs a person is told, with the action", async () => {
    await listener();
    const id = await intentIn(db, "needs_person", { account: ACCOUNT, marketplace: "amazon_fr", orderId: "P-1" });
    await derive();
    await derive();
    expect((await heard()).sort()).toEqual(["needs_person 1", "new_group 1"]);
    const [told] = await db.query<{ action: string }>(
      "select payload ->> 'action_id' as action from notices where event = 'needs_person'",
    );
    expect(told?.action).toBe(id);
  });

  it("what a second working out found meanwhile is not undone by the first, which had looked before", async () => {
    await fail(1);
    const gate = latch();
    const reached = latch();
    const slow: Database = {
      ...db,
      tx: async (work) => {
        reached.open();
        await gate.opened;
        return db.tx(work);
      },
    };
    const first = deriveTriage(slow, ACCOUNT, triageTimings(1));
    await reached.opened;
    await fail(1);
    const second = derive();
    // Time enough to be done, were it not waiting for the first.
    const others = async () => {
      for (let n = 0; n < 300; n++) await db.query("select 1");
    };
    await Promise.race([second, others()]);
    gate.open();
    await Promise.all([first, second]);
    expect(await only()).toMatchObject({ state: "new", count: 2 });
  });

  it("of what is not open any more in a cause it gives the newest with their number, and all of them when asked", async () => {
    await fail(60);
    await derive();
    await sentAgain(db, ACCOUNT);
    await derive();
    const { id } = await only();
    const lately = await getGroup(ctx(), id);
    expect([lately.settled.length, lately.settled_count]).toEqual([50, 60]);
    expect((await getGroup(ctx(), id, { settled: "all" })).settled).toHaveLength(60);
  });

  it.each([
    ["dismiss", { move: "dismiss", reason: "known" }],
    ["resolve", { move: "resolve" }],
    ["snooze", { move: "snooze", until_grown: true }],
  ] as const)(
    "E07 · one's own %s is taken back: the cause stands as before, with its number, and tells of both",
    async (what, wish) => {
      await fail(3);
      await derive();
      await move({ move: "snooze", until: new Date(Date.now() + 3_600_000).toISOString() });
      const before = await only();
      await move(wish);
      const away = await only();
      expect(away.snoozed_until).toBeNull();
      const back = await move({ move: "take_back" });
      expect(back).toEqual({ ...before, version: away.version + 1 });
      await derive();
      expect(await only()).toEqual(back);
      const { log } = await getGroup(ctx(), back.id);
      expect(log.map((entry) => entry.what)).toEqual(["take_back", what, "snooze", "created"]);
      // Done once, it is no longer the last thing that happened.
      await expect(move({ move: "take_back" })).rejects.toMatchObject({ code: "bad_request" });
    },
  );

  it("E07 · a colleague's dismissal is not taken back as if it were one's own, nor one after which something else happened", async () => {
    await fail(1);
    await derive();
    const { id, version } = await only();
    const colleague = testContext({ db, accountId: ACCOUNT });
    await moveGroup(colleague, id, { move: "dismiss", version, reason: "known" });
    await expect(move({ move: "take_back" })).rejects.toMatchObject({ code: "bad_request" });
    expect((await only()).state).toBe("ignored");
    await move({ move: "reopen" });
    await move({ move: "dismiss", reason: "known" });
    await move({ move: "note", note: "as agreed" });
    await expect(move({ move: "take_back" })).rejects.toMatchObject({ code: "bad_request" });
  });

  it("E09 · a dismissed cause in which nothing is open comes back when it fails again, once it is reopened, and is never lost meanwhile", async () => {
    await fail(2);
    await derive();
    await move({ move: "dismiss", reason: "known" });
    await sentAgain(db, ACCOUNT);
    await derive();
    expect(await only()).toMatchObject({ state: "ignored", count: 0 });
    expect(await move({ move: "reopen" })).toMatchObject({ state: "resolved", reason: "settled", count: 0 });
    await fail(1, 0);
    await derive();
    expect(await only()).toMatchObject({ state: "new", reason: "came_back", count: 1 });
  });
});
