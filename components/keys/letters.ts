/** The mark the frame puts on the page when a person switched single-letter shortcuts off (WCAG 2.1.4). */
const OFF = "[data-letters='off']";

const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable='true']";

/**
 * Whether a key pressed now is a shortcut: letters are switched on, nobody is writing in a field, no dialog is open over the page, and
 * no modifier makes it the browser's own.
 */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(FIELDS) || target?.closest("dialog")) return false;
  return document.querySelector(OFF) === null;
}
