import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { OrderNotes } from "@/lib/contract/order-detail";
import { compiledMessages } from "@/lib/messages/compiled";
import { orderNotesQuery } from "@/lib/queries/order";
import { answerRoutes, type RouteAnswer } from "@/lib/testing/answering-routes";
import { NotesPanel } from "./notes-panel";

const ORDER = { marketplace: "amazon_fr", marketplace_order_id: "A-1" };
const NOW = "2026-11-22T10:42:00.000Z";
const KEPT: OrderNotes = {
  results: [{ id: "n-1", text: "Gift wrap", at: NOW, by: { id: "p", name: "Inès" }, own: true }],
};

let asked: string[] = [];
/** Answers the change that is under way. */
let answer: (outcome: RouteAnswer) => void = () => undefined;
answerRoutes(({ method, url }) => {
  asked.push(`${method} ${url}`);
  return new Promise((resolve) => {
    answer = resolve;
  });
});
afterEach(() => {
  cleanup();
  asked = [];
});

const REFUSED: RouteAnswer = {
  status: 500,
  body: { error: { code: "internal", message: "wrong", request_id: "r-1", sent: "no" } },
};

function draw(): void {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(orderNotesQuery(1, ORDER).queryKey, KEPT);
  render(
    <QueryClientProvider client={client}>
      <IntlProvider
        locale="en"
        zone="UTC"
        now={Date.parse(NOW)}
        messages={compiledMessages("en", ["order", "errors", "common"])}
      >
        <NotesPanel accountId={1} order={ORDER} mayWrite />
      </IntlProvider>
    </QueryClientProvider>,
  );
}

const notes = () => screen.queryAllByRole("listitem").map((note) => note.querySelector("bdi.block")?.textContent);
const field = () => screen.getByRole<HTMLTextAreaElement>("textbox");
/** The change reached the server, which refuses it. */
async function refuse(method: string): Promise<void> {
  await expect.poll(() => asked.map((one) => one.split(" ")[0])).toEqual([method]);
  answer(REFUSED);
  await expect.poll(() => screen.queryByRole("alert")?.textContent).toContain("Nothing was saved.");
}

describe("U13 · a note is on screen at once, and taken back with a word when the server refuses", () => {
  it("what was written, whose words come back into the field", async () => {
    draw();
    fireEvent.change(field(), { target: { value: "Call before noon" } });
    fireEvent.submit(field());
    await expect.poll(notes).toEqual(["Call before noon", "Gift wrap"]);
    expect(field().value).toBe("");
    await refuse("POST");
    expect(notes()).toEqual(["Gift wrap"]);
    await expect.poll(() => field().value).toBe("Call before noon");
  });

  it("what was deleted, which stands there again", async () => {
    draw();
    fireEvent.click(screen.getByRole("button", { name: /^Delete/ }));
    await expect.poll(notes).toEqual([]);
    await refuse("DELETE");
    expect(notes()).toEqual(["Gift wrap"]);
  });
});
