/** How long a finger rests before it means the menu, as on the phones themselves. */
const HOLD_MS = 500;
/** A finger that went further is scrolling. */
const SLOP_PX = 10;

interface Place {
  x: number;
  y: number;
}

interface Press extends Place {
  pointerId: number;
  timer: number;
  done: boolean;
}

/**
 * Tells of a finger or a pen that rests on something. Browsers of iOS send no `contextmenu`; those of Android do, at about the same moment: whichever
 * comes first is the press, and the other is left out. Lifting the finger is then no press on what lies below.
 * @param onHeld whether there was anything to open at the place
 * @returns what takes the listeners off
 */
export function watchLongPress(onHeld: (target: EventTarget | null, at: Place) => boolean): () => void {
  let press: Press | null = null;
  const end = () => {
    window.clearTimeout(press?.timer);
    if (!press?.done) press = null;
  };
  const hold = (target: EventTarget | null) => {
    if (!press || press.done) return;
    window.clearTimeout(press.timer);
    press.done = onHeld(target, press);
  };
  const onDown = (event: PointerEvent) => {
    const isSecond = press !== null && !press.done && !event.isPrimary;
    end();
    press = null;
    if (event.pointerType === "mouse" || isSecond || !event.isPrimary) return;
    const { pointerId, clientX: x, clientY: y, target } = event;
    press = { pointerId, x, y, done: false, timer: window.setTimeout(() => hold(target), HOLD_MS) };
  };
  const onMove = ({ pointerId, clientX, clientY }: PointerEvent) => {
    if (press?.pointerId === pointerId && Math.hypot(clientX - press.x, clientY - press.y) > SLOP_PX) end();
  };
  const onMenu = (event: MouseEvent) => {
    if (!press) return;
    hold(event.target);
    if (!press.done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // Lifting also plays a mouse that presses and lets go: the focus stays in what was opened.
  const onMouse = (event: MouseEvent) => press?.done && event.preventDefault();
  const onClick = (event: MouseEvent) => {
    // Not all browsers send a click when the finger lifts; a key's press, which counts none, is never that click.
    if (!press?.done || event.detail === 0) return;
    press = null;
    event.preventDefault();
    event.stopPropagation();
  };
  const listeners: [string, (event: never) => void][] = [
    ["pointerdown", onDown],
    ["pointermove", onMove],
    ["pointerup", end],
    ["pointercancel", end],
    ["scroll", end],
    ["contextmenu", onMenu],
    ["mousedown", onMouse],
    ["click", onClick],
  ];
  for (const [name, listener] of listeners)
    document.addEventListener(name, listener as EventListener, { capture: true, passive: name === "scroll" });
  return () => {
    end();
    for (const [name, listener] of listeners) document.removeEventListener(name, listener as EventListener, true);
  };
}
