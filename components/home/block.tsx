"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { failureWords } from "@/components/failure-words";
import { useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { ApiError } from "@/lib/queries/api-fetch";

interface Props<T> {
  query: Pick<UseQueryResult<T>, "data" | "error" | "refetch" | "isFetching">;
  /** Height while there is nothing yet, so that nothing jumps: a class. */
  bones: string;
  title: string;
  /** A way out of a question that is not answered. */
  way?: Way | undefined;
  children: (data: T) => ReactNode;
}

interface Way {
  label: string;
  go: () => void;
}

/** A part of the page that loads and fails by itself (PRODUCT 5.2.6, U12); what was there stays while newer figures are had. */
export function Block<T>({ query, bones, title, way, children }: Props<T>) {
  const { data, error } = query;
  if (data !== undefined) return children(data);
  if (error) return <BlockFailure title={title} error={error} onRetry={() => void query.refetch()} way={way} />;
  return (
    <div className={bones} aria-busy="true">
      <h2 className="mb-4 text-13 font-semibold">{title}</h2>
      <div className="grid gap-3">
        <Bone className="w-3/4" />
        <Bone className="w-1/2" />
        <Bone className="w-2/3" />
      </div>
    </div>
  );
}

interface FailureProps {
  title: string;
  error: Error;
  onRetry: () => void;
  way?: Way | undefined;
}

/** Why this part is not there; the others go on. */
export function BlockFailure({ title, error, onRetry, way }: FailureProps) {
  const [t, e] = [useT("home"), useT("errors")];
  const words = failureWords(error instanceof ApiError ? error.code : "internal", e);
  return (
    <div role="status" className="grid gap-2">
      <h2 className="text-13 font-semibold">{title}</h2>
      <p className="flex items-start gap-1.5 text-12 text-ink-2">
        <Icon name={words.icon} size={14} className="mt-px text-fail" />
        <span>
          {words.title} {words.step}
        </span>
      </p>
      <div className="flex gap-2">
        <Button size="small" onClick={onRetry}>
          {t("tryAgain")}
        </Button>
        {way && (
          <Button size="small" variant="quiet" onClick={way.go}>
            {way.label}
          </Button>
        )}
      </div>
    </div>
  );
}
