import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LengowClient } from "@/lib/lengow";
import { AFTER_POST, impatientClient, UPSTREAM_FAULTS } from "@/lib/testing/upstream-faults";
import { InvoiceDesk } from "./testing/invoice-desk";

const POST = "POST /v3.0/document/";

/** An upload differs from an action: Amazon's refusals come as 502 with JSON, and a success may come without anything in it (API.md §19.2). */
const OF_UPLOADS: Record<string, readonly string[]> = {
  "502 with JSON": ["rejected", "refused"],
  "200 with nothing in it": ["accepted"],
};

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

describe.each(UPSTREAM_FAULTS.map((fault) => [fault.title, fault] as const))("%s", (title, fault) => {
  it("while an invoice is uploaded: its state is true, and it is sent once", async () => {
    const { sandbox, account } = desk;
    const upload = await desk.uploaded(await desk.sendable());
    await desk.later(400_000);
    const before = (await desk.truth()).length;
    const elsewhere = await fault.at?.(sandbox.url);
    const client = impatientClient(elsewhere?.url ?? sandbox.url, account, fault.kind);
    if (fault.fault) await client.marketplaces.list({ lane: "background" });
    if (fault.fault) await sandbox.fault({ route: POST, account, times: 50, ...fault.fault });
    held.client = client;
    await desk.turns.deliver();
    const state = await desk.state(upload.id);
    await client.close();
    elsewhere?.close?.();
    expect(fault.fault ? (OF_UPLOADS[title] ?? AFTER_POST[fault.kind]) : ["ready"]).toContain(state);
    const sent = (await desk.truth()).length - before;
    if (state === "ready" || state === "rejected") expect(sent).toBe(0);
    held.client = null;
    await sandbox.clearFaults();
    await desk.later(3_600_000);
    await desk.turns.deliver();
    expect((await desk.truth()).length - before).toBeLessThanOrEqual(1);
  });
});
