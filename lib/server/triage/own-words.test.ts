import { afterAll, beforeAll, expect, it } from "vitest";
import { wordsOf } from "./assign-groups";
import { answerIn } from "./own-words";
import { Inbox } from "./testing/inbox";

const ACCOUNT = 171;
const POST = "POST /v3.0/orders/actions/";
const LATE = "Lengow did not answer in time.";
const BROKEN = "The connection to Lengow broke off before the answer was complete.";

let inbox: Inbox;
beforeAll(async () => {
  inbox = await Inbox.open(ACCOUNT);
}, 60_000);
afterAll(() => inbox.shop.close());

it("quotes nobody for what only we can tell: a cause that got no answer says why, and holds no sentence of ours", async () => {
  const { shop } = inbox;
  await shop.sandbox.fault({ route: POST, kind: "reset-after", account: ACCOUNT });
  const { id } = await shop.shipped({ tracking_number: "SILENT-1" });
  await shop.turns.deliver();
  await shop.sandbox.clearFaults();
  expect((await shop.get(id)).body).toMatchObject({ state: "unconfirmed", reason: "no_answer", error_text: BROKEN });
  await inbox.refresh();
  const [cause] = (await inbox.list("tab=unconfirmed")).body.results;
  expect(cause).toMatchObject({ sample: "", why: { state: "unconfirmed", reason: "no_answer" } });
  const { failures } = (await inbox.group(cause?.id ?? "")).body;
  expect(failures.map(({ error_text: text }) => text)).toEqual([null]);
  const pack = (await inbox.evidence(id, "language=fr&reader=lengow")).body;
  expect(pack.answer).toBeNull();
  expect(pack.text).not.toContain(BROKEN);
});

const told = (state: string, reason: string | null, message: string | null) => answerIn({ state, reason, message });

it.each(["order_gone", "order_changed", "refund_exceeds", "already_queued"])(
  "takes no objection of ours for a marketplace's words: %s",
  (reason) => expect(told("needs_person", reason, "Lengow no longer has this order.")).toBeNull(),
);

it("leaves to Lengow and the marketplace what is theirs", () => {
  expect(told("refused", "answered", "Unknown carrier")).toBe("Unknown carrier");
  expect(told("unconfirmed", "unclear_answer", "Internal error")).toBe("Internal error");
  expect(told("needs_person", "absent", LATE)).toBeNull();
  // Before anything has left, whatever stands there is why it waits.
  expect(told("ready", "order_unreadable", "Internal error")).toBeNull();
});

it("is one cause, however the answer was lost", () => {
  const words = [LATE, BROKEN].map((message) => wordsOf({ message, reason: "no_answer", kind: "unconfirmed" }));
  expect(words).toEqual(["unconfirmed no answer", "unconfirmed no answer"]);
});
