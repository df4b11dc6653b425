import { AsyncResource } from "node:async_hooks";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { TriageMaskPreview } from "@/lib/contract/triage";
import { testContext } from "@/lib/testing/context";
import { describeOnDatabases, emptyTables } from "@/lib/testing/database";
import type { Database, Queryable, SqlValue } from "../db/database";
import { deriveTriage } from "./derive";
import { editMask } from "./edit-mask";
import { getGroup } from "./get-group";
import { readGroups } from "./list-groups";
import { moveGroup } from "./move-group";
import { askedElsewhere } from "./testing/elsewhere";
import { triageTimings } from "./timings";

const ACCOUNT = 161;
const PARCELS = [
  "Parcel 501 was refused by the depot",
  "Parcel 502 was refused by the depot",
  "Parcel 503 was refused by the depot",
];
const LABELS = ["Label format of the shop is wrong", "Label format of the shop is wrong"];

describeOnDatabases("E10 · an administrator's mask", (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await emptyTables(db);
    await askedElsewhere(
      db,
      ACCOUNT,
      [...PARCELS, ...LABELS].map((message) => ({ message })),
    );
    await deriveTriage(db, ACCOUNT, triageTimings(1));
  });

  const ctx = () => testContext({ db, accountId: ACCOUNT, role: "admin" });
  const idOf = async (words: string): Promise<string> => {
    const rows = await db.query<{ group_id: string }>(
      "select group_id from triage_failures where account_id = $1 and message like $2 order by id limit 1",
      [ACCOUNT, `${words}%`],
    );
    return rows[0]?.group_id ?? "";
  };
  const where = async () =>
    new Map(
      (
        await db.query<{ id: string; group_id: string }>(
          "select id, group_id from triage_failures where account_id = $1",
          [ACCOUNT],
        )
      ).map((row) => [row.id, row.group_id]),
    );
  const countOf = async (id: string) => (await getGroup(ctx(), id)).count;

  /** Saves a mask and gives what was said before, what was said on saving, and what really happened. */
  async function edit(id: string, mask: string) {
    const said = await editMask(ctx(), id, { mask, preview: true });
    const before = await where();
    const saved = await editMask(ctx(), id, { mask, preview: false });
    const after = await where();
    const became = { stays: 0, leaves: 0, joins: 0 };
    for (const [failure, group] of before) {
      const now = after.get(failure);
      if (group === id) became[now === id ? "stays" : "leaves"] += 1;
      else if (now === id) became.joins += 1;
    }
    const [audited] = await db.query<{ details: unknown }>(
      "select details from audit where verb = 'triage.mask' order by at desc, id desc limit 1",
    );
    const sums = ({ stays, leaves, joins }: TriageMaskPreview) => ({
      stays,
      leaves,
      joins: joins.reduce((sum, { count }) => sum + count, 0),
    });
    expect({ said: sums(said), saved: sums(saved), audited: audited?.details }).toEqual({
      said: became,
      saved: became,
      audited: became,
    });
    return became;
  }

  it("splits, takes in, and goes back exactly as was said beforehand, and the log keeps the same numbers", async () => {
    const parcels = await idOf("Parcel");
    expect(await edit(parcels, "Parcel 501 was refused by the depot")).toEqual({ stays: 1, leaves: 2, joins: 0 });
    expect(await edit(parcels, "")).toEqual({ stays: 1, leaves: 0, joins: 2 });
    expect(await edit(parcels, "<value> of the shop is wrong")).toEqual({ stays: 0, leaves: 3, joins: 2 });
    expect(await edit(parcels, "")).toEqual({ stays: 0, leaves: 2, joins: 3 });
    expect(await edit(parcels, "Parcel <value> refused by the depot")).toEqual({ stays: 3, leaves: 0, joins: 0 });
  });

  it("names the causes that failures would come from", async () => {
    const [parcels, labels] = [await idOf("Parcel"), await idOf("Label")];
    const { joins } = await editMask(ctx(), parcels, { mask: "Label <value>", preview: true });
    const { mask } = await getGroup(ctx(), labels);
    expect(joins).toEqual([{ group: labels, mask, count: 2 }]);
  });

  it("that fits nothing empties the cause, and a later one still splits it", async () => {
    const parcels = await idOf("Parcel");
    expect(await edit(parcels, "Nothing of the kind")).toEqual({ stays: 0, leaves: 3, joins: 0 });
    expect(await edit(parcels, "Parcel 502 was refused by the depot")).toEqual({ stays: 0, leaves: 0, joins: 1 });
    expect(await countOf(`${parcels}~rest`)).toBe(2);
  });

  it("leaves alone what was merged into the cause", async () => {
    const [parcels, labels] = [await idOf("Parcel"), await idOf("Label")];
    const { version } = await getGroup(ctx(), labels);
    await moveGroup(ctx(), labels, { move: "merge", version, into: parcels });
    expect(await edit(parcels, "Parcel 501 was refused by the depot")).toEqual({ stays: 3, leaves: 2, joins: 0 });
  });

  it("is the one that is shown and edited afterwards, until the cause goes back to its own words", async () => {
    const parcels = await idOf("Parcel");
    const natural = (await getGroup(ctx(), parcels)).mask;
    const mask = "Parcel <value> refused by the depot";
    expect(natural).not.toBe(mask);
    await editMask(ctx(), parcels, { mask, preview: false });
    expect(await getGroup(ctx(), parcels)).toMatchObject({ mask, own_mask: true });
    expect((await readGroups(ctx())).find(({ id }) => id === parcels)?.mask).toBe(mask);
    await editMask(ctx(), parcels, { mask: "", preview: false });
    expect(await getGroup(ctx(), parcels)).toMatchObject({ mask: natural, own_mask: false });
  });

  it("counts what is open, as the screen does", async () => {
    const parcels = await idOf("Parcel");
    await db.query(
      `insert into triage_orders (account_id, marketplace, order_id, status)
       select account_id, marketplace, order_id, 'shipped' from triage_failures where message = $1`,
      [PARCELS[2] ?? ""],
    );
    await deriveTriage(db, ACCOUNT, triageTimings(1));
    expect(await countOf(parcels)).toBe(2);
    const preview = await editMask(ctx(), parcels, { mask: "Parcel 501 was refused by the depot", preview: true });
    expect(preview).toEqual({ stays: 1, leaves: 1, joins: [], reopens: [], saved: false });
  });

  const AWAY = [
    ["resolved", { move: "resolve" }],
    ["ignored", { move: "dismiss", reason: "known" }],
    ["snoozed", { move: "snooze", until: new Date(Date.now() + 86_400_000).toISOString() }],
  ] as const;

  it.each(AWAY)(
    "that takes open failures into a cause that is %s says so beforehand and reopens it",
    async (state, end) => {
      const parcels = await idOf("Parcel");
      const { version, mask: words } = await getGroup(ctx(), parcels);
      await moveGroup(ctx(), parcels, { ...end, version });
      await deriveTriage(db, ACCOUNT, triageTimings(1));
      expect((await getGroup(ctx(), parcels)).state).toBe(state);
      const mask = "Label <value>";
      const { reopens } = await editMask(ctx(), parcels, { mask, preview: true });
      expect(reopens).toEqual([{ group: parcels, mask: words, state, count: 2 }]);
      expect((await getGroup(ctx(), parcels)).state).toBe(state);
      await editMask(ctx(), parcels, { mask, preview: false });
      const opened = await getGroup(ctx(), parcels);
      expect(opened).toMatchObject({ state: "new", reason: "pattern", count: 2, snoozed_until: null });
      expect(opened.log.map(({ what }) => what).slice(0, 2)).toEqual(["pattern", "mask"]);
    },
  );

  it("that lets failures go back into a dismissed cause of their own words reopens that one, and no cause that takes none", async () => {
    const [parcels, labels] = [await idOf("Parcel"), await idOf("Label")];
    await editMask(ctx(), parcels, { mask: "<value> of the shop is wrong", preview: false });
    expect(await countOf(parcels)).toBe(2);
    for (const id of [parcels, labels]) {
      const { version } = await getGroup(ctx(), id);
      await moveGroup(ctx(), id, { move: "dismiss", version, reason: "known" });
    }
    const { reopens } = await editMask(ctx(), parcels, { mask: "", preview: false });
    expect(reopens.map(({ group, count }) => [group, count]).sort()).toEqual(
      [
        [labels, 2],
        [parcels, 3],
      ].sort(),
    );
    expect([await getGroup(ctx(), parcels), await getGroup(ctx(), labels)]).toMatchObject([
      { state: "new", count: 3 },
      { state: "new", reason: "pattern", count: 2 },
    ]);
  });

  it("hides nothing in a cause that a colleague puts away while it is saved: their move is refused and says why", async () => {
    const parcels = await idOf("Parcel");
    const { version, noted_at: seen } = await getGroup(ctx(), parcels);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    let snoozed: Promise<unknown> | undefined;
    const snooze = AsyncResource.bind(() => moveGroup(ctx(), parcels, { move: "snooze", version, until, seen }));
    // The colleague presses just when it was read what would go where.
    const listening = (inner: Queryable): Queryable => ({
      exec: (sql) => inner.exec(sql),
      query: async <T extends object>(sql: string, params?: readonly SqlValue[]) => {
        const rows = await inner.query<T>(sql, params);
        if (sql.startsWith("select id from triage_failures")) {
          snoozed ??= Promise.allSettled([snooze()]);
        }
        return rows;
      },
    });
    const watched: Database = {
      ...{ ...listening(db), soleWriter: db.soleWriter, label: db.label, close: () => db.close() },
      tx: (work) => db.tx((tx) => work(listening(tx))),
    };
    await editMask(testContext({ db: watched, accountId: ACCOUNT, role: "admin" }), parcels, {
      mask: "<value> of the shop is wrong",
      preview: false,
    });
    expect(await snoozed).toMatchObject([{ status: "rejected", reason: { code: "busy" } }]);
    expect(await getGroup(ctx(), parcels)).toMatchObject({ state: "new", count: 2 });
  });

  it("a cause is not merged into one that is resolved or dismissed, where its failures would be hidden", async () => {
    const [parcels, labels] = [await idOf("Parcel"), await idOf("Label")];
    const versionOf = async (id: string) => (await getGroup(ctx(), id)).version;
    const merge = async () =>
      moveGroup(ctx(), labels, { move: "merge", version: await versionOf(labels), into: parcels });
    const refused = { code: "bad_request", details: [{ field: "into", message: expect.stringContaining("reopen") }] };
    for (const end of [{ move: "resolve" }, { move: "dismiss", reason: "known" }] as const) {
      await moveGroup(ctx(), parcels, { ...end, version: await versionOf(parcels) });
      await expect(merge()).rejects.toMatchObject(refused);
      expect(await getGroup(ctx(), labels)).toMatchObject({ id: labels, count: 2 });
    }
    await moveGroup(ctx(), parcels, { move: "reopen", version: await versionOf(parcels) });
    expect(await merge()).toMatchObject({ id: parcels, count: 5 });
  });
});
