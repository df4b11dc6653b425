import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isOpening, openingEnds, subscribeOpening } from "./opening";

const setOut = (url: string) => dispatchEvent(new CustomEvent("orderdeck:opening", { detail: url }));
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, "", "/accounts/1/orders?status=shipped");
  stop = subscribeOpening(() => {});
});
afterEach(() => {
  openingEnds();
  stop();
  vi.useRealTimers();
});

it("U10 · a page is on its way from the press until it is there", () => {
  setOut("/accounts/1/home");
  expect(isOpening()).toBe(true);
  openingEnds();
  expect(isOpening()).toBe(false);
});

it.each(["/accounts/1/orders?status=shipped", "/accounts/1/orders?status=shipped#main"])(
  "a press that leads to where the reader is waits for nothing: %s",
  (url) => {
    setOut(url);
    expect(isOpening()).toBe(false);
  },
);

it("the reader who turns back waits for nothing any more", () => {
  setOut("/accounts/1/home");
  setOut("/accounts/1/orders?status=shipped");
  expect(isOpening()).toBe(false);
});

it("a page that never comes is not waited for without end", () => {
  setOut("/accounts/1/home");
  vi.advanceTimersByTime(29_000);
  expect(isOpening()).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(isOpening()).toBe(false);
});
