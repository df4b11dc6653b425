"use client";

import { useEffect, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { IconButton } from "./icon-button";

/** Copies `text` and says so, in place and once to screen readers. Needs the area `common`. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useT("common");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <IconButton
        icon={copied ? "check" : "copy"}
        iconSize={14}
        size="small"
        label={copied ? t("copied") : label}
        onClick={() => void copy()}
      />
      <span role="status" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
    </>
  );
}
