import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { PreferencesProvider, usePreferences } from "@/components/shell/preferences-provider";
import { COLUMN_SETS } from "@/lib/domain/order-columns";
import { PAGE_SIZES } from "@/lib/domain/order-filters";
import { DEFAULT_PREFERENCES } from "@/lib/domain/preferences";
import { compiledMessages } from "@/lib/messages/compiled";
import { keys } from "@/lib/queries/keys";
import { answerRoutes, type RouteAnswer } from "@/lib/testing/answering-routes";
import { DisplayMenu } from "./display-menu";
import { DisplayPanel } from "./display-panel";
import { GridFooter } from "./grid-footer";

const nothing = () => {};
let kept: unknown[] = [];
/** Answers the change that is under way. */
let answer: (outcome: RouteAnswer) => void = nothing;
answerRoutes(({ method, body }) => {
  if (method !== "PATCH") return { body: {} };
  kept.push(body);
  return new Promise((resolve) => {
    answer = resolve;
  });
});
beforeEach(() => {
  kept = [];
});
afterEach(cleanup);

const REFUSED: RouteAnswer = {
  status: 500,
  body: { error: { code: "internal", message: "wrong", request_id: "r-1", sent: "no" } },
};

function Parts() {
  const { columns, density } = usePreferences().preferences;
  const props = { accountId: 1, columns, absent: [], currency: "", onColumnsChosen: nothing, onCurrency: nothing };
  return (
    <>
      <section aria-label="menu" data-density={density}>
        <DisplayMenu {...props} />
      </section>
      <section aria-label="panel">
        <DisplayPanel {...props} />
      </section>
    </>
  );
}

function draw(): void {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const index = { state: "ready", as_of: null, from: null, progress: null } as const;
  client.setQueryData(keys.orderMetaKeys(1), { keys: [], index });
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["orders", "common"])}>
        <PreferencesProvider initial={DEFAULT_PREFERENCES}>
          <Parts />
        </PreferencesProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
}

const panel = () => within(screen.getByRole("region", { name: "panel" }));
const menu = () => screen.getByRole("region", { name: "menu" });
const shown = () =>
  panel()
    .getAllByRole("checkbox")
    .flatMap((box) => ((box as HTMLInputElement).checked ? (box.closest("li")?.dataset.column ?? []) : []));
/** The change reached the server, which refuses it. */
async function refuse(change: object): Promise<void> {
  await expect.poll(() => kept).toEqual([change]);
  answer(REFUSED);
}

describe("U13 · a change to how the list looks is on screen at once, and taken back with a word when it could not be kept", () => {
  it("columns", async () => {
    draw();
    const buyer = panel().getByRole<HTMLInputElement>("checkbox", { name: "Buyer" });
    fireEvent.click(buyer);
    expect(shown()).not.toContain("buyer");
    await refuse({ columns: COLUMN_SETS.standard.filter((id) => id !== "buyer") });
    await expect.poll(() => panel().getByRole("alert").textContent).toBe("This could not be kept. Try again.");
    expect(shown()).toEqual([...COLUMN_SETS.standard]);
  });

  it("which amount stands first", async () => {
    draw();
    const amounts = panel().getByRole<HTMLSelectElement>("combobox", { name: "Amounts" });
    fireEvent.change(amounts, { target: { value: "order" } });
    expect(amounts.value).toBe("order");
    await refuse({ amounts: "order" });
    await expect.poll(() => panel().getByRole("alert").textContent).toBe("This could not be kept. Try again.");
    expect(amounts.value).toBe("account");
  });

  it("the height of rows, by the button above the list", async () => {
    draw();
    fireEvent.click(within(menu()).getByRole("button", { name: "Low rows" }));
    expect(menu().dataset.density).toBe("compact");
    await refuse({ density: "compact" });
    expect(await within(menu()).findByText("This could not be kept. Try again.")).toBeTruthy();
    expect(menu().dataset.density).toBe("comfortable");
  });
});

describe("C16 · rows on a page", () => {
  it("are 25, 50 or 100: chosen below the list for this list", () => {
    const chosen: number[] = [];
    render(
      <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["orders"])}>
        <GridFooter
          page={2}
          size={50}
          total={1_234}
          shown={50}
          onPage={nothing}
          onSize={(size) => chosen.push(size)}
          onNear={nothing}
        />
      </IntlProvider>,
    );
    expect([...PAGE_SIZES]).toEqual([25, 50, 100]);
    const select = screen.getByRole("combobox", { name: "Orders per page" });
    expect(
      within(select)
        .getAllByRole("option")
        .map(({ textContent }) => textContent),
    ).toEqual(PAGE_SIZES.map((size) => `${size} per page`));
    for (const size of PAGE_SIZES) fireEvent.change(select, { target: { value: String(size) } });
    expect(chosen).toEqual([25, 50, 100]);
    expect(document.body.textContent).toContain("51–100 of 1,234");
  });

  it("and for every list to come among what is kept for the person", async () => {
    draw();
    fireEvent.click(panel().getByRole("button", { name: "100 per page" }));
    await expect.poll(() => kept).toEqual([{ page_size: 100 }]);
    answer({ body: {} });
  });
});
