import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { APIRequestContext, Page } from "@playwright/test";
import type { BatchDetail, BatchRowView, FrozenList, RowFilter } from "@/lib/contract/batches";
import type { ActionState } from "@/lib/domain/status";
import { expect, test } from "./fixtures";
import { orderToShip } from "./sandbox";
import { APP_URL } from "./stage";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** What a row has come to, and by which action. */
type Shown = [outcome: RowFilter, state?: ActionState, reason?: string, text?: string];

const WAITING: Shown = ["waiting"];
const HELD: Shown = ["waiting", "ready"];
const LIMITED: Shown = ["waiting", "ready", "rate_limited"];
const LOST: Shown = ["moving", "unconfirmed", "no_answer", "Lengow did not answer in time."];
const SENT: Shown = ["moving", "accepted", "answered"];
const DONE: Shown = ["done", "done", "answered"];
const WARNED: Shown = ["warning", "done_with_warning", "answered", "The carrier is not one we know."];
const REFUSED: Shown = ["failed", "refused", "answered", "Tracking number has the wrong format for this carrier."];
const REJECTED: Shown = ["failed", "rejected", "answered", "carrier: is not allowed"];
const PERSON: Shown = ["person", "needs_person", "absent"];

/** Every state that the page of a batch can be in, with the rows that come with it. */
const STATES: [name: string, batch: Partial<BatchDetail>, rows: Shown[]][] = [
  ["running", { state: "running" }, [WAITING, WAITING, HELD, SENT, LOST, DONE, DONE]],
  ["waiting for the call limit", { state: "running", waiting_for: "rate_limited" }, [WAITING, LIMITED, SENT, DONE]],
  ["paused", { state: "paused" }, [WAITING, HELD, SENT, DONE]],
  ["stopped", { state: "stopped" }, [["left_out"], ["left_out", "withdrawn", "withdrawn"], SENT, DONE]],
  ["all sent", { state: "finished" }, [SENT, SENT, LOST, DONE]],
  ["done", { state: "finished" }, [DONE, DONE, DONE]],
  ["done with failures", { state: "finished" }, [DONE, WARNED, REFUSED, REJECTED, ["not_recorded"]]],
  ["in need of a person", { state: "finished" }, [DONE, PERSON, PERSON]],
];

async function ask<T>(http: APIRequestContext, path: string, data: unknown): Promise<T> {
  const answer = await http.post(`/api/accounts/1/batches${path}`, { data, headers: { origin: APP_URL } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** A frozen list of one order, with what can be done with it. */
async function frozen(http: APIRequestContext, store: string): Promise<FrozenList> {
  const { marketplace, marketplace_order_id } = await orderToShip(store);
  return ask<FrozenList>(http, "/freeze", { orders: [{ marketplace, marketplace_order_id }] });
}

/** A real batch, stopped before anything of it left. */
async function stopped(http: APIRequestContext): Promise<string> {
  const form = { kind: "action", title: "Ship 3 orders", type: "ship", args: {}, client_key: randomUUID() };
  const { id } = await ask<{ id: string }>(http, "", { ...form, frozen_id: (await frozen(http, "ebay_fr")).id });
  await ask(http, `/${id}/stop`, {});
  return id;
}

function rowOf([outcome, state, reason, text]: Shown, at: number): BatchRowView {
  const action = state && {
    id: `a-${at}`,
    state,
    line: null,
    reason: reason ?? null,
    error_text: text ?? null,
    upstream_id: state === "ready" || state === "needs_person" ? null : 5_100_700 + at,
    group: outcome === "failed" ? "g-1" : null,
  };
  return {
    number: at + 1,
    marketplace: "ebay_fr",
    marketplace_order_id: `56-8885${at}-79002`,
    type: "ship",
    lines: null,
    args: { tracking_number: `6A9899655557${at}` },
    outcome,
    code: outcome === "not_recorded" ? "busy" : null,
    message: null,
    details: [],
    actions: action ? [action] : [],
    file_row: null,
  };
}

/** Has the page told of a batch in this state, whatever it really is. */
async function pretend(page: Page, id: string, batch: Partial<BatchDetail>, shown: Shown[]): Promise<void> {
  const counts = { waiting: 0, moving: 0, done: 0, warning: 0, failed: 0, person: 0, not_recorded: 0, left_out: 0 };
  for (const [outcome] of shown) counts[outcome] += 1;
  const sent_by = batch.state === "running" ? new Date(Date.now() + 600_000).toISOString() : null;
  await page.route(
    (url) => url.pathname.endsWith(`/batches/${id}`) && url.pathname.startsWith("/api/"),
    async (route) => {
      const real = (await (await route.fetch()).json()) as BatchDetail;
      const rows = shown.map(rowOf);
      const json = {
        ...real,
        total: rows.length,
        count: rows.length,
        counts,
        sent_by,
        waiting_for: null,
        rows,
        ...batch,
      };
      await route.fulfill({ json });
    },
  );
}

async function show(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.evaluate((value) => {
    document.documentElement.dataset.switching = "";
    document.documentElement.dataset.theme = value;
  }, theme);
}

async function expectNoFault(builder: AxeBuilder, where: string): Promise<void> {
  const { violations } = await builder.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join("\n")}`);
  expect.soft(found, where).toEqual([]);
}

/** Words of states that have too little room for themselves. */
const cutBadges = (page: Page) =>
  page.locator(".badge").evaluateAll((badges) =>
    badges.flatMap((badge) => {
      const word = badge.querySelector("span");
      const edge = badge.closest("td, li, header")?.getBoundingClientRect().right ?? innerWidth;
      const { right } = badge.getBoundingClientRect();
      const isCut =
        word !== null && (word.scrollWidth > word.clientWidth + 1 || right > Math.min(edge, innerWidth) + 1);
      return isCut ? [badge.textContent] : [];
    }),
  );

async function expectWellDrawn(page: Page, where: string): Promise<void> {
  await page.setViewportSize(DESK);
  await show(page, "light");
  await expectNoFault(new AxeBuilder({ page }).withTags(STANDARDS), `${where}, light`);
  expect.soft(await cutBadges(page), `${where}, cut at a desk`).toEqual([]);
  await show(page, "dark");
  await page.setViewportSize(PHONE);
  await expectNoFault(new AxeBuilder({ page }).withTags(STANDARDS), `${where}, a phone in the dark`);
  expect.soft(await cutBadges(page), `${where}, cut on a phone`).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(wide, `${where}, hangs out of a phone`).toBeLessThanOrEqual(PHONE.width);
}

async function speak(page: Page, language: string): Promise<void> {
  await page.context().addCookies([{ name: "locale", value: language, url: APP_URL }]);
}

test("a batch in each of its states breaks no rule of WCAG 2.2 AA in the light at a desk and in the dark on a phone, and no word of state is cut", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const id = await stopped(page.request);
  // The longest words.
  await speak(page, "de");
  for (const [name, batch, rows] of STATES) {
    await pretend(page, id, batch, rows);
    await page.goto(`/accounts/1/batches/${id}`);
    await expect(page.locator("tr[data-outcome]")).toHaveCount(rows.length);
    await expectWellDrawn(page, name);
    await page.unrouteAll({ behavior: "wait" });
  }
});

test("the form of a frozen list breaks no rule of WCAG 2.2 AA in three languages, in the light at a desk and in the dark on a phone", async ({
  page,
}) => {
  test.slow();
  const { id, offers } = await frozen(page.request, "amazon_fr");
  const asks = offers.find(({ need, valid }) => need === "form" && valid > 0);
  expect(asks).toBeDefined();
  for (const language of ["en", "fr", "de"]) {
    await speak(page, language);
    await page.goto(`/accounts/1/bulk/${id}/${asks?.type}`);
    await expect(page.locator("form [data-field]").first()).toBeVisible();
    expect(await page.getAttribute("html", "lang")).toBe(language);
    await expectWellDrawn(page, language);
  }
});
