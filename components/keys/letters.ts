/** The mark the frame puts on the page when a person switched single-letter shortcuts off (WCAG 2.1.4). */
const OFF = "[data-letters='off']";

const TAKEN =
  "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable='true'], dialog, [popover]";

/** A dialog or menu that is open, and the mark of one that was asked for and is still being fetched (`LaterPart`). */
export const OVER = "dialog[open], [data-opening]";

/**
 * Whether a key pressed now is a shortcut: letters are switched on, nobody writes in a field, nothing lies over the page or is about to, the
 * key is not held down, and no modifier makes it the browser's own.
 */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.isComposing || event.repeat) return false;
  const target = event.target instanceof Element ? event.target : null;
  return !target?.closest(TAKEN) && document.querySelector(`${OVER}, ${OFF}`) === null;
}
