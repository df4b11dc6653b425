import { onlineManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { DataTable } from "@/components/data-table/data-table";
import { IntlProvider } from "@/components/shell/intl-provider";
import { RoleProvider } from "@/components/shell/role";
import type { OrderRow } from "@/lib/domain/order";
import { deriveOrder, orderRow } from "@/lib/domain/order-derived";
import type { Role } from "@/lib/domain/permissions";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { RowMenuDoor } from "./row-menu-door";

const rows = ["306-1", "306-2"].map((id): OrderRow => {
  const fields = orderFields({ marketplace: "amazon_fr", marketplace_order_id: id, lines: [orderLine({})] });
  return orderRow(deriveOrder(fields), { name: "Amazon FR", country: "FR" });
});
const [onOpen, onPeek] = [vi.fn(), vi.fn()];

function show(role: Role = "viewer", locale: Locale = "en") {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider
        locale={locale}
        zone="UTC"
        now={0}
        messages={compiledMessages(locale, ["orders", "actions", "status", "common"])}
      >
        <RoleProvider role={role}>
          <DataTable
            caption="Orders"
            columns={[
              { id: "order", header: "Order", width: 100, pinned: true, cell: (row) => row.marketplace_order_id },
            ]}
            rows={rows}
            onOpen={() => {}}
            total={2}
            offset={0}
          />
          <RowMenuDoor accountId={1} rows={rows} onOpen={onOpen} onPeek={onPeek} />
        </RoleProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
}

const lineAt = (at: number) => screen.getAllByRole("row")[at + 1] as HTMLElement;
const rightClick = (node: Element, more: MouseEventInit = {}) =>
  fireEvent.contextMenu(node, { button: 2, clientX: 10, clientY: 10, ...more });
const item = (name: string) => screen.findByRole("menuitem", { name: new RegExp(`^${name}`) });

/** The simulated page knows no popovers: what is mounted is open, and closing is told. */
const popovers = {
  showPopover: () => {},
  hidePopover(this: HTMLElement) {
    this.dispatchEvent(Object.assign(new Event("toggle"), { newState: "closed" }));
  },
};

// Nobody answers here: what can be sent stays to be read.
beforeAll(() => {
  onlineManager.setOnline(false);
  Object.assign(HTMLElement.prototype, popovers);
});
afterAll(() => {
  onlineManager.setOnline(true);
  for (const name of Object.keys(popovers)) Reflect.deleteProperty(HTMLElement.prototype, name);
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

describe("MA-22 · 5.3.5 · the menu of a row", () => {
  it("opens by a right click on the row, and its first entries open that order and show it beside the list", async () => {
    show();
    expect(rightClick(screen.getByText("306-2")), "the browser's own menu stays away").toBe(false);
    fireEvent.click(await item("Open the order"));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(rows[1]);
    rightClick(lineAt(0));
    fireEvent.click(await item("Show beside the list"));
    expect(onPeek).toHaveBeenCalledExactlyOnceWith(rows[0]);
  });

  it.each([
    ["Shift F10", { key: "F10", shiftKey: true }],
    ["the Menu key", { key: "ContextMenu" }],
  ])("opens by %s on the row in focus", async (_name, key) => {
    show();
    lineAt(1).focus();
    expect(fireEvent.keyDown(lineAt(1), key)).toBe(false);
    expect(await screen.findByRole("menu", { name: "Order 306-2" })).toBeTruthy();
    expect(document.activeElement).toBe(await item("Open the order"));
  });

  it("leaves the browser's own menu to a right click with Shift and to everything that is no row", () => {
    show();
    expect(rightClick(lineAt(0), { shiftKey: true })).toBe(true);
    expect(rightClick(screen.getByRole("columnheader"))).toBe(true);
    expect(fireEvent.keyDown(document.body, { key: "F10", shiftKey: true })).toBe(true);
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("speaks of sending to those who may send alone", async () => {
    show("viewer");
    rightClick(lineAt(0));
    await item("Copy the link");
    expect(screen.queryByRole("menuitem", { name: /^Send/ })).toBeNull();
    cleanup();
    show("operator");
    rightClick(lineAt(0));
    expect((await item("Send an action")).getAttribute("aria-disabled")).toBe("true");
  });

  it.each(LOCALES)("has words of its own in every language: %s", async (locale) => {
    show("operator", locale);
    rightClick(lineAt(0));
    const names = (await screen.findAllByRole("menuitem")).map((one) => one.textContent ?? "");
    expect(names).toHaveLength(6);
    expect(names.filter((name) => /rowMenu|^$/.test(name))).toEqual([]);
    if (locale !== "en") expect(names.filter((name) => /order|copy/i.test(name))).toEqual([]);
  });
});

describe("MA-22 · a finger that rests on a row", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => vi.useRealTimers());
  const finger = (more: PointerEventInit = {}) => ({
    pointerId: 7,
    pointerType: "touch",
    isPrimary: true,
    clientX: 40,
    clientY: 60,
    bubbles: true,
    ...more,
  });
  const touch = (name: string, node: Element | Document, more?: PointerEventInit) =>
    act(() => void node.dispatchEvent(new PointerEvent(name, finger(more))));
  const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
  /** The menu is a part that is fetched first. */
  const opened = async () => {
    vi.useRealTimers();
    return screen.findAllByRole("menu");
  };
  const none = async () => {
    vi.useRealTimers();
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    return screen.queryByRole("menu") === null;
  };

  it("opens its menu after half a second, and lifting the finger is no press on the row", async () => {
    show();
    touch("pointerdown", lineAt(1));
    wait(499);
    expect(document.querySelector("[role=menu], .later-part")).toBeNull();
    wait(1);
    touch("pointerup", lineAt(1));
    const mouse = new MouseEvent("mousedown", { bubbles: true, cancelable: true });
    act(() => void lineAt(1).dispatchEvent(mouse));
    expect(mouse.defaultPrevented, "the focus stays in the menu").toBe(true);
    const click = new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 });
    act(() => void lineAt(1).dispatchEvent(click));
    expect(click.defaultPrevented).toBe(true);
    const [menu, ...more] = await opened();
    expect([menu?.getAttribute("aria-label"), menu?.getAttribute("popover"), more]).toEqual([
      "Order 306-2",
      "manual",
      [],
    ]);
    // The next tap is one again.
    const tap = new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 });
    act(() => void document.body.dispatchEvent(tap));
    expect(tap.defaultPrevented).toBe(false);
  });

  it.each([
    ["scrolls", () => act(() => void document.dispatchEvent(new Event("scroll")))],
    ["moves on", () => touch("pointermove", document, { clientY: 75 })],
    ["is lifted", () => touch("pointerup", document)],
    ["is taken by the browser", () => touch("pointercancel", document)],
    ["is joined by a second one", () => touch("pointerdown", document, { pointerId: 8, isPrimary: false })],
  ])("opens nothing when it %s before", async (_name, does) => {
    show();
    touch("pointerdown", lineAt(0));
    wait(300);
    does();
    wait(1_000);
    expect(await none()).toBe(true);
  });

  it("leaves the next press of a key alone where lifting the finger sent no click", async () => {
    show();
    touch("pointerdown", lineAt(1));
    wait(500);
    touch("pointerup", lineAt(1));
    const enter = new MouseEvent("click", { bubbles: true, cancelable: true, detail: 0 });
    const onPage = vi.fn();
    document.body.addEventListener("click", onPage, { once: true });
    act(() => void document.body.dispatchEvent(enter));
    expect([enter.defaultPrevented, onPage.mock.calls.length]).toEqual([false, 1]);
    expect(await opened()).toHaveLength(1);
  });

  it("opens one menu where the browser sends its own event too, before or after", async () => {
    show();
    touch("pointerdown", lineAt(0));
    wait(500);
    expect(fireEvent.contextMenu(lineAt(0), { button: 0 })).toBe(false);
    expect(await opened()).toHaveLength(1);
    cleanup();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    show();
    touch("pointerdown", lineAt(1));
    wait(450);
    expect(fireEvent.contextMenu(lineAt(1), { button: 0 })).toBe(false);
    wait(500);
    expect((await opened()).map((menu) => menu.getAttribute("aria-label"))).toEqual(["Order 306-2"]);
  });

  it("opens nothing for a mouse, whose long press is none, nor beside the rows", async () => {
    show();
    touch("pointerdown", lineAt(0), { pointerType: "mouse" });
    wait(1_000);
    touch("pointerdown", screen.getByRole("columnheader"));
    wait(1_000);
    expect(await none()).toBe(true);
  });
});

describe("5.3.5 · copying the id", () => {
  function copied(): string | null {
    const data = { setData: vi.fn() };
    const event = Object.assign(new Event("copy", { bubbles: true, cancelable: true }), { clipboardData: data });
    (document.activeElement ?? document.body).dispatchEvent(event);
    return data.setData.mock.calls[0]?.[1] ?? null;
  }

  it("is what copying does on a row in focus, and is said", async () => {
    show();
    lineAt(1).focus();
    expect(copied()).toBe("306-2");
    expect(await screen.findByText("Order id copied")).toBeTruthy();
  });

  it("is not what copying does elsewhere, nor with a text selected", () => {
    show();
    expect(copied()).toBeNull();
    lineAt(0).focus();
    window.getSelection()?.selectAllChildren(screen.getByText("306-2"));
    expect(copied()).toBeNull();
    window.getSelection()?.removeAllRanges();
  });
});
