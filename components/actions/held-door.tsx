"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { type Held, onHeld } from "./held-events";

/** Toasts are fetched when the first one is needed: most pages never show any. */
const HeldToasts = dynamic(() => import("./held-toasts").then((part) => part.HeldToasts), { ssr: false });

/** Stands in the frame around every page, so that what can be taken back stays in reach on the next page too. */
export function HeldDoor() {
  const [held, setHeld] = useState<readonly Held[]>([]);
  useEffect(() => onHeld((one) => setHeld((all) => [...all, one])), []);
  return held.length > 0 ? <HeldToasts held={held} /> : null;
}
