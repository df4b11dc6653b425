"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { MoreWords, useLocale } from "@/components/shell/intl-provider";
import type { CompiledMessages } from "@/lib/messages/translate";
import { wordsQuery } from "@/lib/queries/words";

/** The words of the export, fetched with its dialog: the grid's page does not carry them. Nothing is drawn before they are here. */
export function ExportWords({ children }: { children: ReactNode }) {
  const { data } = useQuery(wordsQuery<CompiledMessages>(useLocale(), ["exportOrders"]));
  return data ? <MoreWords messages={data}>{children}</MoreWords> : null;
}
