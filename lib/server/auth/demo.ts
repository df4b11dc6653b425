import "server-only";
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Role } from "@/lib/domain/permissions";
import { readCredentials, saveAccount } from "../accounts/account-store";
import type { Container } from "../container";
import { PeopleError } from "./people";

const PASSWORD = "demo-orderdeck";
const PEOPLE: { email: string; name: string; grants: [number, Role][] }[] = [
  { email: "merchant@demo.test", name: "Camille Verdier", grants: [[1, "operator"]] },
  { email: "support@demo.test", name: "Noor Haddad", grants: [[1, "support"]] },
  { email: "viewer@demo.test", name: "Jonas Weber", grants: [[1, "viewer"]] },
  {
    email: "admin@demo.test",
    name: "Inès Moreau",
    grants: [
      [1, "admin"],
      [2, "admin"],
    ],
  },
  { email: "outsider@demo.test", name: "Pavel Novak", grants: [[2, "operator"]] },
];
const ACCOUNTS = [
  { id: 1, name: "Maison Verdier", credentials: { accessToken: "demo-1", secret: "demo-secret-1" } },
  { id: 2, name: "Atelier Nord", credentials: { accessToken: "demo-2", secret: "demo-secret-2" } },
];

async function ensurePerson(container: Container, person: (typeof PEOPLE)[number]): Promise<void> {
  if (await container.people.find(person.email)) return;
  try {
    await container.people.add({ email: person.email, name: person.name, password: PASSWORD, demo: true });
  } catch (error) {
    // Another process starting on the same database was quicker.
    if (!(error instanceof PeopleError)) throw error;
  }
  for (const [accountId, role] of person.grants) await container.people.grant(person.email, accountId, role);
}

async function ensureAccount(container: Container, account: (typeof ACCOUNTS)[number]): Promise<void> {
  const known = await readCredentials(container.db, container.box, account.id);
  if (known?.accessToken === account.credentials.accessToken && known.secret === account.credentials.secret) return;
  await saveAccount(container.db, container.box, { ...account, demo: true });
}

/** The five people and two accounts of the demo (DESIGN §4). They are marked and open nothing outside it. */
export async function ensureDemo(container: Container): Promise<void> {
  await Promise.all(PEOPLE.map((person) => ensurePerson(container, person)));
  for (const account of ACCOUNTS) await ensureAccount(container, account);
}

/** The demo needs no configured secret: it makes one and keeps it beside its data, so that sessions survive a restart. */
export async function demoSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, "demo-secret");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, randomBytes(32).toString("base64"), { flag: "wx", mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
  return readFile(file, "utf8");
}
