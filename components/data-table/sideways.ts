import { type RefObject, useEffect } from "react";

/** After a movement that moved nothing, the cells are let go again. */
const STILL_MS = 500;

/**
 * Pinned cells stick to the edge only while the table is scrolled sideways, which its box then says (`data-sideways`). Cells that stick are a
 * layer each to the browser: a hundred of them were a third of what a key cost beside an open panel. A finger, a pointer on the bar and a wheel
 * that goes sideways are heard before the table moves.
 */
export function useSideways(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const scroller = body.current?.closest("[role=region]");
    if (!scroller) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => scroller.toggleAttribute("data-sideways", scroller.scrollLeft !== 0);
    const onWay = (event: Event) => {
      if (event instanceof WheelEvent && event.deltaX === 0 && !event.shiftKey) return;
      if (event.type === "pointerdown" && event.target !== scroller) return;
      scroller.toggleAttribute("data-sideways", true);
      clearTimeout(timer);
      timer = setTimeout(look, STILL_MS);
    };
    // A browser that goes back may have put the table where it was.
    look();
    const ways = ["wheel", "touchstart", "pointerdown"];
    scroller.addEventListener("scroll", look, { passive: true });
    for (const way of ways) scroller.addEventListener(way, onWay, { passive: true });
    return () => {
      clearTimeout(timer);
      scroller.removeEventListener("scroll", look);
      for (const way of ways) scroller.removeEventListener(way, onWay);
    };
  }, [body]);
}
