"use client";

import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import type { Translate } from "@/lib/messages/translate";
import type { SignInError } from "./sign-in-error";

function words(t: Translate<"signIn">, error: SignInError, wait: number): string {
  switch (error.kind) {
    case "invalid":
      return t("errorInvalid", { tries: error.triesLeft });
    case "wait":
      return wait > 0 ? t("errorWait", { seconds: wait }) : t("errorWaitOver");
    case "network":
      return t("errorNetwork");
    case "not_invited":
      return t("errorNotInvited");
    case "session":
      return t("errorSession");
    case "company":
      return t("errorCompany");
  }
}

/** What went wrong and what to do. A screen reader hears it once, and once more when the wait is over, not every second of it. */
export function SignInProblem(props: { id: string; error: SignInError | null; wait: number; round: number }) {
  const { id, error, wait, round } = props;
  const t = useT("signIn");
  const calm = error?.kind === "session" || (error?.kind === "wait" && wait === 0);
  const spoken = error && words(t, error, error.kind === "wait" && wait > 0 ? error.seconds : wait);
  return (
    <div role="alert" className={error ? "-mt-3" : "hidden"}>
      {error && (
        <p key={round} className={calm ? "flex gap-[5px] text-12 text-ink-2" : "flex gap-[5px] text-12 text-fail"}>
          <Icon
            name={calm ? "info" : error.kind === "wait" ? "hourglass" : "octagon-x"}
            size={13}
            className="mt-[1.5px]"
          />
          <span aria-hidden className={error.kind === "wait" ? "tabular-nums" : undefined}>
            {words(t, error, wait)}
          </span>
          <span id={id} className="sr-only">
            {spoken}
          </span>
        </p>
      )}
    </div>
  );
}
