import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useMemo } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { deriveOrder } from "@/lib/domain/order-derived";
import { compileAction, NO_PATTERNS } from "@/lib/grammar";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { ActionForm } from "./action-form";
import { type Draft, type DraftPlace, proposalOf, readDraft } from "./draft-store";
import { useActionForm } from "./use-action-form";

const NOW = "2026-11-21T10:42:00.000Z";
const CARRIERS = Object.fromEntries(
  Array.from({ length: 227 }, (_, at) => [`C${at}`, { label: `Carrier ${at}` }]).concat([
    ["Other", { label: "Other" }],
  ]),
);
const METADATA = {
  orders: {
    actions: {
      ship: {
        status: ["waiting_shipment"],
        args: ["carrier"],
        optional_args: ["carrier_name", "line", "gadget", "price_of_box"],
        args_description: {
          carrier: { type: "list", accept_free_values: false, valid_values: CARRIERS },
          carrier_name: {
            type: "string",
            depends_on: {
              operation: "allOf",
              conditions: [{ key_path: { root: "action_data", path: "carrier" }, function: "equals", value: "Other" }],
            },
          },
          line: { type: "line_number" },
          gadget: { type: "hologram" },
          price_of_box: { type: "price" },
        },
      },
      refund: {
        status: ["waiting_shipment"],
        args: ["line", "reason"],
        optional_args: ["refund_price", "refund_taxes"],
        args_description: {
          line: { type: "line_number" },
          reason: {
            type: "list",
            accept_free_values: false,
            valid_values: { "1": "Lost", "2": "Broken" },
            default_value: "1",
          },
          refund_price: { type: "price" },
          refund_taxes: { type: "price" },
        },
      },
    },
  },
};

const order: OrderDetail = {
  ...deriveOrder(
    orderFields({
      marketplace: "somewhere_fr",
      lines: [
        orderLine({ marketplace_order_line_id: "L1", quantity: 1 }),
        orderLine({ marketplace_order_line_id: "L2", quantity: 2, title: "Wall lamp" }),
      ],
    }),
  ),
  marketplace_name: "Somewhere",
  marketplace_country: "FR",
  as_of: NOW,
  actions: [],
  actions_unavailable: false,
  masked: false,
  billing_is_delivery: false,
};
const place: DraftPlace = { person: "p", account: 1, marketplace: "somewhere_fr", orderId: "1", type: "ship" };

interface HarnessProps {
  type: string;
  recent: string[];
  proposal?: Draft;
  repeats?: ActionView;
}

function Harness({ type, recent, proposal, repeats }: HarnessProps) {
  const ready = useMemo(
    () => ({ order, grammar: compileAction(METADATA, type), matcher: NO_PATTERNS, recorded: [] }),
    [type],
  );
  const form = useActionForm(
    useMemo(() => ({ ...place, type }), [type]),
    ready,
    NOW,
    proposal,
  );
  return (
    <ActionForm
      accountId={1}
      form={form}
      order={order}
      marketplace="Somewhere"
      action="Ship"
      holdMs={10_000}
      recent={(name) => (name === "carrier" ? recent : [])}
      repeats={repeats ?? null}
      onRecorded={() => undefined}
      onUse={() => undefined}
      onKeep={() => undefined}
      onOpenAnew={() => undefined}
    />
  );
}

function open(type = "ship", locale: Locale = "en", recent: string[] = [], proposal?: Draft, repeats?: ActionView) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider
        locale={locale}
        zone="Europe/Paris"
        now={Date.parse(NOW)}
        messages={compiledMessages(locale, ["actions", "common", "status", "errors"])}
      >
        <Harness type={type} recent={recent} proposal={proposal} repeats={repeats} />
      </IntlProvider>
    </QueryClientProvider>,
  );
}

const field = (label: string | RegExp) => screen.getByLabelText(label, { selector: "input, select" });
/** Types and leaves the field, as people do. */
function type(label: string | RegExp, value: string): void {
  fireEvent.change(field(label), { target: { value } });
  fireEvent.blur(field(label));
}

/** What Lengow would receive, as the review shows it. */
function json(): Record<string, unknown> {
  const toggle = screen.queryByRole("button", { name: /^(Show JSON|Voir le JSON|JSON zeigen)$/ });
  if (toggle) fireEvent.click(toggle);
  const text = document.querySelector("pre")?.textContent;
  if (!text) throw new Error("no JSON on screen");
  return JSON.parse(text);
}

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

describe("a conditional field", () => {
  it("appears under its cause and is announced, and leaves the payload when its cause goes", () => {
    open();
    expect(screen.queryByLabelText("Carrier name")).toBeNull();
    type("Carrier", "Other");
    type("Carrier name", "Heppner");
    expect(screen.getByText("Carrier name is asked for now.")).toBeTruthy();
    expect(json()).toMatchObject({ carrier: "Other", carrier_name: "Heppner" });
    type("Carrier", "Carrier 7");
    expect(screen.queryByLabelText("Carrier name")).toBeNull();
    expect(screen.getByText(/Carrier name is not asked for any more/)).toBeTruthy();
    expect(json()).toMatchObject({ carrier: "C7" });
    expect(json()).not.toHaveProperty("carrier_name");
  });
});

describe("numbers", () => {
  it.each(["fr", "de"] as const)("typed as 12,50 are sent as 12.50 and shown as 12,50 (%s)", (locale) => {
    open("ship", locale);
    type(locale === "fr" ? "Transporteur" : "Versanddienstleister", "Carrier 1");
    fireEvent.click(screen.getByRole("button", { name: /facultatifs|optionale/ }));
    type("Price of box", "12,5");
    expect((field("Price of box") as HTMLInputElement).value).toBe("12,50");
    expect(json()).toMatchObject({ price_of_box: "12.50" });
  });

  it("that could mean two amounts are asked about, never guessed", () => {
    open("ship", "fr");
    type("Transporteur", "Carrier 1");
    fireEvent.click(screen.getByRole("button", { name: /facultatifs/ }));
    type("Price of box", "1,234");
    expect(screen.getByText("Pas un nombre qui puisse être envoyé.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Voir le JSON" })).toBeNull();
  });
});

describe("a reason", () => {
  it("is never preselected, although the marketplace has a default", () => {
    open("refund");
    expect((field("Reason") as HTMLSelectElement).value).toBe("");
  });
});

describe("a field of a kind nobody knows", () => {
  it("is a plain field with a note, and what is typed is sent", () => {
    open();
    type("Carrier", "Carrier 1");
    fireEvent.click(screen.getByRole("button", { name: /2 optional fields/ }));
    expect(screen.getByText(/Orderdeck does not know this kind of field \(“hologram”\)/)).toBeTruthy();
    type("Gadget", "beam");
    expect(json()).toMatchObject({ gadget: "beam" });
  });
});

describe("the list of carriers", () => {
  it("is found by typing and chosen by Enter, with no more than a window of it in the page", () => {
    open();
    const input = field("Carrier");
    fireEvent.click(input);
    expect(screen.getAllByRole("option")).toHaveLength(50);
    fireEvent.change(input, { target: { value: "226" } });
    expect(screen.getAllByRole("option")).toHaveLength(1);
    expect(input.getAttribute("aria-activedescendant")).toBe(screen.getByRole("option").id);
    fireEvent.keyDown(input, { key: "Enter" });
    expect((input as HTMLInputElement).value).toBe("Carrier 226");
    expect(json()).toMatchObject({ carrier: "C226" });
  });

  it("takes no text that is not in it when the marketplace closed it", () => {
    open();
    type("Carrier", "Colisimo");
    expect(screen.getByText("Choose a value from the list.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Show JSON" })).toBeNull();
  });

  it("offers the values used last, and chooses none of them by itself", () => {
    open("ship", "en", ["C9"]);
    expect((field("Carrier") as HTMLInputElement).value).toBe("");
    fireEvent.click(within(screen.getByRole("group", { name: "Used last for Carrier" })).getByText("Carrier 9"));
    expect(json()).toMatchObject({ carrier: "C9" });
  });
});

describe("lines", () => {
  it("all chosen are one action for the order; fewer are an action each", () => {
    open();
    type("Carrier", "Carrier 1");
    expect(json()).not.toHaveProperty("line");
    const [first] = screen.getAllByRole("checkbox");
    if (first) fireEvent.click(first);
    expect(json()).toMatchObject({ line: "L2" });
  });

  it("U15 · of a refund are chosen by a person, the review repeats line and amount, and no amount above what is left is sent", () => {
    open("refund");
    const boxes = screen.getAllByRole("checkbox") as HTMLInputElement[];
    expect(boxes.map((box) => box.checked)).toEqual([false, false]);
    if (boxes[0]) fireEvent.click(boxes[0]);
    type("Reason", "2");
    type("Amount, without tax", "189,01");
    expect(screen.getByText("Only €189.00 is left to refund.")).toBeTruthy();
    type("Amount, without tax", "100");
    expect(screen.queryByText(/left to refund/)).toBeNull();
    expect(screen.getByText("€89.00 of €189.00 left")).toBeTruthy();
    const review = screen.getByText(/\(€100\.00\)/).textContent;
    expect(review).toMatch(/1 × .*\(€100\.00\)/);
    expect(json()).toMatchObject({ line: "L1", reason: "2", refund_price: "100.00" });
  });
});

describe("a draft", () => {
  it("is kept when the form is left, and is there when it is opened again", () => {
    const { unmount } = open();
    type("Carrier", "Carrier 3");
    unmount();
    expect(readDraft(place)?.common).toEqual({ carrier: "C3" });
    expect(readDraft({ ...place, person: "someone else" })).toBeNull();
    open();
    expect(screen.getByText("Your draft from before is back.")).toBeTruthy();
    expect((field("Carrier") as HTMLInputElement).value).toBe("Carrier 3");
  });
});

describe("a correction", () => {
  const sent = proposalOf({ line: "L2", args: { carrier: "C3", price_of_box: 12 } });

  it("opens with what was sent and never calls that a draft, not even when it is opened again", () => {
    const { unmount } = open("ship", "en", [], sent);
    expect((field("Carrier") as HTMLInputElement).value).toBe("Carrier 3");
    expect(json()).toMatchObject({ line: "L2", carrier: "C3" });
    unmount();
    expect(readDraft({ ...place })).toBeNull();
    open("ship", "en", [], sent);
    expect(screen.queryByText("Your draft from before is back.")).toBeNull();
  });

  it.each([
    ["price_of_box", "Le champ price_of_box est invalide", "Price of box"],
    ["carrier", "Transporteur « Carrier 3 » inconnu", "Carrier"],
    // Words that speak of no field leave the first one that is empty.
    ["none", "Something went wrong", "Carrier name"],
  ])(
    "E05 · opens with what was sent and the cursor in the field that was found fault with, and in no other (%s)",
    (_field, error_text, label) => {
      const args = { carrier: "Other", price_of_box: "12.00" };
      open("ship", "en", [], proposalOf({ line: null, args }), { args, error_text } as unknown as ActionView);
      expect((field("Carrier") as HTMLInputElement).value).toBe("Other");
      expect((field("Price of box") as HTMLInputElement).value).toBe("12.00");
      expect(document.activeElement).toBe(field(label));
    },
  );

  it("that somebody began comes back as a draft, over what was sent", () => {
    const { unmount } = open("ship", "en", [], sent);
    type("Carrier", "Carrier 4");
    unmount();
    open("ship", "en", [], sent);
    expect(screen.getByText("Your draft from before is back.")).toBeTruthy();
    expect((field("Carrier") as HTMLInputElement).value).toBe("Carrier 4");
  });
});

describe("sending", () => {
  it("with something missing says what, and puts the cursor there", async () => {
    open();
    await act(async () => {
      fireEvent.keyDown(screen.getByRole("form"), { key: "Enter", ctrlKey: true });
      await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    expect(screen.getByRole("alert").textContent).toContain("Carrier");
    expect(document.activeElement).toBe(field("Carrier"));
  });
});
