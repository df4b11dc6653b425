"use client";

import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import type { Fix } from "./use-fix";

/** With so many rows a mistake is dear: a few can go first. */
const MANY = 20;
const FEW = 3;

/** Sends a correction of many rows to the first few of them; the others stay open and keep it. */
export function TryFew({ fix }: { fix: Fix }) {
  const t = useT("triage");
  if ((fix.preview?.intents ?? 0) <= MANY || !fix.isReady) return null;
  return (
    <div data-try-few className="grid gap-1">
      <Button
        className="w-full max-tablet:h-11"
        unavailable={fix.state.is === "sending" ? t("fix.sending") : undefined}
        onClick={() => void fix.send(FEW)}
      >
        {t("few.send", { n: FEW })}
      </Button>
      <p className="text-12 text-ink-3">{t("few.hint")}</p>
    </div>
  );
}

/** After a few went first: the way on to the others, which keep the correction. */
export function RestAfterFew({ rest }: { rest: { n: number; correct: () => void } }) {
  const t = useT("triage");
  return (
    <div className="grid gap-1">
      <Button className="w-full max-tablet:h-11" onClick={rest.correct}>
        {t("few.rest", { n: rest.n })}
      </Button>
      <p className="text-12 text-ink-3">{t("few.restHint")}</p>
    </div>
  );
}
