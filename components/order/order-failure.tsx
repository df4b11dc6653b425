"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { failureWords } from "@/components/failure-words";
import { useT } from "@/components/shell/intl-provider";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ErrorCode } from "@/lib/contract/error-envelope";

interface Props {
  failure: ErrorCode;
  reference: string;
  backHref: string;
  /** Where `backHref` leads, unless to the orders. */
  back?: string;
  /** What it means for what was opened. */
  children?: ReactNode;
}

/** In place of an order that could not be read: what failed, that nothing was sent, and two ways on. */
export function OrderFailure({ failure, reference, backHref, back, children }: Props) {
  const [t, o, e] = [useT("order"), useT("orders"), useT("errors")];
  const router = useRouter();
  const { icon, title, step } = failureWords(failure, e);
  const actions = (
    <>
      <Button onClick={() => router.refresh()}>{o("tryNow")}</Button>
      <Link className={buttonClass("quiet")} href={backHref}>
        {back ?? t("back")}
      </Link>
    </>
  );
  return (
    <div role="alert" className="p-4">
      <EmptyState icon={icon} title={title} actions={actions}>
        {children}
        <p>
          {e("sentNo")} {step}
        </p>
        <p className="mt-1 select-all text-11 text-ink-3">{e("reference", { id: reference })}</p>
      </EmptyState>
    </div>
  );
}
