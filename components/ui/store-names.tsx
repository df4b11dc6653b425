"use client";

import { createContext, type ReactNode, useContext } from "react";
import { marketplaceName } from "./marketplace";

/** A marketplace's code with the name Lengow has for it. */
export interface StoreName {
  code: string;
  name: string | null;
}

const StoreNames = createContext<readonly StoreName[]>([]);

/** Tells everything below how the marketplaces are called, for parts that know their codes alone. */
export function StoreNamesProvider({ names, children }: { names: readonly StoreName[]; children: ReactNode }) {
  return <StoreNames value={names}>{children}</StoreNames>;
}

/** A marketplace's proper name where the page knows it, else its code made readable. */
export function useStoreName(): (code: string) => string {
  const names = useContext(StoreNames);
  return (code) => marketplaceName({ code, name: names.find((one) => one.code === code)?.name ?? null });
}
