"use client";

import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";

/** One page back, one page on; nothing where there is one page alone. */
export function PageButtons({ page, last, onPage }: { page: number; last: number; onPage: (page: number) => void }) {
  const t = useT("bulk");
  if (last <= 1 && page <= 1) return null;
  const button = (label: string, to: number) => (
    <Button size="small" variant="quiet" unavailable={to < 1 || to > last ? "–" : undefined} onClick={() => onPage(to)}>
      {label}
    </Button>
  );
  return (
    <>
      {button(t("batch.previous"), page - 1)}
      {button(t("batch.next"), page + 1)}
    </>
  );
}
