import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { View, ViewList } from "@/lib/contract/views";
import { EMPTY_GRID_STATE } from "@/lib/domain/order-filters";
import { compiledMessages } from "@/lib/messages/compiled";
import { viewListQuery } from "@/lib/queries/views";
import { ViewTabs } from "./view-tabs";

afterEach(cleanup);

const view = (more: Partial<View>): View => ({
  id: "01a203c9-f68c-7055-9316-656ea1be83a7",
  name: "To accept",
  query: "status=waiting_acceptance",
  shared: false,
  mine: true,
  owner: "Camille",
  first: false,
  updated_at: "2026-11-22T10:00:00Z",
  ...more,
});

it("U17 · a saved view is told from a ready-made tab of the same name, a colleague's from one's own", () => {
  const client = new QueryClient();
  const results = [view({}), view({ id: "01a203c9-f68c-7055-9316-656ea1be83a8", mine: false, shared: true })];
  client.setQueryData<ViewList>(viewListQuery(1).queryKey, { results });
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["common", "views"])}>
        <ViewTabs accountId={1} state={EMPTY_GRID_STATE} marketplaces={null} columns={[]} onOpen={() => {}} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  const names = screen.getAllByRole("link").map((link) => link.textContent);
  expect(names).toEqual(["Saved view: To accept", "Shared by Camille: To accept"]);
  expect(screen.getByRole("button", { name: "Saved views" })).toBeTruthy();
});
