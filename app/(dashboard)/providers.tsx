"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

/** What signed-in screens share in the browser. A new account is a new tree, so nothing of one can be seen under another. */
export function Providers({ children }: { children: ReactNode }) {
  // "always": a browser that thinks itself offline asks all the same and then says so, instead of waiting without a word.
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { gcTime: 10 * 60_000, networkMode: "always" } } }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
