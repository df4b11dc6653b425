import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { GET, PUT } from "@/app/api/accounts/[accountId]/triage/notices/route";
import type { ErrorEnvelope } from "@/lib/contract/error-envelope";
import type { NoticeSettings } from "@/lib/contract/triage";
import type { Role } from "@/lib/domain/permissions";
import type { Container } from "@/lib/server/container";
import { installTestContainer, TEST_ORIGIN } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { signInAs } from "@/lib/testing/sign-in";
import { secretPurpose } from "./notice-settings";

const ACCOUNT = 151;
const HOOK = "https://hooks.example.com/x";
const ALL = ["new_group", "group_grew", "needs_person"];
let container: Container;
let cookie: string;
let personId: string;

beforeAll(async () => {
  container = await installTestContainer({ db: await openTestDatabase() });
});
afterAll(() => container.close());
const as = async (role: Role) => {
  ({ cookie, personId } = await signInAs(container, { [ACCOUNT]: role }));
};
beforeEach(() => as("support"));

async function call(method: "GET" | "PUT", body?: unknown) {
  const headers = { cookie, origin: TEST_ORIGIN, "content-type": "application/json" };
  const request = new Request(`${TEST_ORIGIN}/api`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const params = Promise.resolve({ accountId: String(ACCOUNT) });
  const answer = await (method === "GET" ? GET : PUT)(request, { params });
  return { status: answer.status, body: (await answer.json()) as NoticeSettings & ErrorEnvelope };
}
const read = async () => (await call("GET")).body;
const fieldsOf = (body: ErrorEnvelope) => body.error.details?.map(({ field }) => field);

it("E15 · nothing is on until the person switches it on", async () => {
  expect(await read()).toEqual({
    email: false,
    webhook_url: null,
    events: [],
    mail_server: false,
    secret: null,
    recent: [],
  });
});

it("E15 · what is chosen is kept for this person alone, and the secret is told once and sealed", async () => {
  const { body } = await call("PUT", { email: true, webhook_url: HOOK, events: ["needs_person"] });
  expect(body).toMatchObject({ email: true, webhook_url: HOOK, events: ["needs_person"] });
  expect(body.secret).toMatch(/^[\w-]{43}$/);
  expect(await read()).toMatchObject({ email: true, webhook_url: HOOK, events: ["needs_person"], secret: null });
  const [row] = await container.db.query<{ sealed: string }>(
    "select webhook_secret_encrypted as sealed from notice_settings where person_id = $1",
    [personId],
  );
  expect(row?.sealed).not.toContain(body.secret ?? "");
  expect(container.box.open(row?.sealed ?? "", secretPurpose(ACCOUNT, personId))).toBe(body.secret);
  await as("support");
  expect((await read()).email).toBe(false);
});

it("E15 · the secret stays with the address, is new for a new one or when asked for, and goes with it", async () => {
  const put = async (change: Record<string, unknown>) =>
    (await call("PUT", { email: true, webhook_url: HOOK, events: ALL, ...change })).body.secret;
  const first = await put({});
  expect(await put({})).toBeNull();
  const asked = await put({ new_secret: true });
  const moved = await put({ webhook_url: `${HOOK}/y` });
  expect(new Set([first, asked, moved, null]).size).toBe(4);
  await put({ webhook_url: null });
  const rows = await container.db.query(
    "select 1 from notice_settings where person_id = $1 and webhook_secret_encrypted is null",
    [personId],
  );
  expect(rows).toHaveLength(1);
});

it("E15 · a way without an event, an empty or a private address are refused by their field, and nothing is kept", async () => {
  const refused: [Record<string, unknown>, string][] = [
    [{ email: true, webhook_url: null, events: [] }, "events"],
    [{ email: false, webhook_url: HOOK, events: [] }, "events"],
    [{ email: false, webhook_url: "", events: ALL }, "webhook_url"],
    [{ email: false, webhook_url: "https://10.0.0.1/", events: ALL }, "webhook_url"],
    [{ email: true, webhook_url: null, events: ["everything"] }, "events.0"],
  ];
  for (const [wish, field] of refused) {
    const { status, body } = await call("PUT", wish);
    expect([status, fieldsOf(body)]).toEqual([400, [field]]);
  }
  expect((await read()).email).toBe(false);
  expect((await call("PUT", { email: false, webhook_url: null, events: [] })).status).toBe(200);
});

it("E15 · the audit log says that it was changed, without the address", async () => {
  await call("PUT", { email: false, webhook_url: HOOK, events: ALL });
  const [row] = await container.db.query<{ details: unknown }>(
    "select details from audit where verb = 'notices.changed' and person_id = $1",
    [personId],
  );
  expect(row?.details).toEqual({ email: false, webhook: true, events: ALL, new_secret: true });
});

it("E15 · a viewer, who works on nothing, is told of nothing", async () => {
  await as("viewer");
  expect((await call("GET")).status).toBe(403);
  expect((await call("PUT", { email: true, webhook_url: null, events: ALL })).status).toBe(403);
});
