"use client";

import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { plainText } from "@/lib/format/plain";
import { useViews, type ViewProps } from "./use-views";

/** A view that could not be opened whole, or at all: what was left out is named. */
export function ViewNotice(props: Omit<ViewProps, "onOpen">) {
  const t = useT("views");
  const views = useViews(props);
  if (views.gone) return <Banner flat tone="rest" icon="info" role="status" title={t("gone")} />;
  if (views.skipped.length === 0) return null;
  const what = views.skipped.map((one) => plainText(one, 40).text).join(", ");
  return <Banner flat tone="warn" icon="info" role="status" title={t("skipped", { what })} />;
}
