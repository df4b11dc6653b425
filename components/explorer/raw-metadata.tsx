"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Plain } from "@/components/ui/plain";
import { marketplaceQuery } from "@/lib/queries/action-form";

/** Longer metadata is cut on screen; the copy is whole. */
const MAX_SHOWN = 300_000;

/** What Lengow wrote, fetched only when somebody wants to see it. */
export function RawMetadata({ accountId, code }: { accountId: number; code: string }) {
  const t = useT("explorer");
  const [open, setOpen] = useState(false);
  const { data, error, isFetching } = useQuery({ ...marketplaceQuery(accountId, code), enabled: open });
  const json = open && data ? JSON.stringify(data, null, 2) : null;
  return (
    <section>
      <div className="flex items-center gap-2">
        <h2 className="text-14 font-semibold">{t("raw.title")}</h2>
        <Button size="small" icon="code" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("raw.hide") : t("raw.show")}
        </Button>
        {json && <CopyButton text={json} label={t("raw.copy")} />}
      </div>
      <p role="status" className="text-12 text-ink-3 empty:hidden">
        {open && isFetching && !data && t("raw.loading")}
        {open && error && !isFetching && t("raw.failed")}
      </p>
      {json && (
        // biome-ignore lint/a11y/useSemanticElements: a region that scrolls must be reachable by keyboard; a section cannot take focus by itself.
        <pre
          role="region"
          aria-label={t("raw.title")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, a scrolling box without a focusable element could not be scrolled by keys.
          tabIndex={0}
          className="scroll-thin mt-2 max-h-[480px] overflow-auto rounded-8 border border-line bg-sunken p-3 text-12"
          translate="no"
        >
          <Plain max={MAX_SHOWN}>{json}</Plain>
        </pre>
      )}
    </section>
  );
}
