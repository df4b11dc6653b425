import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LengowClient } from "@/lib/lengow";
import { faultCell } from "@/lib/testing/fault-cells";
import { impatientClient, UPSTREAM_FAULTS } from "@/lib/testing/upstream-faults";
import { InvoiceDesk } from "./testing/invoice-desk";

const POST = "POST /v3.0/document/";

let desk: InvoiceDesk;
const held: { client: LengowClient | null } = { client: null };

beforeAll(async () => {
  desk = await InvoiceDesk.open(151, {
    lengowFor: async () => held.client ?? desk.sandbox.client(151),
  });
});
afterAll(() => desk.close());
beforeEach(async () => {
  held.client = null;
  await desk.sandbox.clearFaults();
  await desk.container.db.exec("truncate outbox_accounts");
});

describe.each(UPSTREAM_FAULTS.map((fault) => [fault.title, fault] as const))("%s", (_title, fault) => {
  it("while an invoice is uploaded: its state is true, and it is sent once", async () => {
    const { sandbox, account } = desk;
    const document = await desk.sendable();
    await desk.uploaded(document);
    await desk.later(400_000);
    const before = (await desk.truth()).length;
    const elsewhere = await fault.at?.(sandbox.url);
    const client = impatientClient(elsewhere?.url ?? sandbox.url, account, fault.kind);
    if (fault.fault) await client.marketplaces.list({ lane: "background" });
    if (fault.fault) await sandbox.fault({ route: POST, account, times: 50, ...fault.fault });
    held.client = client;
    await desk.turns.deliver();
    const [told] = (await desk.document(document.key)).uploads;
    await client.close();
    elsewhere?.close?.();
    expect({ state: told?.state, reason: told?.reason }).toEqual(faultCell("upload", fault).ending);
    const sent = (await desk.truth()).length - before;
    if (told?.state === "ready" || told?.state === "rejected") expect(sent).toBe(0);
    held.client = null;
    await sandbox.clearFaults();
    await desk.later(3_600_000);
    await desk.turns.deliver();
    expect((await desk.truth()).length - before).toBeLessThanOrEqual(1);
  });
});
