import { afterAll, beforeAll, expect, it } from "vitest";
import { deriveTriage } from "./derive";
import { askedElsewhere } from "./testing/elsewhere";
import { Inbox } from "./testing/inbox";
import { triageTimings } from "./timings";

const ACCOUNT = 162;
const SHOP = "zalando";
let inbox: Inbox;

beforeAll(async () => {
  inbox = await Inbox.open(ACCOUNT);
}, 120_000);
afterAll(() => inbox.shop.close());

it("E05, E06 · an argument that was not sent and that the marketplace asks for is the one judged wrong, first in the form, and kept", async () => {
  const { shop } = inbox;
  const order = await shop.order(SHOP, "waiting_shipment");
  const sent = { carrier: "DHL", tracking_number: "00340001" };
  const [id = ""] = await askedElsewhere(shop.container.db, ACCOUNT, [
    { marketplace: SHOP, order: order.orderId, params: sent, message: "return_tracking_number is required" },
  ]);
  await inbox.refresh();
  const group = (await inbox.list()).body.results.find(({ sample }) => sample.startsWith("return_tracking_number"));
  const judged = async () => (await inbox.group(group?.id ?? "")).body.failures.map((one) => [one.id, one.judged]);
  expect(await judged()).toEqual([[id, "return_tracking_number"]]);
  await inbox.refresh();
  expect(await judged()).toEqual([[id, "return_tracking_number"]]);
  // Failures that are grouped anew are written anew, between two turns of the background work as well.
  await shop.container.db.query("update triage_failures set group_id = 'elsewhere' where account_id = $1 and id = $2", [
    ACCOUNT,
    id,
  ]);
  expect(await deriveTriage(shop.container.db, ACCOUNT, triageTimings(1))).toBe(true);
  expect(await judged()).toEqual([[id, "return_tracking_number"]]);
  const { body } = await inbox.form(group?.id ?? "");
  expect([body.field, body.sent, body.proposal]).toEqual(["return_tracking_number", [], null]);
  const preview = await inbox.preview(group?.id ?? "", { ids: [id], args: { return_tracking_number: "R-1" } });
  const payload = { ...sent, return_tracking_number: "R-1" };
  expect(preview.body.rows).toMatchObject([{ problem: null, payload }]);
});

it("what is judged by what was sent stays so", async () => {
  const { shop } = inbox;
  const order = await shop.order(SHOP, "waiting_shipment");
  await askedElsewhere(shop.container.db, ACCOUNT, [
    {
      ...{ marketplace: SHOP, order: order.orderId, message: "The carrier “GLS” is not accepted" },
      params: { carrier: "GLS", tracking_number: "00340002" },
    },
  ]);
  await inbox.refresh();
  const group = (await inbox.list()).body.results.find(({ sample }) => sample.startsWith("The carrier"));
  expect((await inbox.group(group?.id ?? "")).body.judged).toBe("carrier");
});

it("E05, E06 · a correction begins with exactly the fields that the refusal names, all of them at once, and sends each", async () => {
  const { shop } = inbox;
  const order = await shop.order("manomano_it", "waiting_shipment");
  const params = {
    carrier: "Other",
    tracking_number: "00340003",
    carrier_name: "Kurier",
    tracking_url: "https://k.example/1",
  };
  const [id = ""] = await askedElsewhere(shop.container.db, ACCOUNT, [
    {
      ...{ marketplace: "manomano_it", order: order.orderId, params },
      message: "I campi tracking_url e carrier_name devono corrispondere al corriere scelto (Other).",
    },
  ]);
  await inbox.refresh();
  const group = (await inbox.list()).body.results.find(({ sample }) => sample.startsWith("I campi"));
  const { body } = await inbox.form(group?.id ?? "");
  expect([body.field, body.sent[0]?.value]).toEqual(["tracking_url", "https://k.example/1"]);
  expect(body.also).toEqual([{ field: "carrier_name", proposal: null, sent: [{ value: "Kurier", count: 1 }] }]);
  const args = { tracking_url: "https://k.example/2", carrier_name: "Kurier 24" };
  const preview = await inbox.preview(group?.id ?? "", { ids: [id], args });
  expect(preview.body.rows[0]?.payload).toMatchObject({ ...params, ...args });
});

it("a field that a refusal names and the order's form does not ask for is not proposed: what hides it is", async () => {
  const { shop } = inbox;
  const order = await shop.order("manomano_it", "waiting_shipment");
  await askedElsewhere(shop.container.db, ACCOUNT, [
    {
      ...{
        marketplace: "manomano_it",
        order: order.orderId,
        params: { carrier: "Bartolini", tracking_number: "0034" },
      },
      message: "carrier_name does not fit the carrier Bartolini of this parcel",
    },
  ]);
  await inbox.refresh();
  const group = (await inbox.list()).body.results.find(({ sample }) => sample.startsWith("carrier_name does"));
  const { body } = await inbox.form(group?.id ?? "");
  expect([body.field, body.also]).toEqual(["carrier", []]);
});
