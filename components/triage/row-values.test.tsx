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

const fieldOf = (name: string, label: string, values?: FormField["values"]): FormField => ({
  ...{ name, label, kind: values ? "choice" : "text", required: true, visible: true, free_values: false },
  ...{ needed_here: false, notes: [], value: null, prefill: null, max_length: null, max: null },
  ...(values && { values }),
  origin: { list: "args", described: true, values_from: null, depends_on: null, rules: [] },
});
const CARRIER = fieldOf("carrier", "Carrier", [
  { code: "UPS", label: "UPS" },
  { code: "DHL_EXPRESS", label: "DHL Express" },
]);
const TRACKING = fieldOf("tracking_number", "Tracking number");
const NOTHING_SENT = { proposal: null, sent: [{ value: "Kurier", count: 1 }] };
const NO_UNDO = { canUndo: false, isBusy: false, failed: false, undo: () => undefined } as unknown as FixUndo;

const groupOf = (orders: number) =>
  ({
    ...{ id: "g", marketplace: "manomano_it" },
    failures: Array.from({ length: orders }, (_, at) => ({
      id: `f-${at + 1}`,
      marketplace_order_id: `O-${at + 1}`,
      args: { carrier: "Kurier" },
    })),
  }) as unknown as TriageGroupDetail;

/** The corrections that were judged: what each row would be sent with. */
let judged: Record<string, Record<string, unknown>>[] = [];
let form: TriageFixForm;
beforeEach(() => {
  judged = [];
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    if (!String(url).includes("/preview")) return Response.json(form);
    judged.push(JSON.parse(String(init?.body)).rows);
    return Response.json({ as_of: "", intents: 1, left_out: 0, rows: [] });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Panel({ group }: { group: TriageGroupDetail }) {
  const chosen = new Set(group.failures.map(({ id }) => id));
  return <FixPanel accountId={7} group={group} fix={useFix(7, group, chosen, true)} undo={NO_UNDO} />;
}

/** The pane of so many orders with a value for each. */
async function open(fields: FormField[], orders: number) {
  const [first, ...also] = fields.map(({ name }) => ({ field: name, ...NOTHING_SENT }));
  form = { fields, ...(first ?? { field: null, proposal: null, sent: [] }), also, closed: null, ended: null };
  const messages = compiledMessages("en", ["triage", "actions", "errors", "common"]);
  const group = groupOf(orders);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" zone="Europe/Paris" now={0} messages={messages}>
        <Panel group={group} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  const each = await screen.findByRole("button", { name: "Per row" });
  await act(async () => fireEvent.click(each));
}

const cell = (order: number, label = "") =>
  screen.getByLabelText<HTMLInputElement>(new RegExp(`^${label ? `${label}: ` : ""}New value for O-${order}$`));
const values = (orders: number, label?: string) => Array.from({ length: orders }, (_, at) => cell(at + 1, label).value);
/** Whether the browser is left to put the text into the field itself. */
async function paste(text: string): Promise<boolean> {
  let isLeft = true;
  await act(async () => {
    isLeft = fireEvent.paste(document.activeElement ?? document.body, { clipboardData: { getData: () => text } });
  });
  return isLeft;
}
const told = () => document.querySelector("[data-many-told] [role=status]")?.textContent;
const press = (name: RegExp) => act(async () => screen.getByRole("button", { name }).click());

describe("a column copied from a spreadsheet", () => {
  it.each(["\n", "\r\n"])(
    "ended by %j goes down the orders, one value each, and each is judged with its own",
    async (end) => {
      await open([TRACKING], 3);
      cell(1).focus();
      expect(await paste(["T1", "T2", "T3"].join(end) + end)).toBe(false);
      expect(values(3)).toEqual(["T1", "T2", "T3"]);
      expect(told()).toBe("3 values were pasted, the last for O-3.");
      expect(document.activeElement).toBe(cell(1));
      const sent = {
        "f-1": { tracking_number: "T1" },
        "f-2": { tracking_number: "T2" },
        "f-3": { tracking_number: "T3" },
      };
      await waitFor(() => expect(judged.at(-1)).toEqual(sent));
    },
  );

  it("tells what had no place, and an empty line leaves what stands", async () => {
    await open([TRACKING], 3);
    fireEvent.change(cell(3), { target: { value: "OWN" } });
    cell(2).focus();
    await paste("T2\n\nT4\nT5\n");
    expect(values(3)).toEqual(["", "T2", "OWN"]);
    expect(told()).toBe("1 value was pasted, for O-2. 2 lines more than orders: they were left out.");
  });

  it("with its neighbour goes over the fields that are corrected; names stand for the marketplace's values", async () => {
    await open([CARRIER, TRACKING], 2);
    cell(1, "Carrier").focus();
    await paste("dhl express\tT1\tx\nUPS\tT2\ty\n");
    expect(values(2, "Carrier")).toEqual(["DHL_EXPRESS", "UPS"]);
    expect(values(2, "Tracking number")).toEqual(["T1", "T2"]);
    expect(told()).toContain("1 column more than there are to fill: it was left out.");
  });

  it("reaches the orders that are not drawn yet", async () => {
    await open([TRACKING], 60);
    cell(1).focus();
    await paste(Array.from({ length: 60 }, (_, at) => `T${at + 1}`).join("\n"));
    expect(told()).toBe("60 values were pasted, the last for O-60.");
    await waitFor(() => expect(judged.at(-1)?.["f-60"]).toEqual({ tracking_number: "T60" }));
  });

  it("is taken back whole, and what stood before stands again", async () => {
    await open([TRACKING], 3);
    fireEvent.change(cell(1), { target: { value: "OWN" } });
    cell(1).focus();
    await paste("T1\nT2\nT3");
    await press(/^Undo$/);
    expect(values(3)).toEqual(["OWN", "", ""]);
    expect(told()).toBe("The values stand as before.");
    expect(document.activeElement?.textContent).toBe("The values stand as before.");
    await waitFor(() => expect(judged.at(-1)).toEqual({ "f-1": { tracking_number: "OWN" } }));
  });

  it("of one value is pasted as into any field; a list takes it by its name", async () => {
    await open([CARRIER, TRACKING], 2);
    cell(1, "Tracking number").focus();
    expect(await paste("T1\r\n")).toBe(true);
    cell(1, "Carrier").focus();
    expect(await paste("DHL Express\r\n")).toBe(false);
    expect(values(2, "Carrier")).toEqual(["DHL_EXPRESS", ""]);
  });
});

describe("one value for the orders that have none", () => {
  const choose = (order: number, value: string) => fireEvent.change(cell(order), { target: { value } });

  it("goes from its row to the empty ones below, and the others keep theirs", async () => {
    await open([CARRIER], 4);
    choose(2, "UPS");
    choose(3, "DHL_EXPRESS");
    await press(/^O-2: Fill the empty one below with this value$/);
    expect(values(4)).toEqual(["", "UPS", "DHL_EXPRESS", "UPS"]);
    expect(told()).toBe("1 order was filled in. 1 keeps its own value.");
    expect(document.activeElement).toBe(cell(2));
    await press(/^Undo$/);
    expect(values(4)).toEqual(["", "UPS", "DHL_EXPRESS", ""]);
  });

  it("goes to all that are empty, above as well", async () => {
    await open([CARRIER], 3);
    choose(2, "UPS");
    await press(/^Carrier: Fill the 2 empty ones$/);
    expect(values(3)).toEqual(["UPS", "UPS", "UPS"]);
    expect(screen.queryByRole("button", { name: /^Carrier: Fill/ })).toBeNull();
    const all = { "f-1": { carrier: "UPS" }, "f-2": { carrier: "UPS" }, "f-3": { carrier: "UPS" } };
    await waitFor(() => expect(judged.at(-1)).toEqual(all));
  });

  it("goes down by Ctrl+Enter, and Enter alone goes to the next order", async () => {
    await open([fieldOf("comment", "Comment")], 3);
    cell(1).focus();
    fireEvent.change(cell(1), { target: { value: "late" } });
    await act(async () => fireEvent.keyDown(cell(1), { key: "Enter" }));
    expect(document.activeElement).toBe(cell(2));
    cell(1).focus();
    await act(async () => fireEvent.keyDown(cell(1), { key: "Enter", ctrlKey: true }));
    expect(values(3)).toEqual(["late", "late", "late"]);
    expect(document.activeElement).toBe(cell(1));
  });

  it("is never offered for what belongs to one order alone", async () => {
    await open([TRACKING], 3);
    fireEvent.change(cell(1), { target: { value: "T1" } });
    await act(async () => fireEvent.keyDown(cell(1), { key: "Enter", ctrlKey: true }));
    expect(values(3)).toEqual(["T1", "", ""]);
    expect(screen.queryByRole("button", { name: /Fill the/ })).toBeNull();
  });
});
