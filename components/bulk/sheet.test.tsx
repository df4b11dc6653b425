import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { afterEach, expect, it, vi } from "vitest";
import { rememberList } from "@/components/order/list-trail";
import type { Sheet, SheetRow } from "@/lib/contract/batches";
import type { Locale } from "@/lib/messages/locales";
import { LackingColumns } from "./sheet-columns";
import { SheetFilled, SheetHead } from "./sheet-head";
import { SheetLeft } from "./sheet-left";
import { SheetRows } from "./sheet-rows";
import { SheetSend } from "./sheet-send";
import { draw, METADATA, rowOf, sheetOf } from "./testing/drawn-sheet";

/** The grammar is fetched with the first list. */
const WAIT = { timeout: 10_000, interval: 20 };
/** The same list for a marketplace that takes any other text too. */
const FREE_METADATA = JSON.parse(
  JSON.stringify(METADATA).replace('"accept_free_values":false', '"accept_free_values":true'),
);
afterEach(cleanup);

/** The rows of a sheet, with what is saved into them. */
function open(sheet: Sheet = sheetOf(3), metadata: object = METADATA) {
  const saved: [row: number, column: number, text: string][] = [];
  draw(
    <SheetRows
      accountId={1}
      sheet={sheet}
      stale={false}
      onCell={(...cell) => saved.push(cell)}
      onMeaning={() => undefined}
      onFill={() => undefined}
      onFillDown={() => undefined}
      onPaste={() => undefined}
      onAdd={() => undefined}
    />,
    "en",
    metadata,
  );
  return saved;
}

const cell = (name: string) => {
  const found = document.querySelector<HTMLElement>(`[aria-label="${name}"]`);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
};
/** The field that is written into, once its marketplace's list is there. */
const withList = () =>
  vi.waitFor(() => {
    expect(document.activeElement?.getAttribute("aria-expanded")).toBe("true");
    return document.activeElement as HTMLElement;
  }, WAIT);
/** The carrier of a row, opened. */
function carrierOf(row: number): Promise<HTMLElement> {
  fireEvent.click(cell(`Change Carrier of row ${row}: –, must be filled in`));
  return withList();
}
const options = () => screen.queryAllByRole("option", { hidden: true }).map((one) => one.textContent);
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

it("U18 · a carrier is offered as one types, chosen by arrows and Enter, and the cell below opens for the next order", async () => {
  const saved = open();
  const field = await carrierOf(1);
  expect(options()).toEqual(["ColissimoCOLIS_FR", "UPSUPS_FR", "UPS ExpressUPS_X", "AutreOTHER"]);
  fireEvent.change(field, { target: { value: "ups" } });
  expect(options()).toEqual(["UPSUPS_FR", "UPS ExpressUPS_X"]);
  press("ArrowDown");
  const pointed = document.getElementById(field.getAttribute("aria-activedescendant") ?? "");
  expect(pointed?.textContent).toContain("UPS Express");
  press("Enter");
  expect(saved).toEqual([[1, 3, "UPS Express"]]);
  expect((await withList()).getAttribute("aria-label")).toBe("Change Carrier of row 2");
});

it("U18 · a value that is in no list stays as it was typed, by Enter and by leaving the cell, and Escape gives back what was there", async () => {
  const saved = open();
  fireEvent.change(await carrierOf(1), { target: { value: "Pigeon post" } });
  expect(options()).toEqual([]);
  press("Enter");
  fireEvent.change(await withList(), { target: { value: "Colis" } });
  fireEvent.blur(await withList());
  expect(saved).toEqual([
    [1, 3, "Pigeon post"],
    [2, 3, "Colis"],
  ]);
  const field = await carrierOf(3);
  fireEvent.change(field, { target: { value: "UPS" } });
  press("Escape");
  expect([field.isConnected, field.getAttribute("aria-expanded")]).toEqual([true, "false"]);
  press("Escape");
  expect(saved).toHaveLength(2);
  expect(cell("Change Carrier of row 3: –, must be filled in")).toBe(document.activeElement);
});

it("U18 · where any text is taken, Enter and Tab keep what was typed beside a longer value, and the arrows take that value", async () => {
  const saved = open(sheetOf(4), FREE_METADATA);
  fireEvent.change(await carrierOf(1), { target: { value: "UPS E" } });
  expect(options()).toEqual(["UPS ExpressUPS_X"]);
  press("Enter");
  const second = await withList();
  fireEvent.change(second, { target: { value: "UPS E" } });
  fireEvent.keyDown(second, { key: "Tab" });
  fireEvent.blur(second);
  fireEvent.change(await carrierOf(3), { target: { value: "UPS E" } });
  press("ArrowDown");
  press("Enter");
  fireEvent.change(await withList(), { target: { value: "ups express" } });
  press("Enter");
  expect(saved).toEqual([
    [1, 3, "UPS E"],
    [2, 3, "UPS E"],
    [3, 3, "UPS Express"],
    [4, 3, "UPS Express"],
  ]);
});

it("M03 · 5.9.5 · a cell with the merchant's own name opens with the carrier it means, and keeps the name when nothing is chosen", async () => {
  const sheet = sheetOf(1);
  const saved = open({ ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.with(3, "kurier-24") })) });
  fireEvent.click(cell("Change Carrier of row 1: kurier-24"));
  const field = (await withList()) as HTMLInputElement;
  expect(field.value).toBe("UPS Express");
  fireEvent.blur(field);
  expect(saved).toEqual([]);
  expect(cell("Change Carrier of row 1: kurier-24")).toBeTruthy();
});

it("U18 · of two hundred rows only the cell that is written into has a field and a list", async () => {
  open(sheetOf(200));
  expect(document.querySelectorAll("input, [role=listbox]")).toHaveLength(0);
  await carrierOf(120);
  expect(document.querySelectorAll("input")).toHaveLength(1);
  expect(document.querySelectorAll("[role=listbox]")).toHaveLength(1);
});

it("U18 · each row says its marketplace by name beside the order, which is a link and no field", () => {
  open(sheetOf(1));
  const [, row] = screen.getAllByRole("row");
  const cells = within(row as HTMLElement)
    .getAllByRole("cell")
    .map(({ textContent }) => textContent);
  expect(cells.slice(2, 4)).toEqual(["A-1", "AzAmazon France"]);
  expect(screen.getByRole("link", { name: "A-1" }).getAttribute("href")).toBe("/accounts/1/orders/amazon_fr/A-1");
  expect(screen.queryByRole("button", { name: /Order id|Marketplace|Article/ })).toBeNull();
});

it("U18 · filling a carrier says what each marketplace got, how many keep a value, and leads to where one without a name can be given one", () => {
  const sheet = { ...sheetOf(3), fillable: [3], marketplaces: ["amazon_fr", "bol", "zalando_fr"] };
  open(sheet);
  expect(screen.getByRole("button", { name: "Carrier: Same carrier for all rows" })).toBeTruthy();
  cleanup();
  const filled = {
    filled: 3,
    kept: 1,
    left: [{ marketplace: "zalando_fr", rows: 3 }],
    meant: [{ marketplace: "bol", value: "TNT", rows: 1 }],
  };
  draw(<SheetFilled accountId={1} sheet={sheet} changed={{ column: 3, by: { ...sheet, filled } }} />);
  expect(screen.getByRole("status").textContent).toBe(
    "Carrier: 3 rows were filled in. 1 row on Bol as “TNT”. 1 row keeps its own value. 3 rows stay empty: 3 on Zalando FR. " +
      "No carrier there has this name: choose one, or give it a name of your own at the marketplace.",
  );
  expect(screen.getByRole("link", { name: "3 on Zalando FR" }).getAttribute("href")).toBe(
    "/accounts/1/marketplaces/zalando_fr",
  );
});

it("U18 · what must be filled in is marked at its column and its cell, in words and for the field too, and the sign is explained", async () => {
  const sheet = sheetOf(2);
  const rows = sheet.rows.map((row, at) => (at === 0 ? row : { ...row, required: [0] }));
  open({ ...sheet, rows, required: [2, 0, 0, 1, 0, 0] });
  expect(screen.getByRole("columnheader", { name: "Carrier (must be filled in in 1 row)" })).toBeTruthy();
  expect(screen.getByRole("columnheader", { name: "Tracking number" })).toBeTruthy();
  expect(cell("Change Carrier of row 1: –, must be filled in").textContent).toBe("*");
  expect(cell("Change Carrier of row 2: –").textContent).toBe("–");
  expect((await carrierOf(1)).getAttribute("aria-required")).toBe("true");
  cleanup();
  draw(<SheetHead accountId={1} sheet={sheet} />);
  expect(document.body.textContent).toContain("* must be filled in");
});

it("U18 · of a partly shipped order the row says how many units are left to ship, and of any other how many there are", () => {
  const sheet = sheetOf(2);
  open({ ...sheet, rows: sheet.rows.map((row, at) => (at === 0 ? { ...row, units: { left: 1, all: 2 } } : row)) });
  const units = screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).getAllByRole("cell").at(-1)?.textContent);
  expect(units).toEqual(["1 of 2 to ship", "2"]);
});

it.each([
  ["file" as const, "/accounts/1/bulk?file=list&verdict=amber"],
  ["list" as const, "/accounts/1/bulk/list/ship?verdict=amber"],
])(
  "U18 · after sending from a %s, the rows that stayed are counted by what they wait for, each with a way to them",
  (origin, href) => {
    const counts = { amber: 2, unfilled: 0, red: 1 };
    draw(<SheetLeft accountId={1} batch={{ file_id: "list", file_left: { origin, counts } }} />);
    expect(screen.getByRole("status").textContent).toBe(
      "Still in the sheet, not sent:2 rows to be looked at1 row that cannot be sent",
    );
    expect(screen.getByRole("link", { name: "2 rows to be looked at" }).getAttribute("href")).toBe(href);
  },
);

it("U18 · what is worth a look and cannot be sent still stays to be looked at when those worth a look are sent too", () => {
  const router = { push: () => undefined } as unknown as AppRouterInstance;
  const counts = { green: 2, amber: 3, unfilled: 0, sent: 0, red: 0 };
  const sheet = { ...sheetOf(5), sendable: { green: 2, amber: 1 }, counts };
  draw(
    <AppRouterContext value={router}>
      <SheetSend accountId={1} sheet={sheet} onAnother={null} onSent={() => undefined} />
    </AppRouterContext>,
  );
  expect(document.body.textContent).toContain("3 stay to be looked at");
  fireEvent.click(screen.getByRole("checkbox"));
  expect(document.body.textContent).toContain("2 stay to be looked at");
});

it("U18 · from the sheet of ticked orders one comes back to the list they were ticked in, its filters kept", () => {
  const href = "/accounts/1/orders?marketplace=amazon_fr&ordered=120d";
  rememberList(1, { href, query: "", rows: [], offset: 0, total: 0, page: 1, size: 50 });
  draw(<SheetHead accountId={1} sheet={sheetOf(2)} />);
  expect(screen.getByRole("link", { name: "Back to the orders" }).getAttribute("href")).toBe(href);
});

it("U18 · a sheet of ticked orders speaks of no file, and what it sends is counted in words and not in colours", () => {
  const router = { push: () => undefined } as unknown as AppRouterInstance;
  const sheet: Sheet = {
    ...sheetOf(4),
    sendable: { green: 2, amber: 1 },
    counts: { green: 2, amber: 1, unfilled: 0, sent: 0, red: 1 },
  };
  const foot = (locale: Locale) => {
    draw(
      <AppRouterContext value={router}>
        <SheetSend accountId={1} sheet={sheet} onAnother={null} onSent={() => undefined} />
      </AppRouterContext>,
      locale,
    );
    const words = document.body.textContent ?? "";
    cleanup();
    return words;
  };
  expect(foot("en")).toContain("Send 2 ready rows");
  expect(foot("en")).toContain("1 row cannot be sent and is left out");
  for (const locale of ["en", "fr", "de"] as const)
    expect(foot(locale)).not.toMatch(/file|fichier|Datei|green|amber|red |vert|orange|roug|grün|gelb|rot|outcome/i);
});

it("U18 · a cell with a wrong value says so by a sign and in words, not by its colour alone", () => {
  const [row] = sheetOf(1).rows as [SheetRow];
  const wrong: SheetRow = {
    ...row,
    cells: row.cells.with(3, "Pigeon"),
    verdict: "red",
    why: [{ code: "field", field: "carrier", problem: "not_in_list" }],
  };
  open({ ...sheetOf(1), rows: [wrong] });
  const button = cell("Change Carrier of row 1: Pigeon. Carrier: not one of the values the marketplace takes");
  expect([button.dataset.tone, button.querySelector("use")?.getAttribute("href")]).toEqual([
    "fail",
    expect.stringContaining("#octagon-x"),
  ]);
  cleanup();
  const doubt: SheetRow = {
    ...row,
    cells: row.cells.with(2, "6A1"),
    verdict: "amber",
    why: [{ code: "tracking_in_sheet", field: "tracking_number", detail: "A-2", more: 2 }],
  };
  open({ ...sheetOf(1), rows: [doubt] });
  const other = cell(
    "Change Tracking number of row 1: 6A1. Tracking number also at order A-2 in this sheet and 2 more",
  );
  expect(other.dataset.tone, "worth a look is no failure").toBe("warn");
});

it("a value that is asked for and has no column gets one by a press, at the row that asks and once for all of them", () => {
  const sheet: Sheet = {
    ...sheetOf(1),
    origin: "file",
    header: ["id", "shop", "code", "", "", ""],
    mapping: { type: "ship", columns: ["marketplace_order_id", "marketplace", "tracking_number", null, null, null] },
    lacking: [
      { meaning: "carrier", rows: 1, must: true },
      { meaning: "line", rows: 3, must: false },
    ],
    rows: [{ ...rowOf(1), why: [{ code: "field", field: "carrier", problem: "no_column" }] }],
  };
  const added: string[] = [];
  const nothing = () => undefined;
  const onAdd = (meaning: string) => added.push(meaning);
  draw(
    <>
      <LackingColumns sheet={sheet} onAdd={onAdd} />
      <SheetRows
        {...{ accountId: 1, sheet, stale: false, onCell: nothing, onMeaning: nothing, onFill: nothing }}
        onFillDown={nothing}
        onPaste={nothing}
        onAdd={onAdd}
      />
    </>,
  );
  const bar = screen.getByRole("region", { name: "Asked for, and no column holds it:" });
  expect(bar.textContent).toContain("1 row cannot be sent without it");
  for (const place of [bar, screen.getByRole("table")])
    fireEvent.click(within(place).getByRole("button", { name: "Add column Carrier" }));
  fireEvent.click(within(bar).getByRole("button", { name: "Add column Line id" }));
  expect(added).toEqual(["carrier", "carrier", "line"]);
});

it("U18 · down a column Enter passes over rows whose marketplace takes nothing there, and what is typed replaces what stood", () => {
  const sheet = sheetOf(3);
  const rows = sheet.rows.map((row) => ({ ...row, idle: row.number === 2 ? [2] : [] }));
  const cells = (number: number) => (number === 3 ? ["A-3", "amazon_fr", "OLD", "", "Lamp", "2"] : undefined);
  open({ ...sheet, rows: rows.map((row) => ({ ...row, cells: cells(row.number) ?? row.cells })) });
  fireEvent.click(cell("Change Tracking number of row 1: –"));
  press("Enter");
  const field = document.activeElement as HTMLInputElement;
  expect(field.getAttribute("aria-label")).toBe("Change Tracking number of row 3");
  expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).toBe("OLD");
});
