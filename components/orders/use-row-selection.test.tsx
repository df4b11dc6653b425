import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { OrderRow } from "@/lib/domain/order";
import { compiledMessages } from "@/lib/messages/compiled";
import { useRowSelection } from "./use-row-selection";

const rows = ["1", "2", "3"].map((id) => ({ marketplace: "amazon_fr", marketplace_order_id: id }) as OrderRow);
const [first, second] = rows as [OrderRow, OrderRow, OrderRow];
let account = 700;

afterEach(cleanup);

function open(own = ++account) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["orders"])}>
      {children}
    </IntlProvider>
  );
  return renderHook(({ question }) => useRowSelection(own, rows, question), {
    initialProps: { question: "lengow_status=new" },
    wrapper,
  });
}

type Opened = ReturnType<typeof open>;
const shown = ({ result }: Opened) => rows.map((row) => result.current.ticks.isSelected(row));
const tick = ({ result }: Opened, row: OrderRow) => act(() => result.current.ticks.onToggle(row));

it("shows every row as ticked while all that match are meant, and those of the page without the one that is taken away", () => {
  const opened = open();
  tick(opened, first);
  expect(shown(opened)).toEqual([true, false, false]);
  act(() => opened.result.current.chooseAll(true));
  expect(shown(opened)).toEqual([true, true, true]);
  tick(opened, second);
  expect(shown(opened)).toEqual([true, false, true]);
  expect([opened.result.current.all, opened.result.current.selection.size]).toEqual([false, 2]);
});

it("means all that match only for the question it was said for", () => {
  const opened = open();
  tick(opened, first);
  act(() => opened.result.current.chooseAll(true));
  opened.rerender({ question: "lengow_status=shipped" });
  expect(opened.result.current.all).toBe(false);
  opened.rerender({ question: "lengow_status=new" });
  expect(shown(opened)).toEqual([true, false, false]);
});

it("means nothing any more once the selection is cleared", () => {
  const opened = open();
  tick(opened, first);
  act(() => opened.result.current.chooseAll(true));
  act(() => opened.result.current.selection.clear());
  tick(opened, second);
  expect(shown(opened)).toEqual([false, true, false]);
});

it("still means all that match after the list was left for a sheet and come back to", () => {
  const opened = open();
  tick(opened, first);
  act(() => opened.result.current.chooseAll(true));
  opened.unmount();
  const back = open(account);
  expect([back.result.current.all, shown(back)]).toEqual([true, [true, true, true]]);
});
