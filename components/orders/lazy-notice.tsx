"use client";

import { type ComponentType, useEffect, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import type { NoticeProps } from "./grid-notice";

type Part = ComponentType<NoticeProps>;

/** The part that has the words; asked for again with each new thing to say when it could not be had. */
function usePart(needed: boolean, saying: unknown): { Notice: Part | null; failed: boolean } {
  const [part, setPart] = useState<{ Notice: Part | null; failed: boolean }>({ Notice: null, failed: false });
  const missing = needed && part.Notice === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another thing to say is another try
  useEffect(() => {
    if (!missing) return;
    let gone = false;
    import("./grid-notice").then(
      ({ GridNotice }) => !gone && setPart({ Notice: GridNotice, failed: false }),
      () => !gone && setPart({ Notice: null, failed: true }),
    );
    return () => {
      gone = true;
    };
  }, [missing, saying]);
  return part;
}

/** Not even the words could be fetched: then it is Orderdeck that cannot be reached. */
function Unreachable({ onRetry }: { onRetry: () => void }) {
  const [t, e] = [useT("orders"), useT("errors")];
  return (
    <p role="status" className="flex items-center gap-3 border-t px-5 py-1.5 text-12 text-warn">
      {e("network")}
      <button type="button" className="underline underline-offset-2" onClick={onRetry}>
        {t("tryNow")}
      </button>
    </p>
  );
}

/** How long an answer may take before the reader is told what is being waited for. */
const SLOW_MS = 3_000;

/** A look for an id asks one marketplace after another: how far it is may be told sooner. */
const LOOK_MS = 800;

function useSlow(fetching: boolean, after: number): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!fetching) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), after);
    return () => clearTimeout(timer);
  }, [fetching, after]);
  return slow;
}

type Props = Omit<NoticeProps, "slow"> & { fetching: boolean };

/** True when the answer has limits or failed: then there is something to say. */
function hasLimits({ page, error, skipped, unread, idsAsked }: Props): boolean {
  if (error || skipped.length > 0 || unread.length > 0 || idsAsked.length > 0) return true;
  if (!page) return false;
  const { stale, ignored_filters: ignored, dropped, index } = page;
  const behind = page.source === "index" && (index?.state === "behind" || index?.trouble !== undefined);
  return stale !== undefined || ignored.length > 0 || dropped > 0 || behind;
}

/** Most lists have nothing to say about themselves, so the words for it come only when they are needed. */
export function LazyNotice(props: Props) {
  const { fetching, ...notice } = props;
  const slow = useSlow(fetching, props.look ? LOOK_MS : SLOW_MS);
  const needed = slow || hasLimits(props);
  const { Notice, failed } = usePart(needed, notice.error ?? notice.page);
  if (!needed) return null;
  if (Notice) return <Notice {...notice} slow={slow} />;
  return failed ? <Unreachable onRetry={notice.onRetry} /> : null;
}
