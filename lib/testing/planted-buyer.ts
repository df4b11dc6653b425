import { randomUUID } from "node:crypto";
import { POST as freeze } from "@/app/api/accounts/[accountId]/batches/freeze/route";
import { POST as createBatch } from "@/app/api/accounts/[accountId]/batches/route";
import { POST as submit } from "@/app/api/accounts/[accountId]/orders/[marketplace]/[orderId]/documents/route";
import { POST as addNote } from "@/app/api/accounts/[accountId]/orders/[marketplace]/[orderId]/notes/route";
import { GET as vcsDocuments } from "@/app/api/accounts/[accountId]/vcs/documents/route";
import type { BatchView, FrozenList } from "@/lib/contract/batches";
import type { Upload, VcsDocumentList } from "@/lib/contract/vcs";
import { smallPdf } from "@/lib/sandbox/routes/get-document";
import type { OrderRef } from "@/lib/server/actions/testing/shop";
import { batchTurn } from "@/lib/server/batches/run-batches";
import { documentTurns } from "@/lib/server/documents/document-sender";
import { documentParts } from "@/lib/server/documents/start-document-sender";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { fillCopy } from "@/lib/server/order-index/testing/shop-copy";
import type { Inbox } from "@/lib/server/triage/testing/inbox";
import { TEST_ORIGIN } from "./context";

/** A buyer whose every word is found nowhere else. */
export const BUYER = {
  first_name: "Zebulon",
  last_name: "Quatrefages",
  full_name: "Zebulon Quatrefages",
  first_line: "44 rue des Hortensiades",
  city: "Lutetiaville",
  zipcode: "ZQ9 8XW",
  full_address: "44 rue des Hortensiades, ZQ9 8XW Lutetiaville",
  email: "zebulon.q@planted-mailbox.example",
  phone_mobile: "+33 6 98 76 54 32",
  phone_home: "01 98 23 45 67",
  vat_number: "FR40303265045",
};

/** What of it must reach nobody who may not see buyers; compared in small letters. */
export const BUYER_WORDS = [
  "zebulon",
  "quatrefages",
  "hortensiades",
  "lutetiaville",
  "zq9 8xw",
  "planted-mailbox",
  "98 76 54 32",
  "98 23 45 67",
  "303265045",
];

const { full_name: name, full_address: address, email, phone_mobile: mobile, phone_home: phone } = BUYER;
/** A marketplace's answer that quotes all of it, as carefully and as carelessly as they come. */
export const REFUSAL = `The carrier is not accepted for ${name}, ${address} (${email}, ${mobile}); invalid recipient quatrefages zebulon hortensiades lutetiaville`;
const NOTE = `Called ${name} on ${mobile} and ${phone}, ${email}: moved to ${BUYER.first_line}.`;

/** Where the words were planted. */
export interface Planted {
  order: OrderRef;
  action: string;
  foreignAction: string;
  batch: string;
  group: string;
  /** The order of an upload, and the upload. */
  invoiced: OrderRef;
  upload: string;
  document: string;
}

async function refused(inbox: Inbox, order: OrderRef): Promise<void> {
  await inbox.shop.control("outcomes", {
    account: inbox.shop.account,
    outcome: "refused",
    marketplace: order.marketplace,
    marketplace_order_id: order.orderId,
    errors: REFUSAL,
  });
}

async function plantedOrder({ shop }: Inbox): Promise<OrderRef> {
  const { marketplace, orderId } = await shop.order("ebay_fr", "waiting_shipment");
  const order = { account: shop.account, marketplace, marketplace_order_id: orderId };
  // Free fields quote people as well: under a name that says so, under one that does not, and as a name.
  const meta = {
    recipient_info: name,
    pickupPerson: name,
    tel: phone,
    place: `${name}, ${address}, ${email}`,
    spot: `near ${BUYER.zipcode}, ${BUYER.city}`,
    Quatrefages: "1",
  };
  await shop.control("orders", { ...order, lengow_status: "waiting_shipment", buyer: BUYER, order_meta: meta });
  return { marketplace, orderId };
}

async function batchOf({ shop }: Inbox, { marketplace, orderId }: OrderRef): Promise<string> {
  const orders = [{ marketplace, marketplace_order_id: orderId }];
  const list = await shop.call<FrozenList>(freeze as RouteHandler, {}, { body: { orders } });
  const wish = { kind: "action", title: "Ship", frozen_id: list.body.id, type: "ship", client_key: randomUUID() };
  const args = { tracking_number: `T-${BUYER.last_name}` };
  const { status, body } = await shop.call<BatchView>(createBatch as RouteHandler, {}, { body: { ...wish, args } });
  if (status !== 202) throw new Error(JSON.stringify(body));
  while (await batchTurn(shop.container));
  return body.id;
}

/** A file named after the buyer, refused in words that quote them. */
async function uploadOf({ shop }: Inbox, cookie: string): Promise<{ id: string; order: OrderRef }> {
  const { marketplace, orderId } = await shop.order("decathlon_fr", "shipped");
  const about = { account: shop.account, marketplace, marketplace_order_id: orderId };
  await shop.control("orders", { ...about, lengow_status: "shipped", buyer: BUYER });
  const fields = {
    client_key: randomUUID(),
    document_number: "F-1",
    issue_date: "2026-11-21",
    due_date: "2026-12-21",
    total_amount_excluding_taxes: "100.00",
    total_tax_amount: "20.00",
  };
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  const bytes = new Uint8Array(smallPdf("planted"));
  body.set("file", new Blob([bytes], { type: "application/pdf" }), `Rechnung ${BUYER.full_name}.pdf`);
  const params = { accountId: String(shop.account), marketplace, orderId };
  const headers = { cookie, origin: TEST_ORIGIN };
  const request = new Request(`${TEST_ORIGIN}/api`, { method: "POST", headers, body });
  const answer = await submit(request, { params: Promise.resolve(params) });
  const upload = (await answer.json()) as Upload;
  if (answer.status !== 202) throw new Error(JSON.stringify(upload));
  await shop.sandbox.fault({ route: "POST *", kind: "502", message: REFUSAL, account: shop.account, times: 1 });
  await documentTurns(documentParts(shop.container)).deliver();
  await shop.sandbox.clearFaults();
  return { id: upload.id, order: { marketplace, orderId } };
}

/** Puts the words into one document of Amazon's report, as its texts would hold them. */
async function documentOf({ shop }: Inbox): Promise<string> {
  const list = await shop.call<VcsDocumentList>(vcsDocuments as RouteHandler, {}, { query: "page_size=1" });
  const key = list.body.results[0]?.key ?? "";
  const texts = {
    status_description: REFUSAL,
    rejection: { code: "79513", text: REFUSAL },
    buyer_vat_number: BUYER.vat_number,
    purchase_order_number: `PO ${BUYER.last_name}`,
  };
  await shop.container.db.query(
    "update vidr_documents set shown = shown || $2::jsonb, digest = digest || $3 where document_key = $1",
    [
      key,
      JSON.stringify(texts),
      // Known by its content: what changed has another digest.
      " planted",
    ],
  );
  return key;
}

/** Fills an account with orders of one buyer and with everything that can quote them: actions, batches, causes, notes, files, reports. */
export async function plantBuyer(inbox: Inbox, cookie: string): Promise<Planted> {
  const { shop } = inbox;
  const [order, other] = [await plantedOrder(inbox), await plantedOrder(inbox)];
  await fillCopy(shop.container.db, shop.account, shop.sandbox.client(shop.account));
  for (const one of [order, other]) await refused(inbox, one);
  const args = { tracking_number: "T-1", carrier: `Post ${BUYER.last_name}` };
  const recorded = await shop.record(order, { type: "ship", args });
  const action = recorded.body.intents[0]?.id;
  if (!action) throw new Error(JSON.stringify(recorded.body));
  const batch = await batchOf(inbox, other);
  const noted = await shop.call(addNote as RouteHandler, order, { body: { text: NOTE } });
  if (noted.status >= 300) throw new Error(JSON.stringify(noted.body));
  await shop.sendAll();
  await shop.control("clock", { settle: true });
  for (let looks = 0; looks < 40 && (await shop.state(action)) !== "refused"; looks += 1) {
    await shop.later(120_000);
    await shop.turns.sweep();
  }
  await inbox.refresh();
  const groups = (await inbox.list("tab=new")).body.results;
  const group = groups.find(({ sample }) => sample === REFUSAL);
  if (!group) throw new Error(`no cause quotes the buyer: ${groups.map(({ sample }) => sample).join("\n")}`);
  const note = await inbox.move(group.id, { move: "note", version: group.version, note: NOTE });
  const dismissed = { move: "dismiss", version: note.body.version, reason: `${name} wants nothing` };
  await inbox.move(group.id, dismissed);
  const upstream = (await shop.get(action)).body.upstream_id;
  const upload = await uploadOf(inbox, cookie);
  const document = await documentOf(inbox);
  const foreignAction = `lengow-${upstream}`;
  return { order, action, foreignAction, batch, group: group.id, invoiced: upload.order, upload: upload.id, document };
}
