import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { MakeInvoice } from "@/lib/contract/invoices";
import type { VcsDocument } from "@/lib/contract/vcs";
import { compiledMessages } from "@/lib/messages/compiled";
import { MakeDialog } from "./make-dialog";

afterEach(cleanup);

const document = (key: string) =>
  ({
    key,
    kind: "invoice",
    order_id: `302-${key}`,
    currency: "EUR",
    total: { net: "10.00", vat: "2.00", gross: "12.00" },
  }) as VcsDocument;

it("a document that could not be issued stays in the dialog alone, and the button counts it and not the issued ones", async () => {
  const asked: string[][] = [];
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
  const onIssue = async (wishes: readonly MakeInvoice[]) => {
    asked.push(wishes.map(({ document_key }) => document_key));
    return wishes.map(({ document_key: key }) => ({ key, error: key === "S2" ? new Error("no name") : null }));
  };
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["vcs"])}>
        <MakeDialog
          accountId={1}
          documents={["S1", "S2", "S3"].map(document)}
          next={{ invoice: "FA-1", credit_note: "AV-1" }}
          onIssue={onIssue}
          onClose={() => asked.push(["closed"])}
        />
      </IntlProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Issue 3" }));
  fireEvent.click(await screen.findByRole("button", { name: "Issue it" }));
  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.getByRole("alert").textContent).toBe("302-S2: no name");
  expect(dialog.getByRole("status").textContent).toContain("2 documents are issued");
  await expect.poll(() => asked).toEqual([["S1", "S2", "S3"], ["S2"]]);
});
