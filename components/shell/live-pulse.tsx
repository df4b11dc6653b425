"use client";

import { useQuery } from "@tanstack/react-query";
import { healthStripQuery } from "@/lib/queries/order-stats";
import { Pulse } from "./pulse";

/** The calls left in Lengow's window, on every screen (PRODUCT M07); nothing is drawn before they are known. */
export function LivePulse({ accountId }: { accountId: number }) {
  const { data } = useQuery(healthStripQuery(accountId));
  return data?.budget ? <Pulse calls={data.budget} /> : null;
}
