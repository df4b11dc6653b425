import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { LengowOrderFields } from "@/lib/domain/order";
import { deriveOrder } from "@/lib/domain/order-derived";
import { compiledMessages } from "@/lib/messages/compiled";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { BuyerPanel } from "./buyer-panel";

type Changes = Partial<NonNullable<LengowOrderFields["packages"][number]["delivery"]>>;

/** The sample order with a package for each change of its delivery address. */
function orderTo(...changes: Changes[]) {
  const fields = orderFields({ lines: [orderLine({})] });
  const [pack] = fields.packages;
  if (!pack?.delivery) throw new Error("The sample order has no delivery address.");
  const { delivery } = pack;
  return deriveOrder({
    ...fields,
    packages: changes.map((change) => ({ ...pack, delivery: { ...delivery, ...change } })),
  });
}

function show(order: ReturnType<typeof orderTo>) {
  render(
    <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["order", "common"])}>
      <BuyerPanel order={order} />
    </IntlProvider>,
  );
}

/** The value beside a name of the panel. */
const beside = (name: string) => screen.getByText(name).nextElementSibling?.textContent ?? "";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const NOBODY = { company: null, first_name: null, last_name: null, full_name: null };

describe("D02 · LA-36 · where an order goes", () => {
  it("is told for every package, not for the first alone", () => {
    show(orderTo({ first_line: "14 rue des Tanneurs" }, { first_line: "3 quai du Port", city: "Marseille" }));
    expect(beside("Deliver to (1/2)")).toContain("14 rue des Tanneurs");
    expect(beside("Deliver to (2/2)")).toMatch(/3 quai du Port.*Marseille/);
  });

  it("names who receives it where that is not the buyer", () => {
    show(orderTo({ first_name: "Paul", last_name: "Serre", full_name: null }));
    expect(beside("Deliver to")).toContain("Paul Serre");
    cleanup();
    show(orderTo({}));
    expect(beside("Deliver to")).not.toContain("Brisson");
  });

  it("is copied one package at a time, as it is written on a parcel", async () => {
    const copied: string[] = [];
    vi.stubGlobal("navigator", { clipboard: { writeText: async (text: string) => void copied.push(text) } });
    show(
      orderTo(
        { second_line: "Bât. B", state_region: "Centre" },
        { company: null, full_name: "Paul Serre", first_line: "3 quai du Port", zipcode: "13002", city: "Marseille" },
        { ...NOBODY, city: null, zipcode: null, first_line: null, common_country_iso_a2: null },
      ),
    );
    const buttons = screen.getAllByRole("button", { name: "Copy the address" });
    // Nothing to copy, no button.
    expect(buttons).toHaveLength(2);
    for (const button of buttons) await act(async () => void fireEvent.click(button));
    expect(copied).toEqual([
      "Atelier Brisson SARL\nClaire Brisson\n14 rue des Tanneurs\nBât. B\n37000 Tours\nCentre\nFRANCE",
      "Paul Serre\n3 quai du Port\n13002 Marseille\nFRANCE",
    ]);
  });

  it("is copied by nobody who may not see buyers", () => {
    show({ ...orderTo({}), masked: true } as ReturnType<typeof orderTo>);
    expect(screen.queryByRole("button", { name: "Copy the address" })).toBeNull();
  });
});
