import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { TableScroller } from "@/components/ui/table";
import { DataTable } from "./data-table";

afterEach(cleanup);

function box(): HTMLElement {
  render(
    <IntlProvider locale="en" zone="UTC" messages={{}} now={0}>
      <TableScroller label="Rows">
        <DataTable
          caption="Rows"
          columns={[{ id: "id", header: "Id", width: 100, pinned: true, cell: (row: string) => row }]}
          rows={["a", "b"]}
          onOpen={() => {}}
          total={2}
          offset={0}
        />
      </TableScroller>
    </IntlProvider>,
  );
  return screen.getByRole("region", { name: "Rows" });
}

describe("pinned cells", () => {
  it("stick as long as the table is scrolled sideways, and not when it is scrolled down", () => {
    const scroller = box();
    scroller.scrollTop = 300;
    fireEvent.scroll(scroller);
    expect(scroller.hasAttribute("data-sideways")).toBe(false);
    scroller.scrollLeft = 40;
    fireEvent.scroll(scroller);
    expect(scroller.hasAttribute("data-sideways")).toBe(true);
    scroller.scrollLeft = 0;
    fireEvent.scroll(scroller);
    expect(scroller.hasAttribute("data-sideways")).toBe(false);
  });

  it("stick before the table moves, when a wheel goes sideways or a finger is on it", () => {
    const scroller = box();
    fireEvent.wheel(scroller, { deltaY: 30 });
    expect(scroller.hasAttribute("data-sideways")).toBe(false);
    fireEvent.wheel(scroller, { deltaX: 30 });
    expect(scroller.hasAttribute("data-sideways")).toBe(true);
    cleanup();
    const other = box();
    fireEvent.touchStart(other);
    expect(other.hasAttribute("data-sideways")).toBe(true);
  });
});
