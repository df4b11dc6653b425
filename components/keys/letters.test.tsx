import { afterEach, describe, expect, it } from "vitest";
import { isShortcut } from "./letters";

/** What a listener on the page is told when J is pressed at the element that `at` names. */
function press(html: string, at: string, more: KeyboardEventInit = {}): boolean {
  document.body.innerHTML = html;
  let heard = false;
  const listen = (event: KeyboardEvent) => {
    heard = isShortcut(event);
  };
  document.addEventListener("keydown", listen);
  document.querySelector(at)?.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true, ...more }));
  document.removeEventListener("keydown", listen);
  return heard;
}

afterEach(() => {
  document.body.innerHTML = "";
});

describe("a letter as a shortcut", () => {
  it("U3 · is heard on the page, on a row and on its box", () => {
    expect(press("<main></main>", "main")).toBe(true);
    expect(press("<input type='checkbox'>", "input")).toBe(true);
  });

  it.each([
    ["in a field", "<input type='search'>", "input"],
    ["in a text", "<textarea></textarea>", "textarea"],
    ["in a menu", "<div popover><button></button></div>", "button"],
    ["under a dialog", "<main></main><dialog open></dialog>", "main"],
    ["while a dialog is being fetched", "<main></main><span hidden data-opening></span>", "main"],
    ["for who switched letters off", "<main></main><div data-letters='off'></div>", "main"],
  ])("U3 · is none %s", (_where, html, at) => {
    expect(press(html, at)).toBe(false);
  });

  it("U3 · is none with a modifier, or held down", () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])
      expect(press("<main></main>", "main", more)).toBe(false);
  });
});
