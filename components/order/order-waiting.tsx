"use client";

import Link from "next/link";
import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Bone } from "@/components/ui/bone";
import { linkClass } from "@/components/ui/link-class";
import { plainText } from "@/lib/format/plain";

/** While Lengow takes its time with an order: which one is waited for, that nothing is lost, and the shape of what comes. */
export function OrderWaiting(props: {
  backHref: string;
  /** Where that leads, unless to the orders. */
  back?: string;
  orderId: string;
}) {
  const { backHref, back, orderId } = props;
  const [t, o, e] = [useT("order"), useT("orders"), useT("errors")];
  return (
    <div className="grid content-start gap-4 p-6 max-tablet:p-4">
      <Link href={backHref} className={linkClass}>
        {back ?? t("back")}
      </Link>
      <h1 className="order-id text-20 font-semibold [overflow-wrap:anywhere]">
        <bdi translate="no">{plainText(orderId, 120).text}</bdi>
      </h1>
      <Banner role="status" tone="warn" icon="hourglass" title={e("lengowSlow")}>
        {o("slowWithout")}
      </Banner>
      {["w-2/5", "w-4/5", "w-3/5", "w-3/4"].map((width) => (
        <Bone key={width} className={width} />
      ))}
    </div>
  );
}
