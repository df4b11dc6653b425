"use client";

import { useEffect, useState } from "react";
import { LaterPart, later } from "@/components/ui/later-part";
import { type Held, onHeld } from "./held-events";

/** Toasts are fetched when the first one is needed: most pages never show any. */
const HeldToasts = later(async () => (await import("./held-toasts")).HeldToasts);

/** Stands in the frame around every page, so that what can be taken back stays in reach on the next page too. */
export function HeldDoor() {
  const [held, setHeld] = useState<readonly Held[]>([]);
  useEffect(() => onHeld((one) => setHeld((all) => [...all, one])), []);
  if (held.length === 0) return null;
  return (
    <LaterPart meanwhile={null}>
      <HeldToasts held={held} />
    </LaterPart>
  );
}
