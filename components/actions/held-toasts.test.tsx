import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Held } from "./held-events";
import { HeldToasts } from "./held-toasts";

const held: Held = {
  accountId: 1,
  ids: ["a"],
  order: { marketplace: "amazon_fr", marketplace_order_id: "404-1" },
  title: "Ship 404-1",
  detail: (left) => (left === 0 ? "leaving now" : `leaves in ${left} seconds`),
  undo: "Undo",
  undone: "Taken back",
  failed: "Too late",
  holdMs: 10_000,
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("U14 · how long an action can be taken back is seen second by second in words, and heard once and not each second", () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["common"])}>
        <HeldToasts held={[held]} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  const seen = () => document.querySelector("[role=status] p [aria-hidden]")?.textContent;
  const heard = () => document.querySelector("[role=status] .sr-only")?.textContent;
  expect([seen(), heard()]).toEqual(["leaves in 10 seconds", "leaves in 10 seconds"]);
  act(() => vi.advanceTimersByTime(6_100));
  expect([seen(), heard()]).toEqual(["leaves in 4 seconds", "leaves in 10 seconds"]);
  expect(screen.getByRole("status").textContent).toContain("Ship 404-1");
});

it("U14 · Z takes back the newest, also what is no action, and says what came of it", async () => {
  let answer = Promise.resolve();
  const taken: string[] = [];
  const away = (title: string): Held => ({
    ...held,
    ids: [],
    title,
    takeBack: () => {
      taken.push(title);
      return answer;
    },
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["common"])}>
        <HeldToasts held={[away("first"), away("second")]} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  const press = () => act(async () => void fireEvent.keyDown(document.body, { key: "z" }));
  await press();
  expect(taken).toEqual(["second"]);
  expect(screen.getByText("Taken back")).toBeTruthy();
  answer = Promise.reject(new Error("somebody was faster"));
  await press();
  expect(taken).toEqual(["second", "first"]);
  expect(screen.getByRole("alert").textContent).toContain("Too late");
  await press();
  expect(taken).toHaveLength(2);
});
