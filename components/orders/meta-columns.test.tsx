import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, renderHook, screen, waitFor, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { PreferencesProvider, usePreferences } from "@/components/shell/preferences-provider";
import type { OrderMetaKeys } from "@/lib/contract/orders";
import { COLUMN_SETS, type GridColumn, MOST_META_COLUMNS, metaColumn } from "@/lib/domain/order-columns";
import { DEFAULT_PREFERENCES } from "@/lib/domain/preferences";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { keys } from "@/lib/queries/keys";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { DisplayPanel } from "./display-panel";
import { useColumnsShown } from "./use-columns-shown";

const nothing = () => {};
const READY = { state: "ready", as_of: null, from: null, progress: null } as const;
let kept: unknown[] = [];

/** Takes what a person chose, as the route of the preferences does. */
answerRoutes(({ method, body }) => {
  if (method === "PATCH") kept.push(body);
  return { body: {} };
});
beforeEach(() => {
  kept = [];
});
afterEach(cleanup);

/** The panel over the person's own columns, as the grid puts it there. */
function Panel({ absent = [] }: { absent?: readonly GridColumn[] }) {
  const { columns } = usePreferences().preferences;
  return (
    <DisplayPanel
      accountId={1}
      columns={columns.filter((id) => !absent.includes(id))}
      absent={absent}
      currency=""
      onColumnsChosen={nothing}
      onCurrency={nothing}
    />
  );
}

interface Given {
  keys?: string[];
  index?: OrderMetaKeys["index"];
  columns?: readonly GridColumn[];
  absent?: readonly GridColumn[];
  locale?: Locale;
}

function show({
  keys: names = ["checksum", "delivery_type", "shipping_deadline"],
  index = READY,
  columns = COLUMN_SETS.standard,
  absent = [],
  locale = "en",
}: Given = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(keys.orderMetaKeys(1), { keys: names, index } satisfies OrderMetaKeys);
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale={locale} zone="UTC" now={0} messages={compiledMessages(locale, ["orders"])}>
        <PreferencesProvider initial={{ ...DEFAULT_PREFERENCES, columns }}>
          <Panel absent={absent} />
        </PreferencesProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
}

const offered = () => screen.queryAllByRole("button", { name: /^Add the column/ }).map((one) => one.textContent);
const search = () => screen.getByRole("searchbox", { name: "Search names of the extra data" });
const shown = () =>
  screen
    .getAllByRole("listitem")
    .filter((row) => row.dataset.column && (within(row).getByRole("checkbox") as HTMLInputElement).checked)
    .map((row) => row.dataset.column);
const columnsKept = () => waitFor(() => (kept.at(-1) as { columns: string[] }).columns);

it("LA-43 · a name is found by typing, becomes the last column, moves like the others and is taken out again", async () => {
  show();
  expect(offered()).toEqual(["checksum", "delivery_type", "shipping_deadline"]);
  fireEvent.change(search(), { target: { value: "DEAD" } });
  expect(offered()).toEqual(["shipping_deadline"]);
  fireEvent.keyDown(search(), { key: "Enter" });
  expect(shown().at(-1)).toBe("meta.shipping_deadline");
  expect(await columnsKept()).toEqual([...COLUMN_SETS.standard, "meta.shipping_deadline"]);
  expect(offered()).toEqual(["checksum", "delivery_type"]);
  expect(document.activeElement).toBe(search());
  expect(screen.getByText("shipping_deadline is now a column")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Move shipping_deadline up" }));
  expect(shown().at(-2)).toBe("meta.shipping_deadline");
  fireEvent.click(screen.getByRole("checkbox", { name: "shipping_deadline" }));
  expect(shown()).toEqual([...COLUMN_SETS.standard]);
  expect(offered()).toContain("shipping_deadline");
  // What is still on its way would be counted by the next test.
  await waitFor(() => expect(kept).toHaveLength(3));
});

it("LA-43 · says why there is nothing to add, in each language", () => {
  const told = (given: Given) => {
    cleanup();
    show(given);
    return document.body.textContent ?? "";
  };
  const filling = { ...READY, state: "filling" } as const;
  expect(told({ keys: [] })).toContain("No order of this account carries extra data.");
  expect(told({ keys: [], index: filling })).toContain("once our copy of the orders is filled");
  const full = Array.from({ length: MOST_META_COLUMNS }, (_, at) => metaColumn(`k${at}`));
  expect(told({ columns: ["order", ...full] })).toContain(`${MOST_META_COLUMNS} names are shown`);
  expect(offered()).toEqual([]);
  const said = LOCALES.flatMap((locale) => [told({ keys: [], locale }), told({ keys: [], index: filling, locale })]);
  expect(new Set(said).size).toBe(said.length);
});

it("LA-43 · columns that only another account has stay chosen when something is changed here", async () => {
  show({ columns: ["order", "total", "meta.of_another"], absent: ["meta.of_another"] });
  expect(shown()).toEqual(["order", "total"]);
  fireEvent.click(screen.getByRole("button", { name: "Add the column checksum" }));
  expect(await columnsKept()).toEqual(["order", "total", "meta.checksum", "meta.of_another"]);
});

it("G17 · LA-43 · of an address is said what no order has; of one's own choice it is left out without a word", () => {
  const own: readonly GridColumn[] = ["order", "meta.gone", "total"];
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PreferencesProvider initial={{ ...DEFAULT_PREFERENCES, columns: own }}>{children}</PreferencesProvider>
  );
  const read = (named: readonly string[], unknown?: readonly string[]) =>
    renderHook(() => useColumnsShown(named, unknown), { wrapper }).result.current;
  expect(read([], ["gone"])).toEqual({ columns: ["order", "total"], absent: ["meta.gone"], skipped: [] });
  expect(read(["meta.gone", "buyer", "odd"], ["gone"])).toMatchObject({
    columns: ["order", "buyer"],
    skipped: ["odd", "gone"],
  });
  expect(read(["meta.gone"])).toMatchObject({ columns: ["order", "meta.gone"], skipped: [] });
});
