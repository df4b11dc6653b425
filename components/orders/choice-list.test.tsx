import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { compiledMessages } from "@/lib/messages/compiled";
import { ChoiceList } from "./choice-list";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("what the pointer rests on is fetched ahead as a tick would leave it, what it passes over is not", () => {
  vi.useFakeTimers();
  const near: string[][] = [];
  const choices = ["shipped", "closed", "canceled"].map((value) => ({ value, label: value }));
  render(
    <IntlProvider locale="en" zone="Europe/Paris" now={0} messages={compiledMessages("en", ["orders"])}>
      <ChoiceList
        choices={choices}
        values={["closed"]}
        onChange={() => undefined}
        onNear={(values) => near.push(values)}
      />
    </IntlProvider>,
  );
  const row = (name: string) => screen.getByRole("checkbox", { name }).closest("li") as HTMLElement;
  fireEvent.pointerEnter(row("canceled"));
  vi.advanceTimersByTime(20);
  fireEvent.pointerLeave(row("canceled"));
  fireEvent.pointerEnter(row("shipped"));
  vi.advanceTimersByTime(1_000);
  expect(near).toEqual([["closed", "shipped"]]);
  fireEvent.pointerLeave(row("shipped"));
  fireEvent.pointerEnter(row("closed"));
  vi.advanceTimersByTime(1_000);
  expect(near.at(-1)).toEqual([]);
});
