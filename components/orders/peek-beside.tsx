"use client";

import type { ComponentProps } from "react";
import { PeekPanel } from "@/components/peek/peek-panel";
import type { OrderGrid } from "./use-order-grid";
import { usePageTurn } from "./use-page-turn";

type Props = Omit<ComponentProps<typeof PeekPanel>, "turn"> & { grid: OrderGrid };

/** The panel beside the grid, which it leads on from page to page; fetched with the panel, no part of the first page. */
export function PeekBeside({ grid, ...panel }: Props) {
  return <PeekPanel {...panel} turn={usePageTurn(grid, panel.onMove)} />;
}
