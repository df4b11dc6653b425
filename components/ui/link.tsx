"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { useT } from "@/components/shell/intl-provider";
import { safeHref } from "@/lib/format/safe-href";
import { Icon } from "./icon";
import { linkClass } from "./link-class";
import { Plain } from "./plain";

/**
 * A link to an address that came from outside. Only http and https without credentials become a link, opened apart and without
 * a referrer, its host shown; anything else stays inert text with the reason. Needs the area `common`.
 */
export function SafeLink({ url, children, className }: { url: string; children?: ReactNode; className?: string }) {
  const t = useT("common");
  const safe = safeHref(url);
  if ("reason" in safe) {
    const reason = t("unsafeLink", { reason: t(`unsafeReason.${safe.reason}`) });
    return (
      <span className={clsx("text-ink-2", className)} title={reason}>
        {children ?? <Plain max={80}>{url}</Plain>}
        <span className="sr-only"> ({reason})</span>
      </span>
    );
  }
  return (
    <a
      className={clsx("inline-flex min-h-6 max-w-full items-center gap-[3px]", linkClass, className)}
      href={safe.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={safe.href.slice(0, 300)}
    >
      {children}
      <span className={clsx("cut", children !== undefined && "font-normal text-ink-3")} translate="no">
        {safe.host}
      </span>
      <Icon name="arrow-up-right" size={13} className="text-ink-3" />
      <span className="sr-only"> ({t("opensNewTab")})</span>
    </a>
  );
}
