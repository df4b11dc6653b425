import { afterAll, beforeAll, expect, it } from "vitest";
import { AppError } from "@/lib/server/errors";
import { installTestContainer } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { signInAs } from "@/lib/testing/sign-in";
import type { Container } from "../container";
import { storeNames } from "./store-names";

const [CONNECTED, KEYLESS, SILENT] = [151, 152, 153];

let sandbox: TestSandbox;
let container: Container;
let personId: string;
const clients = new Map<number, ReturnType<TestSandbox["client"]>>();

beforeAll(async () => {
  sandbox = await openTestSandbox();
  for (const account of [CONNECTED, SILENT]) clients.set(account, sandbox.client(account));
  const lengowFor: Container["lengowFor"] = async (accountId) => {
    const client = clients.get(accountId);
    if (!client) throw new AppError("lengow_credentials", "This account is not connected to Lengow.");
    return client;
  };
  container = await installTestContainer({ db: await openTestDatabase(), lengowFor });
  const signedIn = await signInAs(container, { [CONNECTED]: "viewer", [KEYLESS]: "viewer", [SILENT]: "viewer" });
  personId = signedIn.personId;
});
afterAll(async () => {
  await Promise.all([...clients.values()].map((client) => client.close()));
  await sandbox.close();
  await container.close();
});

it("are those Lengow gives, so that a letter says what the screens say", async () => {
  // A letter does not wait for Lengow's first answer on a busy machine; the next one has it.
  const name = async () => (await storeNames(container, CONNECTED, personId)).get("amazon_fr")?.name ?? "";
  await expect.poll(name, { timeout: 20_000 }).toMatch(/^Amazon/);
});

it("are none where the account has no keys, and where the person has no part in it: the letter goes all the same", async () => {
  expect((await storeNames(container, KEYLESS, personId)).size).toBe(0);
  expect((await storeNames(container, 999, personId)).size).toBe(0);
});

it("are none while Lengow dawdles: the letter does not wait for it", async () => {
  await sandbox.fault({
    route: "GET /v3.0/marketplaces/",
    account: SILENT,
    times: 50,
    kind: "slow",
    milliseconds: 8_000,
  });
  const began = performance.now();
  expect((await storeNames(container, SILENT, personId)).size).toBe(0);
  expect(performance.now() - began).toBeLessThan(7_000);
});
