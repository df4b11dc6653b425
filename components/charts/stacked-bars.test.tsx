import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { StackedBars } from "./stacked-bars";

afterEach(cleanup);

const DAYS = 10;
/** Bars ten pixels wide each, in a page that lays nothing out. */
function chart({ opens = false } = {}) {
  const zoomed: [number, number][] = [];
  const pressed: string[] = [];
  const bars = Array.from({ length: DAYS }, (_, at) => ({
    id: `d${at}`,
    label: String(at),
    title: `day ${at}`,
    href: `/orders?d=${at}`,
    values: [at],
  }));
  const view = render(
    <IntlProvider locale="en" zone="UTC" messages={{}} now={0}>
      <StackedBars
        label="Orders"
        hint="arrows"
        shown="ten days"
        series={[{ id: "a", name: "A", look: 0 }]}
        bars={bars}
        stale={false}
        nothing={undefined}
        rangeWords={(first, last) => `${first} to ${last}`}
        opens={opens}
        onZoom={(first, last) => zoomed.push([first, last])}
        onFocusBar={() => {}}
      />
    </IntlProvider>,
  );
  const group = screen.getByRole("group", { name: "Orders" });
  group.getBoundingClientRect = () => new DOMRect(0, 0, DAYS * 10, 160);
  group.setPointerCapture = () => {};
  // The router is not here; a press that came through to its link is noted.
  view.container.addEventListener("click", ({ target }) =>
    pressed.push((target as HTMLElement).closest("a")?.getAttribute("href") ?? ""),
  );
  const at = (bar: number) => ({ clientX: bar * 10 + 5, isPrimary: true, pointerId: 1, button: 0 });
  const draw = (from: number, ...way: number[]) => {
    fireEvent.pointerDown(group, at(from));
    for (const bar of way) fireEvent.pointerMove(group, at(bar));
  };
  const release = (bar: number) => {
    fireEvent.pointerUp(group, at(bar));
    fireEvent.click(screen.getByRole("link", { name: `day ${bar}` }));
  };
  const said = () => view.container.querySelector("[aria-live=polite]")?.textContent;
  const shownRange = () => view.container.querySelector("[data-range]")?.textContent ?? null;
  return { group, at, draw, release, zoomed, pressed, said, shownRange };
}

it("5.2.3 · drawing over bars shows what is chosen in words, and letting go zooms into it, whichever way it was drawn", () => {
  const { draw, release, zoomed, pressed, said, shownRange } = chart();
  draw(7, 6, 3);
  expect([shownRange(), said()]).toEqual(["3 to 7", "3 to 7"]);
  release(3);
  expect(zoomed).toEqual([[3, 7]]);
  expect(shownRange()).toBeNull();
  expect(pressed).toEqual([]);
});

it("5.2.3 · Escape lets go of what is drawn: nothing is zoomed and no bar is pressed", () => {
  const { group, draw, release, zoomed, pressed, shownRange } = chart();
  draw(2, 5);
  fireEvent.keyDown(group, { key: "Escape" });
  expect(shownRange()).toBeNull();
  release(5);
  expect([zoomed, pressed]).toEqual([[], []]);
});

it("5.2.3 · a finger that scrolls the page chooses nothing: the browser takes the pointer away", () => {
  const { group, at, draw, release, zoomed, shownRange } = chart();
  draw(2, 4);
  fireEvent.pointerCancel(group, at(4));
  expect(shownRange()).toBeNull();
  release(8);
  expect(zoomed).toEqual([]);
});

it("5.2.3 · a press on one bar opens its orders, and a hand that shakes still presses", () => {
  const { group, zoomed, pressed } = chart();
  const bar = screen.getByRole("link", { name: "day 4" });
  fireEvent.pointerDown(group, { clientX: 44, isPrimary: true, pointerId: 1, button: 0 });
  fireEvent.pointerMove(group, { clientX: 47, isPrimary: true, pointerId: 1 });
  fireEvent.pointerUp(group, { clientX: 47, isPrimary: true, pointerId: 1 });
  fireEvent.click(bar);
  expect([zoomed, pressed]).toEqual([[], ["/orders?d=4"]]);
});

it("5.2.3 · a week or a month drawn over is looked into; a single day is not", () => {
  const within = (opens: boolean) => {
    const { group, zoomed } = chart({ opens });
    fireEvent.pointerDown(group, { clientX: 41, isPrimary: true, pointerId: 1, button: 0 });
    fireEvent.pointerMove(group, { clientX: 49, isPrimary: true, pointerId: 1 });
    fireEvent.pointerUp(group, { clientX: 49, isPrimary: true, pointerId: 1 });
    cleanup();
    return zoomed;
  };
  expect([within(true), within(false)]).toEqual([[[4, 4]], []]);
});

it("U4 · by keys: arrows move, Shift chooses, Escape lets go, Enter zooms, and Enter on one bar is left to its link", () => {
  const { zoomed, said, shownRange } = chart();
  const bar = (at: number) => screen.getByRole("link", { name: `day ${at}` });
  const press = (key: string, shiftKey = false) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, shiftKey });
  bar(9).focus();
  press("ArrowLeft");
  expect(document.activeElement).toBe(bar(8));
  // Not taken from the link.
  expect(press("Enter")).toBe(true);
  press("ArrowLeft", true);
  press("ArrowLeft", true);
  expect([shownRange(), said()]).toEqual(["6 to 8", "6 to 8"]);
  press("Escape");
  expect([shownRange(), said()]).toEqual([null, "ten days"]);
  press("Home", true);
  expect(document.activeElement).toBe(bar(0));
  expect(press("Enter")).toBe(false);
  expect(zoomed).toEqual([[0, 6]]);
  press("ArrowRight", true);
  press("ArrowRight");
  expect(shownRange()).toBeNull();
});
