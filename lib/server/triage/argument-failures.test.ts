import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/testing/context";
import { describeOnDatabases } from "@/lib/testing/database";
import type { Database } from "../db/database";
import { argumentFailures } from "./argument-failures";
import { deriveTriage } from "./derive";
import { judgeMissing } from "./judge-missing";
import { askedElsewhere } from "./testing/elsewhere";
import { triageTimings } from "./timings";

const ACCOUNT = 163;
const SHIP = { marketplace: "otto" };

describeOnDatabases("what fails lately", (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
    const tracked = (n: number, carrier = "DHL") => ({
      tracking_number: `0034000${n}`,
      carrier,
      from_address_street: "x",
    });
    const done = [1, 2, 3, 4, 5, 6].map((n) => ({ ...SHIP, params: tracked(n), state: "done" as const }));
    const wrong = [7, 8].map((n) => ({
      ...{ ...SHIP, params: tracked(n) },
      message: `The tracking number 0034000${n} has the wrong format`,
    }));
    const missing = { ...SHIP, params: tracked(9), message: "return_tracking_number is required" };
    const street = { ...SHIP, params: tracked(10), message: "from_address_street is too short" };
    const waits = { ...SHIP, params: tracked(11), state: "accepted" as const };
    const old = { ...SHIP, params: tracked(12), ago: 31 * 24 * 60, message: "tracking_number is wrong" };
    const carrier = { ...SHIP, params: tracked(13, "GLS"), message: "Carrier “GLS” is not accepted" };
    const elsewhere = { ...carrier, marketplace: "zalando" };
    const rows = [...done, ...wrong, missing, street, waits, old, carrier, elsewhere];
    await askedElsewhere(db, ACCOUNT, rows);
    await askedElsewhere(db, ACCOUNT + 1, rows);
    await deriveTriage(db, ACCOUNT, triageTimings(1));
    const argumentsOf = async () => ["carrier", "tracking_number", "return_tracking_number", "from_address_street"];
    await judgeMissing({ db, argumentsOf }, ACCOUNT);
  });
  afterAll(() => db.close());

  const ask = (marketplace?: string) =>
    argumentFailures(testContext({ db, accountId: ACCOUNT, role: "viewer" }), { marketplace });

  it("part 7 · each argument has a total of its own, though its values never come twice, are personal, or were missing", async () => {
    const { arguments: totals } = await ask("otto");
    const of = (argument: string) => totals.find((one) => one.argument === argument);
    const about = { marketplace: "otto", action_type: "ship" };
    expect(of("tracking_number")).toEqual({ ...about, argument: "tracking_number", sent: 11, failed: 2 });
    expect(of("from_address_street")).toMatchObject({ sent: 11, failed: 1 });
    expect(of("return_tracking_number")).toMatchObject({ sent: 1, failed: 1 });
    expect(of("carrier")).toMatchObject({ sent: 11, failed: 1 });
    expect(totals).toHaveLength(4);
  });

  it("no value stands in a total, and values that are personal or one of a kind are not listed", async () => {
    const { arguments: totals, results } = await ask("otto");
    expect(JSON.stringify(totals)).not.toMatch(/0034000|GLS/);
    expect(results.map(({ argument, value }) => [argument, value])).toEqual([["carrier", "GLS"]]);
  });

  it("is told of the marketplace that was asked about, and of this account alone", async () => {
    expect((await ask("zalando")).arguments).toEqual([
      { marketplace: "zalando", action_type: "ship", argument: "carrier", sent: 1, failed: 1 },
    ]);
    const all = (await ask()).arguments.filter(({ argument }) => argument === "carrier");
    expect(all.map(({ marketplace, sent }) => [marketplace, sent])).toEqual([
      ["otto", 11],
      ["zalando", 1],
    ]);
  });
});
