import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROUTES } from "@/lib/contract/routes";
import { expect, type Person, test } from "./fixtures";
import { callsOf, findOrder, ORDERS, ordersAtLengow, plantFault, TOKEN } from "./sandbox";
import { APP_LOG, WATCH_URL } from "./stage";

interface Watch {
  answers: number;
  looking: number;
  secrets: string[];
  leaks: unknown[];
}

async function watched(): Promise<Watch> {
  return (await (await fetch(WATCH_URL)).json()) as Watch;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

// Runs last: it looks back on everything that went to a browser before.
test("U20 · no answer of the whole run holds a key, a token or the server's secret, not even while Lengow refuses them", async ({
  httpOf,
}) => {
  const { marketplace, marketplace_order_id: id } = await findOrder(() => true);
  const filled: Record<string, string> = { accountId: "1", marketplace, orderId: id, type: "ship", code: marketplace };
  const routes = Object.keys(ROUTES).filter((key) => key.startsWith("GET "));
  const addresses = [
    "/sign-in",
    "/accounts/1/orders",
    `/accounts/1/orders/${marketplace}/${id}`,
    "/nowhere",
    ...routes.map((key) => key.slice(4).replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => filled[name] ?? "1")),
  ];
  const crawl = async (person: Person | null) => {
    const request = await httpOf(person);
    // Beside the usual addresses one that nobody asked before, so that Lengow must be asked.
    const news = ["orders", "order-rows"].map(
      (route) => `/api/accounts/1/${route}?updated_from=${new Date().toISOString()}`,
    );
    for (const address of [...addresses, ...news]) await request.get(address);
  };
  await crawl("merchant");
  await crawl(null);
  // Lengow's own refusal repeats the token it was given (API.md §2.3).
  await plantFault({ route: "GET *", kind: "403" });
  await crawl("merchant");
  expect((await callsOf(1)).filter(({ route, status }) => route === ORDERS && status === 403)).not.toEqual([]);
  await plantFault({ route: TOKEN, kind: "403" });
  await crawl("admin");

  await expect.poll(async () => (await watched()).looking).toBe(0);
  const { answers, secrets, leaks } = await watched();
  expect(answers).toBeGreaterThan(50);
  // Two keys and the server's own secret, and the tokens of at least one account; each plain and packed.
  expect(secrets.length).toBeGreaterThanOrEqual(8);
  expect(leaks).toEqual([]);

  // And it would have been seen: the app repeats the name of a filter it does not know.
  const curious = await httpOf("merchant");
  await curious.get(`/api/accounts/1/orders?${secrets[0]}=1`);
  await expect.poll(async () => (await watched()).leaks.length).toBe(1);
});

test("no file that a browser can load holds a secret or the name of one", async () => {
  const { secrets } = await watched();
  const names = ["NEXTAUTH_SECRET", "LENGOW_SECRET", "OIDC_CLIENT_SECRET", "DATABASE_URL"];
  const files = [...filesIn(".next/static"), ...filesIn("public")];
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const text = readFileSync(file, "latin1");
    expect(
      [...secrets, ...names].filter((word) => text.includes(word)),
      file,
    ).toEqual([]);
    expect(file).not.toMatch(/\.map$/);
  }
});

test("no line of the log holds a secret, a password, or who bought what", async () => {
  const log = readFileSync(APP_LOG, "utf8");
  const lines = log.split("\n").filter((line) => line.startsWith("{"));
  expect(lines.length).toBeGreaterThan(50);
  const { secrets } = await watched();
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  expect(log).not.toContain("demo-orderdeck");
  expect(log.match(/[\w.+-]+@[\w-]+\.[\w.]+/g)).toBeNull();
  const { results } = await ordersAtLengow(1, { ordering: "-marketplace_order_date", page_size: "100" });
  const streets = results.flatMap(({ billing_address, packages }) => [
    billing_address?.first_line,
    packages[0]?.delivery?.first_line,
  ]);
  const known = streets.filter((street): street is string => Boolean(street));
  expect(known.length).toBeGreaterThan(50);
  expect(known.filter((street) => log.includes(street))).toEqual([]);
});
