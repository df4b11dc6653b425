import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageFixForm, TriageGroupDetail } from "@/lib/contract/triage";
import type { FormField } from "@/lib/grammar";
import { compiledMessages } from "@/lib/messages/compiled";
import { FixPanel } from "./fix-panel";
import { useFix } from "./use-fix";
import type { FixUndo } from "./use-fix-undo";

const fieldOf = (name: string, label: string): FormField => ({
  ...{ name, label, kind: "text", required: true, visible: true, free_values: true, needed_here: false, notes: [] },
  ...{ value: null, prefill: null, max_length: null, max: null },
  origin: { list: "args", described: true, values_from: null, depends_on: null, rules: [] },
});
const FORM: TriageFixForm = {
  fields: [fieldOf("carrier", "Carrier"), fieldOf("carrier_name", "Carrier name"), fieldOf("tracking_url", "Address")],
  ...{ field: "carrier_name", proposal: null, sent: [{ value: "Kurier", count: 1 }], closed: null, ended: null },
  also: [{ field: "tracking_url", proposal: null, sent: [] }],
};
const GROUP = {
  ...{ id: "g", marketplace: "manomano_it" },
  failures: [{ id: "f-1", marketplace_order_id: "O-1", args: { carrier: "Other", carrier_name: "Kurier" } }],
} as unknown as TriageGroupDetail;
const NO_UNDO = { canUndo: false, isBusy: false, failed: false, undo: () => undefined } as unknown as FixUndo;

let form = FORM;
/** How often the form was asked for. */
let forms = 0;
let asked: { args: Record<string, unknown>; rows: Record<string, unknown> }[] = [];
beforeEach(() => {
  asked = [];
  [form, forms] = [FORM, 0];
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    if (!String(url).includes("/preview")) {
      forms += 1;
      return Response.json(form);
    }
    asked.push(JSON.parse(String(init?.body)));
    return Response.json({ as_of: "", intents: 1, left_out: 0, rows: [{ id: "f-1", problem: null, errors: [] }] });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const CHOSEN = new Set(["f-1"]);

function Panel() {
  return <FixPanel accountId={7} group={GROUP} fix={useFix(7, GROUP, CHOSEN, true)} undo={NO_UNDO} />;
}

async function open() {
  const messages = compiledMessages("en", ["triage", "actions", "errors", "common"]);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" zone="Europe/Paris" now={0} messages={messages}>
        <Panel />
      </IntlProvider>
    </QueryClientProvider>,
  );
  await screen.findByLabelText("Value to change");
}

const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

it("all fields that a refusal names are corrected together, for all rows or row by row, and one of them alone when it is chosen", async () => {
  await open();
  expect(screen.queryByLabelText(/^Carrier$/)).toBeNull();
  await act(async () => type(/^Carrier name/, "Kurier 24"));
  // What was asked for and never sent is filled in first: without it the same refusal would come back.
  const send = screen.getByRole("button", { name: /^Re-send/ });
  await waitFor(() => expect(send.getAttribute("aria-disabled")).toBe("true"));
  expect(screen.getByText("Fill in Tracking address first, or choose “as it was”.", { selector: "p" })).toBeTruthy();
  await act(async () => type(/^Tracking address/, "https://k.example/2"));
  await waitFor(() => expect(send.getAttribute("aria-disabled")).toBeNull());
  const both = { carrier_name: "Kurier 24", tracking_url: "https://k.example/2" };
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ args: both, rows: {} }));
  expect(screen.getByRole("region", { name: "Fix" }).textContent).toContain("Tracking address: https://k.example/2");

  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Per row" })));
  await act(async () => type(/^Carrier name: .*O-1/, "Kurier 25"));
  await act(async () => type(/^Tracking address: .*O-1/, "https://k.example/3"));
  const row = { carrier_name: "Kurier 25", tracking_url: "https://k.example/3" };
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ args: {}, rows: { "f-1": row } }));

  await act(async () => fireEvent.click(screen.getByRole("button", { name: "One value" })));
  await act(async () => type(/^Value to change/, "carrier"));
  await act(async () => type(/^Carrier/, "DHL"));
  await waitFor(() => expect(asked.at(-1)?.args).toEqual({ carrier: "DHL" }));
});

describe("a cause of which most was sent and settled since its form was read", () => {
  const values = ["DHL", "UPS", "LP"].map((code) => ({ code, label: `${code} Express` }));
  const CARRIER = { ...fieldOf("carrier", "Carrier"), kind: "choice", values } as unknown as FormField;
  const read = (sent: TriageFixForm["sent"]): TriageFixForm => ({
    ...{ fields: [CARRIER], field: "carrier", proposal: "LP", sent, also: [], closed: null, ended: null },
  });
  const cause = (carriers: string[]) =>
    ({
      ...{ id: "g", marketplace: "manomano_it", count: carriers.length },
      failures: carriers.map((carrier, at) => ({
        ...{ id: `f-${at}`, marketplace_order_id: `O-${at}`, args: { carrier } },
      })),
    }) as unknown as TriageGroupDetail;
  const ALL = new Set(["f-0", "f-1", "f-2"]);
  function Rest({ group, chosen = ALL }: { group: TriageGroupDetail; chosen?: ReadonlySet<string> }) {
    return <FixPanel accountId={7} group={group} fix={useFix(7, group, chosen, true)} undo={NO_UNDO} />;
  }
  const draw = async (carriers: string[], chosen?: ReadonlySet<string>) => {
    const messages = compiledMessages("en", ["triage", "actions", "errors", "common"]);
    render(
      <QueryClientProvider client={new QueryClient()}>
        <IntlProvider locale="en" zone="Europe/Paris" now={0} messages={messages}>
          <Rest group={cause(carriers)} chosen={chosen} />
        </IntlProvider>
      </QueryClientProvider>,
    );
    await screen.findByLabelText("Value to change");
  };
  const lines = () => screen.getAllByText(/^\d+ orders?$/).map((n) => n.parentElement?.textContent);

  it("what was sent is counted over what is still open: the same number before and after", async () => {
    form = read([{ value: "COLISSIMO", count: 150 }]);
    await draw(["COLISSIMO", "COLISSIMO", "COLISSIMO"]);
    expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("Fix for all 3");
    expect(lines()).toEqual(["COLISSIMO3 orders", "LP Express3 orders"]);
    expect(forms).toBe(1);
  });

  it("what was unticked is in neither number", async () => {
    form = read([{ value: "COLISSIMO", count: 150 }]);
    await draw(["COLISSIMO", "COLISSIMO", "COLISSIMO"], new Set(["f-0"]));
    expect(lines()).toEqual(["COLISSIMO1 order", "LP Express1 order"]);
  });

  it("a proposal for a value that nothing open has any more is asked for anew", async () => {
    form = read([
      { value: "COLISSIMO", count: 147 },
      { value: "UPSS", count: 3 },
    ]);
    await draw(["UPSS", "UPSS", "UPSS"]);
    expect(screen.queryByText(/closest to COLISSIMO/)).toBeNull();
    await waitFor(() => expect(forms).toBe(2));
    expect(lines()).toEqual(["UPSS3 orders", "LP Express3 orders"]);
  });
});
