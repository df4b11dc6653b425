"use client";

import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Avatar } from "@/components/ui/avatar";
import { DemoTag } from "@/components/ui/brand";
import { Icon } from "@/components/ui/icon";
import type { SignInAttempt } from "./use-sign-in";

const PASSWORD = "demo-orderdeck";
const PEOPLE = [
  { email: "merchant@demo.test", name: "demoMerchant", does: "demoMerchantDoes" },
  { email: "support@demo.test", name: "demoSupport", does: "demoSupportDoes" },
  { email: "viewer@demo.test", name: "demoViewer", does: "demoViewerDoes" },
  { email: "admin@demo.test", name: "demoAdmin", does: "demoAdminDoes" },
  { email: "outsider@demo.test", name: "demoOutsider", does: "demoOutsiderDoes" },
] as const;

/** The people of the demo (DESIGN §4): one press and you are in. They exist in demo mode only; elsewhere this list is not drawn. */
export function DemoPeople({ attempt }: { attempt: SignInAttempt }) {
  const t = useT("signIn");
  const [chosen, setChosen] = useState<string | null>(null);
  const enter = (email: string) => {
    setChosen(email);
    void attempt.withPassword(email, PASSWORD);
  };
  return (
    <section aria-labelledby="demo-people" className="grid w-full max-w-[400px] gap-2 max-tablet:max-w-none">
      <div className="flex items-center gap-2">
        <h2 id="demo-people" className="text-14">
          {t("demoTitle")}
        </h2>
        <DemoTag>{t("demoSandbox")}</DemoTag>
      </div>
      <p className="text-ink-2">
        {t.rich("demoLead", {
          password: PASSWORD,
          b: (text) => <b className="font-medium whitespace-nowrap text-ink">{text}</b>,
        })}
      </p>
      <ul className="mt-2.5 border-t border-line">
        {PEOPLE.map(({ email, name, does }) => (
          <li key={email}>
            <button
              type="button"
              onClick={() => enter(email)}
              aria-disabled={attempt.busy || undefined}
              className="ring-inward grid w-full grid-cols-[24px_minmax(0,1fr)_16px] items-center gap-3 border-b border-line px-2 py-[11px] text-left hover:tint-5"
            >
              <Avatar name={t(name)} />
              <span className="min-w-0">
                <span className="cut block">
                  <span className="font-medium">{t(name)}</span> <span className="text-ink-3">{t(does)}</span>
                </span>
                <span className="cut block text-12 text-ink-3" translate="no">
                  {email}
                </span>
              </span>
              <Icon name={attempt.busy && chosen === email ? "hourglass" : "arrow-right"} className="text-ink-3" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
