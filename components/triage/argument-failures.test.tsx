import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { ArgumentFailures } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { ArgumentFailureList, useValueFailures } from "./value-warning";

const CARRIER = { marketplace: "cdiscount", action_type: "ship", argument: "carrier" };
const FAILURES: ArgumentFailures = {
  as_of: "2026-11-22T10:00:00.000Z",
  days: 30,
  count: 1,
  results: [{ ...CARRIER, value: "COLISSIMO", sent: 40, failed: 12, last_message: "Carrier COLISSIMO unknown" }],
  arguments: [
    { ...CARRIER, sent: 90, failed: 14 },
    { ...CARRIER, argument: "tracking_number", sent: 90, failed: 3 },
  ],
};

answerRoutes(() => ({ body: FAILURES }));
afterEach(cleanup);

function Warning({ value }: { value: string }) {
  const warn = useValueFailures(7, "cdiscount", "ship");
  return <p role="status">{warn("carrier", value)}</p>;
}

const show = (part: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" zone="Europe/Paris" now={0} messages={compiledMessages("en", ["triage", "actions"])}>
        {part}
      </IntlProvider>
    </QueryClientProvider>,
  );
const list = (argument: string) => (
  <ArgumentFailureList accountId={7} marketplace="cdiscount" type="ship" argument={argument} />
);

it("part 7 · the explorer says of an argument how often it failed, and of each value that did", async () => {
  show(list("carrier"));
  await screen.findByText("This argument: 14 of 90 failed in 30 days");
  expect(screen.getByRole("list").textContent).toBe("COLISSIMO: 12 of 40 failed in 30 days");
});

it("part 7 · an argument whose values never come twice has its line all the same, and one that never failed has none", async () => {
  const { container } = show(
    <>
      {list("tracking_number")}
      <div data-none>{list("comment")}</div>
    </>,
  );
  await screen.findByText("This argument: 3 of 90 failed in 30 days");
  expect(screen.queryByRole("list")).toBeNull();
  expect(container.querySelector("[data-none]")?.textContent).toBe("");
});

it("a form warns beside the value that failed often, with the marketplace's words, and beside no other", async () => {
  show(
    <>
      <Warning value="COLISSIMO" />
      <Warning value="DPD" />
    </>,
  );
  const said = () => screen.getAllByRole("status").map((one) => one.textContent ?? "");
  await waitFor(() => expect(said()[0]).toContain("Carrier COLISSIMO unknown"));
  expect(said()[0]).toMatch(/12.*40/);
  expect(said()[1]).toBe("");
});
