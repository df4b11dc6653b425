import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { VcsDocument } from "@/lib/contract/vcs";
import { compiledMessages } from "@/lib/messages/compiled";
import { ChooseDocument } from "./choose-document";
import type { TrayRow } from "./tray";
import type { Tray } from "./use-tray";

afterEach(cleanup);

const document = (key: string) =>
  ({
    key,
    kind: "invoice",
    shown_state: "to_invoice",
    blocked: null,
    order_id: `302-${key}`,
    shipping_id: key,
    marketplace: "amazon_de",
    currency: "EUR",
    total: { net: "10.00", vat: "2.00", gross: "12.00" },
  }) as VcsDocument;

/** A file for which the matching asks about these documents; what is done to it is written down, sending too. */
function asked(keys: string[]) {
  const done: unknown[] = [];
  const row = {
    file: {
      id: "f",
      name: "a.pdf",
      total: "12.00",
      match: { outcome: { kind: "ask", question: "amount_only", keys } },
    },
  } as unknown as TrayRow;
  const tray = {
    documents: new Map(keys.map((key) => [key, document(key)])),
    change: (id: string, changes: object) => done.push([id, changes]),
    send: () => done.push("sent"),
  } as unknown as Tray;
  render(
    <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["vcs"])}>
      <ChooseDocument row={row} tray={tray} />
    </IntlProvider>,
  );
  return done;
}

it("a document suggested alone is taken by one press, and nothing is sent by it", () => {
  const done = asked(["S1"]);
  expect(screen.getByText("302-S1")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Take this one" }));
  expect(done).toEqual([["f", { chosen: "S1" }]]);
});

it("among several none is taken before one is chosen", () => {
  const done = asked(["S1", "S2"]);
  const take = screen.getByRole("button", { name: /^Take this one/ });
  fireEvent.click(take);
  expect(done).toEqual([]);
  fireEvent.click(screen.getAllByRole("radio")[1] as HTMLElement);
  fireEvent.click(take);
  expect(done).toEqual([["f", { chosen: "S2" }]]);
});
