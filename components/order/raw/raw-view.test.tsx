import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { PreferencesProvider } from "@/components/shell/preferences-provider";
import type { OrderRaw } from "@/lib/contract/order-detail";
import { type GridColumn, metaColumn } from "@/lib/domain/order-columns";
import { DEFAULT_PREFERENCES } from "@/lib/domain/preferences";
import { compiledMessages } from "@/lib/messages/compiled";
import { orderRawQuery } from "@/lib/queries/order";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { RawView } from "./raw-view";

const NOW = "2026-11-22T10:42:00.000Z";
const KEY = { marketplace: "amazon_fr", marketplace_order_id: "306-4481920-7739510" };
let kept: { columns: string[] }[] = [];

answerRoutes(({ method, body }) => {
  if (method === "PATCH") kept.push(body as { columns: string[] });
  return { body: {} };
});
afterEach(() => {
  cleanup();
  kept = [];
});

function show(order_meta: Record<string, unknown>, meta_keys: string[], columns: readonly GridColumn[] = ["order"]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const order = orderFields({ lines: [orderLine({})], order_meta });
  const raw: OrderRaw = { masked: true, as_of: NOW, order, meta_keys };
  client.setQueryData(orderRawQuery(1, KEY).queryKey, raw);
  return render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["order", "errors", "common"])}>
        <PreferencesProvider initial={{ ...DEFAULT_PREFERENCES, columns }}>
          <RawView accountId={1} order={KEY} mayReveal={false} onClose={() => {}} />
        </PreferencesProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
}

const toggles = () => screen.queryAllByRole("button", { name: /a column of the orders/ });

it("LA-43 · beside each value of the extra data that may be one stands its way to be a column, and back", async () => {
  const meta = { delivery_type: "PARCEL", buyer_name: "•••", sub: { size: "L" }, list: ["a"] };
  show(meta, ["delivery_type", "sub.size"]);
  expect(toggles().map((one) => one.getAttribute("aria-label"))).toEqual([
    "Show delivery_type as a column of the orders",
    "Show sub.size as a column of the orders",
  ]);
  fireEvent.click(screen.getByRole("button", { name: "Show sub.size as a column of the orders" }));
  await waitFor(() => expect(kept).toEqual([{ columns: ["order", "meta.sub.size"] }]));
  const back = screen.getByRole("button", { name: "sub.size is a column of the orders; take it out" });
  expect(back.getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(back);
  await waitFor(() => expect(kept.at(-1)).toEqual({ columns: ["order"] }));
});

it("LA-43 · where no more names may be columns, it says so and keeps nothing", () => {
  const full = Array.from({ length: 12 }, (_, at) => metaColumn(`k${at}`));
  show({ delivery_type: "PARCEL" }, ["delivery_type"], ["order", ...full]);
  const [toggle] = toggles();
  expect(toggle?.title).toBe("12 names are columns already; take one out in the list first.");
  fireEvent.click(toggle as HTMLElement);
  expect(kept).toEqual([]);
});

it("LA-43 · 200 KB of extra data are drawn folded and cut, so that the page stays as quick and as small as without", () => {
  const wide = Object.fromEntries(Array.from({ length: 4_000 }, (_, at) => [`k${at}`, `value ${at}`]));
  const small = show({}, []).container.querySelectorAll("*").length;
  cleanup();
  const { container } = show({ blob: "x".repeat(200_000), wide, list: Array(20_000).fill(1) }, ["blob"]);
  expect(container.querySelectorAll("*").length).toBeLessThan(small + 60);
  expect(container.textContent?.length).toBeLessThan(5_000);
  fireEvent.click(screen.getByRole("button", { name: /^order_meta ?\{3\}$/ }));
  fireEvent.click(screen.getByRole("button", { name: /^wide ?\{4000\}$/ }));
  expect(container.querySelectorAll("*").length).toBeLessThan(small + 2_500);
  expect(screen.getByRole("button", { name: /^3,900 more$/ })).toBeTruthy();
});
