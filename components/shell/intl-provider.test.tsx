import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { IntlProvider, useNow } from "./intl-provider";

const SERVER_NOW = Date.parse("2026-11-21T09:00:00Z");
const MINUTE = 60_000;

const Clock = () => <time>{new Date(useNow()).toISOString().slice(11, 16)}</time>;
const show = (now: number) =>
  render(
    <IntlProvider locale="en" zone="UTC" now={now} messages={{}}>
      <Clock />
    </IntlProvider>,
  );

beforeEach(() => {
  // A browser whose own clock is a day behind.
  vi.useFakeTimers({ now: SERVER_NOW - 24 * 60 * MINUTE });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("runs the server's clock, whatever the browser's says", () => {
  show(SERVER_NOW);
  act(() => vi.advanceTimersByTime(10 * MINUTE));
  expect(screen.getByText("09:10")).toBeTruthy();
});

it("has not lost the time spent elsewhere when Back brings the page again", () => {
  const left = SERVER_NOW + 1;
  const { unmount } = show(left);
  unmount();
  vi.advanceTimersByTime(30 * MINUTE);
  show(left);
  expect(screen.getByText("09:30")).toBeTruthy();
});
