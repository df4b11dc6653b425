import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Shop } from "../actions/testing/shop";
import { sweepDone, takeSweep } from "./take-sweep";
import { timingsFor } from "./timings";

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterAll(() => shop.close());
beforeEach(() => shop.forget());

const SECOND = 1_000;

/** An action that Lengow took, asked about once already, and answered by its marketplace since. */
async function answered(): Promise<string> {
  const { id } = await shop.shipped();
  await shop.turns.deliver();
  expect(await shop.turns.sweep()).toBe(true);
  await shop.control("clock", { settle: true });
  return id;
}

describe("what became of an action", () => {
  it("is asked for within ten seconds while somebody looks, and once a minute while nobody does", async () => {
    const id = await answered();
    await shop.later(11 * SECOND);
    expect(await shop.turns.sweep()).toBe(false);
    expect(await shop.state(id)).toBe("accepted");
    expect(await shop.turns.sweep()).toBe(true);
    expect((await shop.list("source=orderdeck")).body.results[0]?.state).toMatch(/^(done|refused)/);
  });

  it("is asked for no sooner than ten seconds after the last time, however often somebody looks", async () => {
    const id = await answered();
    for (const seconds of [1, 4, 4]) {
      await shop.later(seconds * SECOND);
      await shop.get(id);
      expect(await shop.turns.sweep()).toBe(false);
    }
  });

  it("is asked for once a minute again when the person has left", async () => {
    const id = await answered();
    await shop.get(id);
    await shop.later(30 * SECOND);
    expect(await shop.turns.sweep()).toBe(false);
    await shop.later(31 * SECOND);
    expect(await shop.turns.sweep()).toBe(true);
  });

  it("is asked for once a minute when it has waited for a quarter of an hour, whoever looks", async () => {
    const { id } = await shop.shipped();
    await shop.turns.deliver();
    await shop.later(16 * 60 * SECOND);
    expect(await shop.turns.sweep()).toBe(true);
    await shop.later(11 * SECOND);
    await shop.get(id);
    expect(await shop.turns.sweep()).toBe(false);
  });

  it("is asked for minutes back while somebody looks, and two hours back once a minute all the same", async () => {
    const id = await answered();
    const { db } = shop.container;
    const reaches: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      await shop.later(10 * SECOND);
      await shop.get(id);
      const due = await takeSweep(db, timingsFor());
      if (!due) throw new Error("nothing was asked");
      const minutes = (due.began.getTime() - due.updated_from.getTime()) / 60_000;
      reaches.push(minutes < 5 ? "minutes" : minutes >= 120 ? "two hours" : String(minutes));
      await sweepDone(db, due);
    }
    const minute = [...Array.from({ length: 5 }, () => "minutes"), "two hours"];
    expect(reaches).toEqual([...minute, ...minute]);
  });
});
