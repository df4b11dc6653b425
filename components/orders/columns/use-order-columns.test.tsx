import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { DataTable } from "@/components/data-table/data-table";
import { IntlProvider } from "@/components/shell/intl-provider";
import { nextSort, nextSortBeside, type Sort, sortText } from "@/lib/domain/order-filters";
import { compiledMessages } from "@/lib/messages/compiled";
import { useOrderColumns } from "./use-order-columns";

const NOW = Date.parse("2026-11-22T10:42:00Z");
const COLUMNS = ["order", "marketplace", "status", "ordered"] as const;
const nothing = () => {};

function Grid({ first }: { first: readonly Sort[] }) {
  const [sort, setSort] = useState(first);
  const columns = useOrderColumns({
    accountId: 1,
    ids: COLUMNS,
    amounts: "account",
    sort,
    indexed: true,
    onSort: (field, beside) => setSort((beside ? nextSortBeside : nextSort)(sort, field)),
    onNear: nothing,
  });
  return (
    <>
      <p data-testid="sort">{sortText(sort)}</p>
      <DataTable caption="Orders" columns={columns} rows={[]} onOpen={nothing} total={0} offset={0} />
    </>
  );
}

function show(first: readonly Sort[]) {
  const messages = compiledMessages("en", ["orders", "status", "deadline", "actions", "common"]);
  render(
    <IntlProvider locale="en" messages={messages} zone="UTC" now={NOW}>
      <Grid first={first} />
    </IntlProvider>,
  );
}

const header = (name: RegExp) => screen.getByRole("columnheader", { name });
const press = (name: RegExp, shiftKey = false) =>
  fireEvent.click(header(name).querySelector("button") as HTMLElement, { shiftKey });
const sorted = () => screen.getByTestId("sort").textContent;

afterEach(cleanup);

it("LA-11 · a header pressed with Shift becomes the second key, numbered and said so; pressed alone it is the only one", () => {
  show([{ field: "marketplace_order_date", descending: true }]);
  press(/^Status/);
  press(/^Marketplace/, true);
  expect(sorted()).toBe("lengow_status,marketplace");
  press(/^Marketplace/, true);
  expect(sorted()).toBe("lengow_status,-marketplace");
  expect(header(/^Status/).textContent).toContain("1. key 1 of the sorting, ascending");
  expect(header(/^Marketplace/).textContent).toContain("2. key 2 of the sorting, descending");
  // A table has one sorting for a screen reader: that of its first key.
  const sortings = screen.getAllByRole("columnheader").map((one) => one.getAttribute("aria-sort"));
  expect(sortings.filter((one) => one !== null && one !== "none")).toEqual(["ascending"]);
  press(/^Ordered/);
  expect(sorted()).toBe("marketplace_order_date");
  expect(header(/^Ordered/).textContent).not.toContain("key 1");
});
