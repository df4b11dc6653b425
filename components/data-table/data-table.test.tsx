import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { type Column, DataTable } from "./data-table";

afterEach(cleanup);

interface Row {
  id: string;
}

const columns: Column<Row>[] = [
  { id: "id", header: "Id", width: 100, pinned: true, cell: (row) => <a href={`#${row.id}`}>{row.id}</a> },
];
const rowsOf = (page: number, count = 60): Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: `p${page}-${at}` }));

function Table({ rows, onOpen = () => {} }: { rows: Row[]; onOpen?: (row: Row) => void }) {
  return (
    <IntlProvider locale="en" zone="UTC" messages={{}} now={0}>
      <DataTable
        caption="Rows"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={onOpen}
        total={200}
        offset={0}
      />
    </IntlProvider>
  );
}

const idsShown = () => [...document.querySelectorAll("tbody tr")].map((row) => row.textContent);

describe("the table", () => {
  it("shows every row it was given, at first and after a change", async () => {
    const { rerender } = render(<Table rows={rowsOf(1)} />);
    expect(idsShown()).toEqual(rowsOf(1).map((row) => row.id));
    rerender(<Table rows={rowsOf(2)} />);
    await vi.waitFor(() => expect(idsShown()).toEqual(rowsOf(2).map((row) => row.id)));
  });

  it("never mixes rows of two pages, not even for a moment", () => {
    const { rerender } = render(<Table rows={rowsOf(1)} />);
    rerender(<Table rows={rowsOf(2)} />);
    expect(idsShown().length).toBeGreaterThan(0);
    expect(idsShown().every((id) => id?.startsWith("p2-"))).toBe(true);
  });

  it("is walked with the arrows and opened with Enter", () => {
    render(<Table rows={rowsOf(1, 3)} />);
    const rows = screen.getAllByRole("row").slice(1);
    rows[0]?.focus();
    fireEvent.keyDown(rows[0] as HTMLElement, { key: "ArrowDown" });
    expect(document.activeElement).toBe(rows[1]);
    const pressed = vi.fn();
    rows[1]?.querySelector("a")?.addEventListener("click", pressed);
    fireEvent.keyDown(rows[1] as HTMLElement, { key: "Enter" });
    expect(pressed).toHaveBeenCalledOnce();
  });

  it("opens a row that is pressed, but leaves its own links alone", () => {
    const onOpen = vi.fn();
    render(<Table rows={rowsOf(1, 2)} onOpen={onOpen} />);
    fireEvent.click(screen.getByText("p1-0"));
    expect(onOpen).not.toHaveBeenCalled();
    fireEvent.click(screen.getAllByRole("rowheader")[1] as HTMLElement);
    expect(onOpen).toHaveBeenCalledWith({ id: "p1-1" });
  });
});
