import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase } from "@/lib/testing/database";
import type { Database } from "../db/database";
import { deriveTriage } from "./derive";
import { judgeMissing } from "./judge-missing";
import { askedElsewhere, refusals } from "./testing/elsewhere";
import { triageTimings } from "./timings";

const ACCOUNT = 168;
const NAMES = ["carrier", "tracking_number", "return_tracking_number"];
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());

it("E05 · an argument that was not sent is found behind thousands of newer messages that say nothing, and no text is read twice", async () => {
  const [old = ""] = await askedElsewhere(db, ACCOUNT, [{ message: "return_tracking_number is required", ago: 600 }]);
  await askedElsewhere(db, ACCOUNT, refusals(2_001, { message: "Look at shop_code first" }));
  await deriveTriage(db, ACCOUNT, triageTimings(1));
  const statements: string[] = [];
  const counted: Database = {
    ...db,
    query: (sql, params) => {
      statements.push(sql);
      return db.query(sql, params);
    },
  };
  let hasRested = false;
  setImmediate(() => {
    hasRested = true;
  });
  let [asked, withNames] = [0, NAMES];
  const turn = () =>
    judgeMissing(
      {
        db: counted,
        argumentsOf: async () => {
          asked += 1;
          return withNames;
        },
      },
      ACCOUNT,
    );
  expect(await turn()).toBe(1);
  expect(hasRested).toBe(true);
  const judged = () => db.query("select judged from triage_failures where account_id = $1 and id = $2", [ACCOUNT, old]);
  expect(await judged()).toEqual([{ judged: "return_tracking_number" }]);
  // What was just judged is looked at once more as it stands now, then nothing is.
  expect(await turn()).toBe(0);
  statements.length = 0;
  expect(await turn()).toBe(0);
  expect(statements).toHaveLength(1);
  // A marketplace that takes other arguments from today on is judged by those.
  withNames = [...NAMES, "shop_code"];
  expect(await turn()).toBe(2_001);
  expect(asked).toBe(4);
}, 60_000);
