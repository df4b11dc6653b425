import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { Column, RowSelection } from "./column";
import { DataTable } from "./data-table";

afterEach(cleanup);

interface Row {
  id: string;
}

const COLUMNS: Column<Row>[] = [
  { id: "id", header: "Id", width: 100, pinned: true, cell: (row) => <a href={`#${row.id}`}>{row.id}</a> },
];
const rowsOf = (page: number, count = 60): Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: `p${page}-${at}` }));

interface TableProps {
  columns?: Column<Row>[];
  rows: Row[];
  onOpen?: (row: Row) => void;
  onPeek?: (row: Row) => void;
  selection?: RowSelection<Row>;
  letters?: boolean;
}

function Table({ columns = COLUMNS, rows, onOpen = () => {}, ...rest }: TableProps) {
  return (
    <IntlProvider locale="en" zone="UTC" messages={{}} now={0}>
      <DataTable caption="Rows" columns={columns} rows={rows} onOpen={onOpen} total={200} offset={0} {...rest} />
    </IntlProvider>
  );
}

const idsShown = () => [...document.querySelectorAll("tbody tr:not([hidden])")].map((row) => row.textContent);

describe("the table", () => {
  it("U4 · says to readers of the screen what it is, how many rows there are on all pages, and which of them these are", () => {
    render(
      <IntlProvider locale="en" zone="UTC" messages={{}} now={0}>
        <DataTable caption="Rows" columns={COLUMNS} rows={rowsOf(1, 3)} onOpen={() => {}} total={200} offset={50} />
      </IntlProvider>,
    );
    const table = screen.getByRole("table", { name: "Rows" });
    expect(table.tagName).toBe("TABLE");
    // The row of headers is the first.
    expect(table.getAttribute("aria-rowcount")).toBe("201");
    const rows = [...document.querySelectorAll("tbody tr")].map((row) => row.getAttribute("aria-rowindex"));
    expect(rows).toEqual(["52", "53", "54"]);
  });

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

  it("J pressed anywhere on the page leads to the first row, then from row to row; in a field it is a letter", () => {
    render(
      <>
        <input aria-label="Search" />
        <Table rows={rowsOf(1, 3)} />
      </>,
    );
    const inFocus = () => document.activeElement?.getAttribute("data-row");
    fireEvent.keyDown(screen.getByLabelText("Search"), { key: "j" });
    expect(inFocus()).toBeNull();
    fireEvent.keyDown(document.body, { key: "j" });
    expect(inFocus()).toBe("0");
    fireEvent.keyDown(document.activeElement as Element, { key: "j" });
    expect(inFocus()).toBe("1");
  });

  it("shows a row beside the list by a press on its button, and does not open it", () => {
    const [onOpen, onPeek] = [vi.fn(), vi.fn()];
    const withEye: Column<Row>[] = [
      { id: "id", header: "Id", width: 100, cell: () => <button type="button" data-peek-row aria-label="Beside" /> },
    ];
    render(<Table columns={withEye} rows={rowsOf(1, 2)} onOpen={onOpen} onPeek={onPeek} />);
    fireEvent.click(screen.getAllByRole("button", { name: "Beside" })[1] as HTMLElement);
    expect(onPeek).toHaveBeenCalledExactlyOnceWith({ id: "p1-1" });
    expect(onOpen).not.toHaveBeenCalled();
  });

  it("is walked with the arrows and opened with Enter", () => {
    const onOpen = vi.fn();
    render(<Table rows={rowsOf(1, 3)} onOpen={onOpen} />);
    const rows = screen.getAllByRole("row").slice(1);
    rows[0]?.focus();
    fireEvent.keyDown(rows[0] as HTMLElement, { key: "ArrowDown" });
    expect(document.activeElement).toBe(rows[1]);
    fireEvent.keyDown(rows[1] as HTMLElement, { key: "Enter" });
    expect(onOpen).toHaveBeenCalledWith({ id: "p1-1" });
  });

  it("opens a row that is pressed, but leaves its own links alone", () => {
    const onOpen = vi.fn();
    render(<Table rows={rowsOf(1, 2)} onOpen={onOpen} />);
    fireEvent.click(screen.getByText("p1-0"));
    expect(onOpen).not.toHaveBeenCalled();
    fireEvent.click(screen.getAllByRole("rowheader")[1] as HTMLElement);
    expect(onOpen).toHaveBeenCalledWith({ id: "p1-1" });
  });

  it("shows a row beside the list with Space", () => {
    const onPeek = vi.fn();
    render(<Table rows={rowsOf(1, 3)} onPeek={onPeek} />);
    fireEvent.keyDown(screen.getAllByRole("row")[2] as HTMLElement, { key: " " });
    expect(onPeek).toHaveBeenCalledWith({ id: "p1-1" });
  });
});

describe("U3 · ticking rows", () => {
  const ticked = new Set<string>();
  const selection: RowSelection<Row> = {
    isSelected: (row) => ticked.has(row.id),
    label: (row) => `Select ${row.id}`,
    pageLabel: "Select all on this page",
    onToggle: (row) => {
      if (!ticked.delete(row.id)) ticked.add(row.id);
    },
    onRange: (rows) => {
      for (const row of rows) ticked.add(row.id);
    },
    onPage: () => {},
  };
  const rowAt = (at: number) => screen.getAllByRole("row")[at + 1] as HTMLElement;
  afterEach(() => ticked.clear());

  it("is done with X, and with Shift and X from the row ticked last to this one", () => {
    render(<Table rows={rowsOf(1, 6)} selection={selection} />);
    fireEvent.keyDown(rowAt(1), { key: "x" });
    fireEvent.keyDown(rowAt(4), { key: "X", shiftKey: true });
    expect([...ticked]).toEqual(["p1-1", "p1-2", "p1-3", "p1-4"]);
  });

  it("is done with a press on the box, which does not open the row", () => {
    const onOpen = vi.fn();
    render(<Table rows={rowsOf(1, 3)} selection={selection} onOpen={onOpen} />);
    fireEvent.click(screen.getByRole("checkbox", { name: "Select p1-2" }));
    expect([[...ticked], onOpen.mock.calls.length]).toEqual([["p1-2"], 0]);
  });

  it("is not done by letters when they are switched off; the arrows go on working", () => {
    render(<Table rows={rowsOf(1, 3)} selection={selection} letters={false} />);
    rowAt(0).focus();
    fireEvent.keyDown(rowAt(0), { key: "x" });
    fireEvent.keyDown(rowAt(0), { key: "j" });
    expect([ticked.size, document.activeElement]).toEqual([0, rowAt(0)]);
    fireEvent.keyDown(rowAt(0), { key: "ArrowDown" });
    expect(document.activeElement).toBe(rowAt(1));
  });
});
