import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET, PUT } from "@/app/api/accounts/[accountId]/vcs/settings/route";
import type { Container } from "@/lib/server/container";
import { installTestContainer, TEST_ORIGIN } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { signInAs } from "@/lib/testing/sign-in";
import { vcsSettings } from "../documents/document-metadata";

let container: Container;
let cookie: string;
beforeAll(async () => {
  container = await installTestContainer({ db: await openTestDatabase() });
  ({ cookie } = await signInAs(container, { 150: "admin", 151: "operator" }));
});
afterAll(() => container.close());

async function call(account: number, body?: object) {
  const headers = { cookie, origin: TEST_ORIGIN, "content-type": "application/json" };
  const init = body ? { method: "PUT", body: JSON.stringify(body), headers } : { headers };
  const request = new Request(`${TEST_ORIGIN}/api/accounts/${account}/vcs/settings`, init);
  const answer = await (body ? PUT : GET)(request, { params: Promise.resolve({ accountId: String(account) }) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const WISH = { keep_years: 6, part_name: "file", metadata_keys: "amazon", dates_zone: "Europe/Berlin" };

describe("how invoices are sent and kept", () => {
  it("is ten years, `upload` and all keys until an administrator says otherwise, and then holds for sending, with an audit entry", async () => {
    const first = { keep_years: 10, part_name: "upload", metadata_keys: "both", dates_zone: "UTC" };
    expect(await call(150)).toEqual({ status: 200, body: first });
    expect(await call(150, WISH)).toEqual({ status: 200, body: WISH });
    expect(await vcsSettings(container.db, 150)).toMatchObject({ keepYears: 6, partName: "file" });
    const audit = await container.db.query("select details from audit where verb = 'invoice_settings.changed'");
    expect(audit).toEqual([{ details: WISH }]);
  });

  it("is changed by administrators alone and never to a term or a name that cannot be", async () => {
    expect((await call(151, WISH)).status).toBe(403);
    for (const wrong of [{ keep_years: 0 }, { keep_years: 31 }, { part_name: "x" }, { dates_zone: "Mars/Olympus" }]) {
      expect((await call(150, { ...WISH, ...wrong })).status).toBe(400);
    }
    expect((await vcsSettings(container.db, 151)).keepYears).toBe(10);
  });
});
