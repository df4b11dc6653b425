import { type ReactNode, startTransition, useEffect, useState } from "react";
import { afterPaint } from "./after-paint";

/** The value as it was when the last frame was painted: what only follows from a press waits until what was pressed is on screen. */
export function useAfterPaint<T>(value: T): T {
  const [shown, setShown] = useState(() => value);
  useEffect(() => {
    if (shown !== value) return afterPaint(() => startTransition(() => setShown(() => value)));
  }, [shown, value]);
  return shown;
}

/** Draws its children a frame later than what is around it, and until then leaves them as they are, which costs nothing. */
export function AfterPaint({ children }: { children: ReactNode }) {
  return useAfterPaint(children);
}

/** The same for what is new on screen: its place is empty for that frame. */
export function AfterFirstPaint({ children }: { children: ReactNode }) {
  const [painted, setPainted] = useState(false);
  useEffect(() => afterPaint(() => startTransition(() => setPainted(true))), []);
  return painted ? children : null;
}
