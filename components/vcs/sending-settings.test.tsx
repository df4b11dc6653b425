import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { VcsSettingsBody } from "@/lib/contract/vcs-settings";
import { compiledMessages } from "@/lib/messages/compiled";
import { SendingSettings } from "./sending-settings";

afterEach(cleanup);

const SAVED: VcsSettingsBody = { keep_years: 10, part_name: "upload", metadata_keys: "both", dates_zone: "UTC" };
const YEARS = "Years the PDFs are kept";
const ZONE = "Time zone of Amazon’s dates";

function shown(mayChange: boolean): HTMLFormElement {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const { container } = render(
    <QueryClientProvider client={client}>
      <IntlProvider
        locale="en"
        zone="Europe/Paris"
        now={0}
        messages={compiledMessages("en", ["vcs", "settings", "errors"])}
      >
        <SendingSettings accountId={7} first={SAVED} mayChange={mayChange} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  return container.querySelector("form") as HTMLFormElement;
}

const isWrong = (label: string) => screen.getByLabelText(label).getAttribute("aria-invalid") === "true";

describe("the settings of sending invoices", () => {
  it("says what is wrong at the field that is", () => {
    const form = shown(true);
    fireEvent.change(screen.getByLabelText(YEARS), { target: { value: "31" } });
    fireEvent.submit(form);
    expect([isWrong(YEARS), isWrong(ZONE)]).toEqual([true, false]);
    expect(screen.getByText("A whole number of years from 1 to 30.")).toBeTruthy();
    expect(screen.queryByText("Choose one of the list.")).toBeNull();
  });

  it("does not blame the years for a list without a choice", () => {
    const form = shown(true);
    fireEvent.change(screen.getByLabelText(ZONE), { target: { value: "" } });
    fireEvent.submit(form);
    expect([isWrong(YEARS), isWrong(ZONE)]).toEqual([false, true]);
    expect(screen.queryByText("A whole number of years from 1 to 30.")).toBeNull();
  });

  it("takes nothing, and blames nothing, from a reader who presses Enter", () => {
    const form = shown(false);
    // Not by hand: the field is read-only. Without it a DOM that sends what is disabled would find nothing to blame.
    fireEvent.change(screen.getByLabelText(YEARS), { target: { value: "31" } });
    fireEvent.submit(form);
    expect([isWrong(YEARS), isWrong(ZONE)]).toEqual([false, false]);
    expect(screen.getByText("You can look here. Administrators of the account change it.")).toBeTruthy();
  });
});
