import pg from "pg";
import { openBrowser, signedIn } from "./browser";
import { pressFigures } from "./figures";
import { ANOTHER_COPY, COPIES } from "./many-orders";
import { type Running, signIn, startApp } from "./servers";
import type { Row } from "./table";

const READ_WITHIN_MS = 300_000;

async function onServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function copyIsReady(app: Running, cookie: string): Promise<void> {
  const until = Date.now() + READ_WITHIN_MS;
  while (Date.now() < until) {
    const response = await fetch(`${app.url}/api/accounts/1/order-alerts?tz=Europe/Paris`, { headers: { cookie } });
    const { index } = (await response.json()) as { index: { state: string } };
    if (index.state === "ready") return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("the copy was not read in time");
}

/** The same presses as over 5,000 orders, with 200,000 in the copy, on a PostgreSQL database of their own that is gone afterwards. */
export async function largeGridFigures(sandbox: Running, postgres: string): Promise<Row[]> {
  const name = `orderdeck_bench_${process.pid}`;
  const own = new URL(postgres);
  own.pathname = `/${name}`;
  await onServer(postgres, async (server) => void (await server.query(`create database ${name}`)));
  const browser = await openBrowser();
  try {
    const app = await startApp(sandbox.url, { DATABASE_URL: own.href });
    const cookie = await signIn(app.url);
    await copyIsReady(app, cookie);
    await onServer(own.href, async (database) => {
      for (let copy = 1; copy < COPIES; copy += 1) await database.query(ANOTHER_COPY, [1, String(copy)]);
      await database.query("vacuum analyze");
    });
    const rows = await pressFigures(await signedIn(browser, app.url, cookie), app.url, "200,000 orders", 80);
    await app.stop();
    return rows;
  } finally {
    await browser.close();
    await onServer(postgres, async (server) => void (await server.query(`drop database ${name} with (force)`)));
  }
}
