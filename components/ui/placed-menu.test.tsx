import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { MenuItem } from "./menu";
import { PlacedMenu } from "./placed-menu";

const SIZE = { width: 260, height: 200 };
const SHOWN = "data-shown";

// There is no layout here: as in a browser, a popover has a size from when it is shown.
beforeEach(() => {
  HTMLElement.prototype.showPopover = function show(this: HTMLElement) {
    this.setAttribute(SHOWN, "");
  };
  HTMLElement.prototype.hidePopover = function hide(this: HTMLElement) {
    this.removeAttribute(SHOWN);
  };
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function measure(this: HTMLElement) {
    return this.hasAttribute(SHOWN) ? new DOMRect(0, 0, SIZE.width, SIZE.height) : new DOMRect();
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it("MA-22 · a menu asked for at the window's corner is inside the window as soon as it is there, and where it was asked for elsewhere", () => {
  const draw = (at: { x: number; y: number }) => {
    render(
      <PlacedMenu label="Order" at={at} onClose={() => undefined}>
        <MenuItem onSelect={() => undefined}>Open</MenuItem>
      </PlacedMenu>,
    );
    const { left, top } = screen.getByRole("menu", { hidden: true }).style;
    cleanup();
    return { x: Number.parseFloat(left), y: Number.parseFloat(top) };
  };
  const corner = { x: innerWidth - 10, y: innerHeight - 10 };
  expect(draw(corner)).toEqual({ x: corner.x - SIZE.width, y: corner.y - SIZE.height });
  expect(draw({ x: 20, y: 30 })).toEqual({ x: 20, y: 30 });
});
