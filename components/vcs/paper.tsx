"use client";

import { useEffect, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";

/** A PDF as a picture of its first page. The text stands in the PDF itself; the picture's label says what it shows. */
export function Paper({ data, label }: { data: ArrayBuffer; label: string }) {
  const t = useT("vcs");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pages, setPages] = useState<number | "failed" | null>(null);
  useEffect(() => {
    let gone = false;
    const draw = async () => {
      const { drawFirstPage } = await import("./pdf-reader");
      const element = canvas.current;
      if (!element || gone) return;
      const count = await drawFirstPage(data, element, 520);
      if (!gone) setPages(count);
    };
    draw().catch(() => !gone && setPages("failed"));
    return () => {
      gone = true;
    };
  }, [data]);
  return (
    <figure className="grid gap-1.5">
      {pages === null && <Bone className="w-40" />}
      <canvas ref={canvas} role="img" aria-label={label} className="paper" hidden={pages === "failed"} />
      <figcaption className="text-12 text-ink-3">
        {pages === "failed" && t("make.noPicture")}
        {typeof pages === "number" && pages > 1 && t("make.pages", { n: pages })}
      </figcaption>
    </figure>
  );
}
