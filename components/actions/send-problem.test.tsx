import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { compiledMessages } from "@/lib/messages/compiled";
import { ApiError } from "@/lib/queries/api-fetch";
import { SendProblem } from "./send-problem";

afterEach(cleanup);

/** A refusal of `POST /actions/[id]/retry`; returns how often "send another" was pressed. */
function shown(details: Record<string, string>): { insisted: number } {
  const said = { insisted: 0 };
  const list = Object.entries(details).map(([field, message]) => ({ field, message }));
  const error = new ApiError("busy", "…", 409, "r-1", "no", list);
  render(
    <IntlProvider
      locale="en"
      zone="Europe/Paris"
      now={0}
      messages={compiledMessages("en", ["actions", "status", "errors"])}
    >
      <SendProblem
        failed={{ is: "failed", error, done: [], all: 1 }}
        fields={[]}
        actionsHref="/accounts/7/activity?order=A-1"
        onAgain={() => undefined}
        onSendAnother={() => {
          said.insisted += 1;
        }}
        onOpenAnew={() => undefined}
      />
    </IntlProvider>,
  );
  return said;
}

describe("sending again what needs a person", () => {
  it("warns that the earlier one may have arrived, and sends another only when that is insisted on", () => {
    const said = shown({ state: "needs_person", intent: "i-1", send_another: "It may have reached Lengow." });
    expect(screen.getByRole("alert").textContent).toContain("may be at Lengow already");
    expect(screen.getByRole("alert").textContent).toContain("Nothing was recorded and nothing was sent.");
    expect(said.insisted).toBe(0);
    fireEvent.click(screen.getByRole("button", { name: "Send another" }));
    expect(said.insisted).toBe(1);
  });

  it("cannot be insisted on while the earlier one is still looked for", () => {
    shown({ state: "needs_person", intent: "i-1" });
    expect(screen.getByRole("alert").textContent).toContain("still being looked for");
    expect(screen.queryByRole("button")).toBeNull();
  });

  it.each([
    ["accepted", "The earlier one has not ended: Waiting."],
    ["unconfirmed", "The earlier one has not ended: Unconfirmed."],
  ])("is told how far the earlier one is when it goes on after all, and led to it: %s", (state, words) => {
    shown({ state, intent: "i-1" });
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain(words);
    expect(alert.textContent).toContain("Nothing was recorded and nothing was sent.");
    expect(alert.textContent).not.toMatch(/still being looked for|Try again/);
    expect(screen.getByRole("link").getAttribute("href")).toBe("/accounts/7/activity?order=A-1");
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("is told apart from what a colleague has under way", () => {
    shown({ state: "ready", intent: "i-1", who: "Camille", when: "2026-11-21T10:00:00Z", type: "ship" });
    expect(screen.getByRole("alert").textContent).toContain("Camille is already on it");
  });
});
