"use client";

import {
  type CSSProperties,
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useT } from "@/components/shell/intl-provider";
import type { Tone } from "@/lib/domain/status";
import { Button } from "./button";
import { Icon, type IconName } from "./icon";
import { IconButton } from "./icon-button";
import { Keys } from "./kbd";
import { useDismissal } from "./use-dismissal";
import { VisuallyHidden } from "./visually-hidden";

export interface ToastContent {
  tone: Tone;
  icon: IconName;
  /** What happened, in 500. */
  title: string;
  /** More words; of what is held, by the seconds that are left. */
  detail?: ReactNode | ((secondsLeft: number) => string);
  action?: { label: string; keys?: readonly string[]; onClick: () => void };
  /** A ring counts these milliseconds; the toast goes with them. */
  holdMs?: number;
}

interface Shown extends ToastContent {
  id: number;
}

interface Toasts {
  /** Shows a toast; gives back what takes it away again. */
  show(toast: ToastContent): () => void;
}

const ToastContext = createContext<Toasts>({ show: () => () => undefined });
const MOST = 3;

/** Shows toasts: for what no row shows already. */
export function useToasts(): Toasts {
  return useContext(ToastContext);
}

/**
 * The region of the toasts, bottom left, at most three. A failure stays until it is dismissed; the others go after a while, but never
 * while they are pointed at or hold the focus. Needs the area `common`.
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useT("common");
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const next = useRef(1);
  const dismiss = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const value = useMemo<Toasts>(
    () => ({
      show(toast) {
        const id = next.current++;
        setToasts((all) => [...all, { ...toast, id }].slice(-MOST));
        return () => dismiss(id);
      },
    }),
    [dismiss],
  );
  return (
    <ToastContext value={value}>
      {children}
      <section
        aria-label={t("messages")}
        className="pointer-events-none fixed bottom-14 left-4 z-40 grid w-[min(420px,calc(100vw-32px))] gap-2 tablet:left-[calc(56px+16px)] desktop:left-[calc(200px+16px)] max-tablet:bottom-[76px]"
      >
        {toasts.map((toast) => (
          <Toast key={toast.id} toast={toast} dismiss={() => dismiss(toast.id)} />
        ))}
      </section>
    </ToastContext>
  );
}

function Toast({ toast, dismiss }: { toast: Shown; dismiss: () => void }) {
  const t = useT("common");
  const { tone, icon, title, detail, action, holdMs } = toast;
  const pause = useDismissal(tone === "fail" || tone === "unknown" ? null : (holdMs ?? 6000), dismiss);
  return (
    <div
      {...pause}
      role={tone === "fail" ? "alert" : "status"}
      data-tone={tone}
      className="pointer-events-auto relative flex items-center gap-2.5 rounded-8 bg-raised py-2.5 pr-2 pl-3.5 shadow-pop"
    >
      {holdMs ? <HoldRing ms={holdMs} /> : <Icon name={icon} className="stroke-2 text-(--tone)" />}
      <p className="min-w-0 flex-1">
        <b className="font-medium">{title}</b>{" "}
        {detail && (
          <span className="text-ink-3">
            {typeof detail === "function" ? <HoldWords ms={holdMs ?? 0} words={detail} /> : detail}
          </span>
        )}
      </p>
      {action && (
        <Button size="small" variant="quiet" onClick={action.onClick}>
          {action.label}
          {action.keys && <Keys keys={action.keys} />}
        </Button>
      )}
      {!holdMs && <IconButton icon="x" size="small" iconSize={14} label={t("close")} onClick={dismiss} />}
    </div>
  );
}

/** How long it is still held: seen second by second, heard once as it was when the toast came. */
function HoldWords({ ms, words }: { ms: number; words: (secondsLeft: number) => string }) {
  const all = Math.ceil(ms / 1_000);
  const [left, setLeft] = useState(all);
  useEffect(() => {
    const until = Date.now() + ms;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1_000))), 250);
    return () => clearInterval(timer);
  }, [ms]);
  return (
    <>
      <VisuallyHidden>{words(all)}</VisuallyHidden>
      <span aria-hidden className="tabular-nums">
        {words(left)}
      </span>
    </>
  );
}

function HoldRing({ ms }: { ms: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      className="flex-none -rotate-90"
      fill="none"
      strokeWidth="2.5"
    >
      <circle cx="10" cy="10" r="8" className="stroke-line-strong" />
      <circle
        cx="10"
        cy="10"
        r="8"
        strokeLinecap="round"
        className="hold-ring stroke-move-solid"
        style={{ "--hold": `${ms}ms` } as CSSProperties}
      />
    </svg>
  );
}
