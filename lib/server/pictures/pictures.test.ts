import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { GET as peek } from "@/app/api/accounts/[accountId]/orders/[marketplace]/[orderId]/peek/route";
import { GET as picture } from "@/app/api/accounts/[accountId]/pictures/route";
import type { OrderOnScreen } from "@/lib/contract/order-detail";
import type { Role } from "@/lib/domain/permissions";
import type { Container } from "@/lib/server/container";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { installTestContainer, TEST_ORIGIN, TestClock } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { signInAs } from "@/lib/testing/sign-in";
import { MOST_BYTES } from "./fetch-picture";
import { Pictures } from "./pictures";

const [ACCOUNT, OTHER] = [731, 732];
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
  "base64",
);

type Answering = (response: ServerResponse, request: IncomingMessage) => void;
const send = (type: string, body: Buffer | string): Answering => {
  return (response) =>
    response.writeHead(200, { "content-type": type, "content-length": Buffer.byteLength(body) }).end(body);
};
const lead = (to: string): Answering => {
  return (response) => response.writeHead(302, { location: to }).end();
};

/** The other server's pictures, by path. */
const SHELF: Record<string, Answering> = {
  "/good.png": send("image/png", PNG),
  "/called-jpeg.png": send("image/jpeg", PNG),
  "/page.png": send("image/png", "<!doctype html><script>alert(1)</script>"),
  "/drawing.svg": send("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  "/honest.html": send("text/html", PNG),
  "/announced.png": send("image/png", Buffer.concat([PNG, Buffer.alloc(MOST_BYTES)])),
  "/unannounced.png": (response) => {
    response.writeHead(200, { "content-type": "image/png" }).write(PNG);
    response.end(Buffer.alloc(MOST_BYTES));
  },
  "/moved.png": lead("/good.png"),
  "/into-the-house.png": lead("http://10.0.0.1/good.png"),
  "/to-the-cloud.png": lead("https://169.254.169.254/good.png"),
  "/to-a-file.png": lead("file:///etc/passwd"),
  "/round.png": lead("/round.png"),
  "/gone.png": (response) => response.writeHead(404).end(),
  "/cut.png": (response) => {
    response.writeHead(200, { "content-type": "image/png", "content-length": "5000" }).write(PNG);
    response.socket?.end();
  },
  // Neither of these ever comes to an end.
  "/silent.png": () => undefined,
  "/slow.png": (response) => response.writeHead(200, { "content-type": "image/png" }).write(PNG),
};

const heard: { path: string; headers: IncomingHttpHeaders }[] = [];
const shelf = createServer((request, response) => {
  const path = request.url ?? "";
  heard.push({ path, headers: request.headers });
  (SHELF[path.split("?")[0] ?? ""] ?? SHELF["/gone.png"])?.(response, request);
});

/** Of what is kept alone: sessions and Lengow go by the real one. */
const clock = new TestClock();
const lines: string[] = [];
const cookies = new Map<Role, string>();
let container: Container;
let sandbox: TestSandbox;
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => shelf.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(shelf.address() as AddressInfo).port}`;
  const [db, opened] = await Promise.all([openTestDatabase(), openTestSandbox(50)]);
  sandbox = opened;
  await sandbox.seed(ACCOUNT, { orders: 60 });
  container = await installTestContainer({
    db,
    env: { demo: true },
    lengowFor: async (account) => sandbox.client(account),
    onLogLine: (line) => lines.push(line),
  });
  for (const role of ["viewer", "operator"] as const)
    cookies.set(role, (await signInAs(container, { [ACCOUNT]: role, [OTHER]: role })).cookie);
});
afterAll(async () => {
  shelf.closeAllConnections();
  await Promise.all([sandbox.close(), container.close()]);
  await new Promise((resolve) => shelf.close(resolve));
});
beforeEach(() => {
  heard.length = 0;
  container.pictures = anew();
});

/** With nothing in memory. */
function anew(change: { allowLoopback?: boolean; limitMs?: number } = {}): Pictures {
  const { authSecret, logger } = container;
  return new Pictures({ authSecret, clock, logger, allowLoopback: true, limitMs: 2_000, ...change });
}

function pathOf(name: string, account = ACCOUNT): string {
  const path = container.pictures.pathOf(account, `${origin}${name}`);
  if (path === null) throw new Error(`${name} was not signed`);
  return path;
}

/** Asks our own path, as the browser of somebody with that role would. */
async function ask(path: string, role: Role | null = "viewer"): Promise<Response> {
  const headers = new Headers({ referer: `${TEST_ORIGIN}/accounts/${ACCOUNT}/orders/secret` });
  if (role) headers.set("cookie", cookies.get(role) ?? "");
  const accountId = /accounts\/(\d+)/.exec(path)?.[1] ?? "";
  return picture(new Request(`${TEST_ORIGIN}${path}`, { headers }), { params: Promise.resolve({ accountId }) });
}

const statusOf = async (path: string, role?: Role | null) => (await ask(path, role)).status;

it("LA-34 · a viewer sees the picture as what it is, kept by the browser for a day and able to run nothing", async () => {
  const answer = await ask(pathOf("/good.png"));
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
  expect(answer.headers.get("content-type")).toBe("image/png");
  expect(answer.headers.get("cache-control")).toBe("private, max-age=86400");
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  expect((await ask(pathOf("/called-jpeg.png"))).headers.get("content-type")).toBe("image/png");
  expect(await statusOf(pathOf("/moved.png"))).toBe(200);
});

it("U20 · the other server learns nothing of who looks", async () => {
  await ask(pathOf("/good.png"));
  expect(heard).toHaveLength(1);
  expect(Object.keys(heard[0]?.headers ?? {}).sort()).toEqual([
    "accept",
    "accept-encoding",
    "connection",
    "host",
    "user-agent",
  ]);
});

it.each([
  ["/page.png", "not_a_picture"],
  ["/drawing.svg", "not_a_picture"],
  ["/honest.html", "not_a_picture"],
  ["/announced.png", "too_large"],
  ["/unannounced.png", "too_large"],
  ["/into-the-house.png", "address"],
  ["/to-the-cloud.png", "address"],
  ["/to-a-file.png", "address"],
  ["/round.png", "redirects"],
  ["/gone.png", "status"],
  ["/cut.png", "late"],
])(
  "U20 · %s is no picture (%s): the drawn parcel stands, and its server is left alone for a minute",
  async (name, problem) => {
    lines.length = 0;
    const answer = await ask(pathOf(name));
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([404, "private, max-age=60"]);
    expect(await answer.json()).toMatchObject({ error: { code: "not_found", sent: "no" } });
    expect(lines.filter((line) => line.includes(`"problem":"${problem}"`))).toHaveLength(1);
    const { length } = heard;
    expect(await statusOf(pathOf(name))).toBe(404);
    expect(heard).toHaveLength(length);
    clock.advance(61_000);
    expect(await statusOf(pathOf(name))).toBe(404);
    expect(heard.length).toBeGreaterThan(length);
  },
);

it("U20 · a server that does not come to an end is given up, and one that says nothing is not asked for others either", async () => {
  container.pictures = anew({ limitMs: 1_500 });
  expect(await statusOf(pathOf("/slow.png"))).toBe(404);
  expect(await statusOf(pathOf("/good.png"))).toBe(200);
  expect(await statusOf(pathOf("/silent.png"))).toBe(404);
  expect(await statusOf(pathOf("/good.png?other"))).toBe(404);
  expect(heard.map(({ path }) => path)).toEqual(["/slow.png", "/good.png", "/silent.png"]);
  clock.advance(61_000);
  expect(await statusOf(pathOf("/good.png?other"))).toBe(200);
});

it("U20 · only an address that was signed for this very account is fetched", async () => {
  const path = pathOf("/good.png");
  const wrong = [
    path.replace(`/${ACCOUNT}/`, `/${OTHER}/`),
    path.replace("good.png", "gone.png"),
    path.replace(/by=./, (start) => (start === "by=A" ? "by=B" : "by=A")),
  ];
  for (const one of wrong) expect([one, await statusOf(one)]).toEqual([one, 404]);
  expect(await statusOf(path.replace(/&by=.*/, ""))).toBe(400);
  expect(await statusOf(path, null)).toBe(401);
  expect(heard).toEqual([]);
  expect(await statusOf(pathOf("/good.png", OTHER))).toBe(200);
});

it("U20 · outside the demo this machine is never asked, whatever was signed once", async () => {
  const path = pathOf("/good.png");
  container.pictures = anew({ allowLoopback: false });
  expect(container.pictures.pathOf(ACCOUNT, `${origin}/good.png`)).toBeNull();
  expect(container.pictures.pathOf(ACCOUNT, "http://img.example/a.png")).toBeNull();
  expect(await statusOf(path)).toBe(404);
  expect(heard).toEqual([]);
});

it("who asks for the same picture at once or later causes one fetch, for a day", async () => {
  const path = pathOf("/good.png");
  expect(await Promise.all(Array.from({ length: 8 }, () => statusOf(path)))).toEqual(Array(8).fill(200));
  clock.advance(86_399_000);
  await ask(path, "operator");
  expect(heard).toHaveLength(1);
  clock.advance(2_000);
  expect(await statusOf(path)).toBe(200);
  expect(heard).toHaveLength(2);
});

it("U20 · of an address that did not come the log has the host alone", async () => {
  lines.length = 0;
  await ask(pathOf("/gone.png?who=knows"));
  const told = lines.filter((line) => line.includes("picture"));
  expect(told.join("\n")).toContain(new URL(origin).host);
  expect(told.join("\n")).not.toMatch(/gone|knows/);
});

it("LA-34 · an order made for a screen has our own path beside each picture, and Lengow's own address as it was", async () => {
  const { orders } = await sandbox.client(ACCOUNT).orders.list({}, { lane: "screen" });
  const found = orders.find(({ packages }) => packages.some(({ cart }) => cart.some(({ url_image }) => url_image)));
  if (!found) throw new Error("The sample has no order with a picture.");
  const { marketplace, marketplace_order_id: orderId } = found;
  const request = new Request(`${TEST_ORIGIN}/api`, { headers: { cookie: cookies.get("viewer") ?? "" } });
  const params = Promise.resolve({ accountId: String(ACCOUNT), marketplace, orderId });
  const answer = await (peek as RouteHandler)(request, { params });
  const { order } = (await answer.json()) as OrderOnScreen;
  const shown = order.packages.flatMap(({ cart }) => cart);
  expect(shown.map(({ url_image }) => url_image)).toEqual(
    found.packages.flatMap(({ cart }) => cart.map(({ url_image }) => url_image)),
  );
  for (const { url_image, picture: path } of shown)
    expect(path ?? null).toBe(container.pictures.pathOf(ACCOUNT, url_image));
  expect(shown.some(({ picture: path }) => path !== undefined)).toBe(true);
});
