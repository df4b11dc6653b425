"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { NoticeProps } from "./grid-notice";

const GridNotice = lazy(async () => ({ default: (await import("./grid-notice")).GridNotice }));

/** How long an answer may take before the reader is told what is being waited for. */
const SLOW_MS = 3_000;

function useSlow(fetching: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!fetching) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [fetching]);
  return slow;
}

type Props = Omit<NoticeProps, "slow"> & { fetching: boolean };

/** True when the answer has limits or failed: then there is something to say. */
function hasLimits({ page, error, skipped, idsAsked }: Props): boolean {
  if (error || skipped.length > 0 || idsAsked.length > 0) return true;
  if (!page) return false;
  const { stale, ignored_filters: ignored, dropped, index } = page;
  return stale !== undefined || ignored.length > 0 || dropped > 0 || index?.state === "behind";
}

/** Most lists have nothing to say about themselves, so the words for it come only when they are needed. */
export function LazyNotice(props: Props) {
  const { fetching, ...notice } = props;
  const slow = useSlow(fetching);
  if (!slow && !hasLimits(props)) return null;
  return (
    <Suspense fallback={null}>
      <GridNotice {...notice} slow={slow} />
    </Suspense>
  );
}
