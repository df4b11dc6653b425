import { useRef } from "react";

/** Ticks or unticks one row; with Shift every row from the one ticked before. */
export type Tick = (id: string, isOn: boolean, event: Event) => void;

/** By mouse or by key: a browser tells a click of Shift with Space the same way. */
const hasShift = (event: Event): boolean => "shiftKey" in event && event.shiftKey === true;

/**
 * The tick boxes of a list: a press with Shift gives the row it is on and all between it and the row ticked before the state of the box that
 * was pressed. `ids` are in the order of the rows.
 */
export function useTicks(ids: readonly string[], onChoose: (ids: readonly string[], isOn: boolean) => void): Tick {
  const before = useRef<string | null>(null);
  return (id, isOn, event) => {
    const [from, at] = [before.current === null ? -1 : ids.indexOf(before.current), ids.indexOf(id)];
    const isRange = hasShift(event) && from >= 0 && at >= 0;
    onChoose(isRange ? ids.slice(Math.min(from, at), Math.max(from, at) + 1) : [id], isOn);
    before.current = id;
  };
}
