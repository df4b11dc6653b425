import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TriageFound, TriageTab } from "@/lib/contract/triage";
import { testContext } from "@/lib/testing/context";
import { deriveTriage } from "./derive";
import { findGroups } from "./find-groups";
import { askedElsewhere, refusals, sentAgain } from "./testing/elsewhere";
import { Inbox } from "./testing/inbox";
import { triageTimings } from "./timings";

const ACCOUNT = 171;
let inbox: Inbox;

beforeAll(async () => {
  inbox = await Inbox.open(ACCOUNT);
  const { db } = inbox.shop.container;
  const shop = { marketplace: "planted_shop" };
  await askedElsewhere(db, ACCOUNT, refusals(1, { ...shop, order: "OLD-7", message: "Settled by another sending" }));
  await deriveTriage(db, ACCOUNT, triageTimings(1));
  await sentAgain(db, ACCOUNT);
  await askedElsewhere(db, ACCOUNT, [
    { ...shop, order: "402-1111-AB", message: "Carrier Zippost is not accepted", params: { carrier: "ZIPPOST_EU" } },
    { ...shop, order: "402-2222-CD", message: "Carrier Otherpost is not accepted", params: { carrier: "OTHERPOST" } },
    { ...shop, order: "777-1", type: "refund", message: "The buyer Quillfeather has no account" },
    { marketplace: "second_shop", order: "402-3333", message: "Données de l’étiquette incomplètes" },
  ]);
  await deriveTriage(db, ACCOUNT, triageTimings(1));
}, 120_000);
afterAll(() => inbox.shop.close());

const find = (text: string, role: "support" | "viewer" = "support"): Promise<TriageFound> =>
  findGroups(testContext({ db: inbox.shop.container.db, accountId: ACCOUNT, role }), { text });
/** The causes found, by marketplace and action. */
async function found(text: string, role?: "viewer"): Promise<string[]> {
  const { results } = await find(text, role);
  return results.map(({ id }) => id.split("~").slice(0, 2).join(" ")).sort();
}

describe("words in the inbox", () => {
  it.each([
    ["a word of the message, in any case", "NOT ACCEPTED", ["planted_shop ship"]],
    ["one without its accents", "etiquette", ["second_shop ship"]],
    ["the marketplace", "second_shop", ["second_shop ship"]],
    ["the action", "refund planted", ["planted_shop refund"]],
    ["what only one of its failures says", "Zippost", ["planted_shop ship"]],
    ["the carrier that was sent", "zippost_eu", ["planted_shop ship"]],
    ["nothing of it", "no such words anywhere", []],
    ["words of two causes", "Zippost étiquette", []],
  ])("find the causes that hold all of them: %s", async (_, text, causes) => {
    expect(await found(text)).toEqual(causes);
  });

  it("an order id leads to the cause that holds it, also by a piece of it; only the whole is named", async () => {
    expect((await find("402-1111-ab")).results.map(({ order }) => order)).toEqual(["402-1111-AB"]);
    const piece = await find("402-");
    expect(piece.results.map(({ order }) => order)).toEqual([null, null]);
    expect(await found("40")).toEqual([]);
  });

  it("what is settled is found by its order and says in which queue it stands", async () => {
    const { results } = await find("OLD-7");
    expect(results.map(({ tabs, order }) => [tabs, order])).toEqual([[["resolved"] satisfies TriageTab[], "OLD-7"]]);
    expect(await found("Settled by another")).toEqual(["planted_shop ship"]);
  });

  it("the arguments at fault are told by cause, for screens that name them in the reader's language", async () => {
    const { results, fields } = await find("not accepted");
    expect(fields[results[0]?.id ?? ""]).toEqual(["carrier"]);
    expect(await found("carrier")).toContain("planted_shop ship");
  });

  it("who may not see buyers finds nothing by their names, and the rest as before", async () => {
    expect(await found("Quillfeather")).toEqual(["planted_shop refund"]);
    expect(await found("Quillfeather", "viewer")).toEqual([]);
    expect(await found("402-1111-AB", "viewer")).toEqual(["planted_shop ship"]);
    expect(await found("accepted", "viewer")).toEqual(["planted_shop ship"]);
  });
});
