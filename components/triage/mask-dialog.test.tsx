import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageGroupDetail, TriageMaskPreview } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { MaskDialog } from "./mask-dialog";

const OWN = "Parcel 501 was refused";
let asked: { mask: string; preview: boolean }[] = [];

answerRoutes(({ method, body }) => {
  if (method !== "POST") return { status: 204 };
  const change = body as { mask: string; preview: boolean };
  asked.push(change);
  const joins = change.mask === "" ? [{ group: "g~rest", mask: "Parcel <id> was refused", count: 39 }] : [];
  const reopens = change.mask === "" ? [{ group: "d", mask: "Depot closed", state: "ignored" as const, count: 2 }] : [];
  return { body: { stays: 1, leaves: 0, joins, reopens, saved: !change.preview } satisfies TriageMaskPreview };
});
afterEach(() => {
  cleanup();
  asked = [];
});

function open(own: boolean) {
  let closed = false;
  // The dialog reads nothing else of a cause.
  const group = { id: "g", mask: OWN, own_mask: own } as TriageGroupDetail;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider
        locale="en"
        zone="Europe/Paris"
        now={0}
        messages={compiledMessages("en", ["triage", "errors", "common"])}
      >
        <MaskDialog
          accountId={7}
          group={group}
          onClose={() => {
            closed = true;
          }}
        />
      </IntlProvider>
    </QueryClientProvider>,
  );
  return { isClosed: () => closed };
}
/** A button that cannot be used yet says why behind its name. */
const button = (name: string) => screen.getByRole("button", { name: new RegExp(`^${name}`), hidden: true });

it("E10 · going back to the cause's own words shows what would join before anything is saved", async () => {
  const { isClosed } = open(true);
  expect(screen.getByRole("textbox", { hidden: true })).toHaveProperty("value", OWN);
  fireEvent.click(button("Back to its own words"));
  await screen.findByText("39 failures join from “Parcel <id> was refused”");
  expect(asked).toEqual([{ mask: "", preview: true }]);
  expect(screen.getByText(/^2 failures move into “Depot closed”, which is dismissed: it is reopened/)).toBeTruthy();
  expect(isClosed()).toBe(false);
  fireEvent.click(button("Back to its own words"));
  await waitFor(() => expect(isClosed()).toBe(true));
  expect(asked).toEqual([
    { mask: "", preview: true },
    { mask: "", preview: false },
  ]);
});

it("E10 · a pattern is saved only after what it would change was seen, and not another than that", async () => {
  const { isClosed } = open(false);
  expect(screen.queryByRole("button", { name: "Back to its own words", hidden: true })).toBeNull();
  fireEvent.click(button("Save the pattern"));
  fireEvent.click(button("See what would change"));
  await screen.findByText("1 failure stays");
  fireEvent.change(screen.getByRole("textbox", { hidden: true }), { target: { value: "Parcel <value>" } });
  fireEvent.click(button("Save the pattern"));
  fireEvent.click(button("See what would change"));
  await screen.findByText("1 failure stays");
  expect(asked.every(({ preview }) => preview)).toBe(true);
  fireEvent.click(button("Save the pattern"));
  await waitFor(() => expect(isClosed()).toBe(true));
  expect(asked.at(-1)).toEqual({ mask: "Parcel <value>", preview: false });
});
