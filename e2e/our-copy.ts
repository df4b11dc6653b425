import type { APIRequestContext } from "@playwright/test";
import { expect } from "./fixtures";

/** The first filling of the copy takes a moment after the start. */
const FILLED_WITHIN = { timeout: 60_000, intervals: [300] };

/** Waits until our copy of account 1's orders is filled: words, deadlines and figures come out of it. */
export async function copyIsReady(http: APIRequestContext): Promise<void> {
  const state = async () => (await (await http.get("/api/accounts/1/order-index")).json()).state;
  await expect.poll(state, FILLED_WITHIN).toBe("ready");
}

/**
 * Waits until our copy has everything that Lengow has at this moment: what an earlier story planted, and what became of its actions.
 * From here on the app and Lengow, asked one after the other, speak of the same orders.
 */
export async function copyHasAll(http: APIRequestContext): Promise<void> {
  const now = Date.now();
  const hasAll = async () => {
    // Only the copy knows who is late, and a fresh answer of it has its reader look at once; while it is filled it answers 400.
    const answer = await http.get("/api/accounts/1/order-rows?alert=late&page_size=1&fresh=1");
    if (answer.status() === 400) return "filling";
    expect(answer.ok(), await answer.text()).toBe(true);
    const { index } = await answer.json();
    return index.state === "ready" && Date.parse(index.as_of) < now ? "older" : index.state;
  };
  await expect.poll(hasAll, FILLED_WITHIN).toBe("ready");
}

/** Waits until nothing of account 1 is on its way to Lengow: what is counted from here on is this story's own. */
export async function nothingLeaves(http: APIRequestContext): Promise<void> {
  const leaving = async () => {
    const { queue } = await (await http.get("/api/accounts/1/health-strip")).json();
    return queue.waiting + queue.sending;
  };
  // The longest usual hold is a minute.
  await expect.poll(leaving, { timeout: 90_000, intervals: [500] }).toBe(0);
}
