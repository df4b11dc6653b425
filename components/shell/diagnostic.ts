"use client";

import type { QueryClient } from "@tanstack/react-query";
import type { HealthStrip } from "@/lib/contract/health-strip";
import type { OrderIndexState } from "@/lib/contract/orders";
import { ApiError } from "@/lib/queries/api-fetch";
import { keys } from "@/lib/queries/keys";

interface Served {
  version: string;
  requestId: string;
}

async function askServer(): Promise<Served> {
  try {
    const response = await fetch("/api/health", { cache: "no-store" });
    const { version } = (await response.json()) as { version?: string };
    return { version: version ?? "unknown", requestId: response.headers.get("x-request-id") ?? "none" };
  } catch {
    return { version: "unknown", requestId: "none: the server does not answer" };
  }
}

/** The request behind the newest refusal that a screen has met, if any is still known. */
function lastRefusal(client: QueryClient): string {
  const refused = client
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.error instanceof ApiError)
    .sort((a, b) => b.state.errorUpdatedAt - a.state.errorUpdatedAt)[0]?.state.error;
  return refused instanceof ApiError ? `${refused.code}, request ${refused.requestId ?? "none"}` : "none";
}

/**
 * What somebody who helps has to know, as plain lines: version, account, page, last sync, request ids (PRODUCT U25). It holds no
 * personal data and nothing of an address but its path.
 */
async function diagnosticText(client: QueryClient, account: number): Promise<string> {
  const { version, requestId } = await askServer();
  const index = client.getQueryData<OrderIndexState>(keys.orderIndex(account));
  const health = client.getQueryData<HealthStrip>(keys.healthStrip(account));
  const lines = {
    Orderdeck: version,
    Account: account,
    Page: location.pathname,
    "Last sync": health?.as_of ?? "unknown",
    "Copy of orders": index ? `${index.state}, as of ${index.as_of ?? "never"}` : "unknown",
    Keys: health?.token?.state ?? "unknown",
    "Calls left": health?.budget ? `${health.budget.left} of ${health.budget.limit}` : "unknown",
    Request: requestId,
    "Last refusal": lastRefusal(client),
    Time: new Date().toISOString(),
    Browser: navigator.userAgent,
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

/** Puts the diagnostic on the clipboard. Rejects where the browser does not allow it. */
export async function copyDiagnostic(client: QueryClient, account: number): Promise<void> {
  await navigator.clipboard.writeText(await diagnosticText(client, account));
}
