"use client";

import clsx from "clsx";
import { useEffect } from "react";
import { forgetTicks } from "@/components/orders/kept-ticks";
import { useT } from "@/components/shell/intl-provider";
import { LanguageSwitch } from "@/components/shell/preferences";
import { Brand, DemoRibbon } from "@/components/ui/brand";
import { DemoPeople } from "./demo-people";
import { readSignInError } from "./sign-in-error";
import { SignInForm } from "./sign-in-form";
import { useSignIn } from "./use-sign-in";

type Props = {
  /** Where to go afterwards: a path of ours that the server has checked. */
  returnTo: string;
  /** next-auth's `error`, as it came. */
  errorCode: string | null;
  demo: boolean;
  oidc: boolean;
};

/** The sign-in page: the form, and in the demo the five people beside it. Needs the areas `signIn`, `shell` and `common`. */
export function SignInScreen({ returnTo, errorCode, demo, oidc }: Props) {
  const t = useT("signIn");
  const attempt = useSignIn(returnTo, readSignInError(errorCode));
  useEffect(forgetTicks, []);
  return (
    <main id="main" className={clsx("min-h-dvh bg-surface", demo && "tablet:grid tablet:grid-cols-2")}>
      {demo && <DemoRibbon />}
      <div
        className={clsx(
          "flex min-h-full flex-col px-10 pt-6 pb-7 max-tablet:px-4 max-tablet:py-5",
          demo ? "border-line tablet:border-r" : "min-h-dvh",
        )}
      >
        <div className="flex items-center justify-between gap-4">
          <Brand large />
          <LanguageSwitch />
        </div>
        <div className="m-auto grid w-full max-w-[360px] gap-4 max-tablet:mx-auto max-tablet:mt-9 max-tablet:mb-6 max-tablet:max-w-none">
          <div>
            <h1 className="text-24 tracking-[-0.022em]">{t("title")}</h1>
            <p className="mt-1 text-ink-2">{t(returnTo === "/" ? "leadPlain" : "lead")}</p>
          </div>
          <SignInForm attempt={attempt} oidc={oidc} />
        </div>
        <p className="mx-auto w-full max-w-[360px] text-12 text-ink-3 max-tablet:max-w-none">{t("help")}</p>
      </div>
      {demo && (
        <div className="grid place-items-center bg-canvas p-10 max-tablet:block max-tablet:border-t max-tablet:border-line max-tablet:px-4 max-tablet:pt-5 max-tablet:pb-10">
          <DemoPeople attempt={attempt} />
        </div>
      )}
    </main>
  );
}
