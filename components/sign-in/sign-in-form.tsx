"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { SignInProblem } from "./sign-in-problem";
import { useCountdown } from "./use-countdown";
import type { SignInAttempt } from "./use-sign-in";

type Missing = { email?: string; password?: string };

/** E-mail and password, and the company's own sign-in where there is one. The password never stands in an address: the form posts. */
export function SignInForm({ attempt, oidc }: { attempt: SignInAttempt; oidc: boolean }) {
  const t = useT("signIn");
  const form = useRef<HTMLFormElement>(null);
  const problem = useId();
  const [missing, setMissing] = useState<Missing>({});
  const { busy, error } = attempt;
  const wait = useCountdown(error?.kind === "wait" ? error.seconds : 0, attempt.round);
  const wrong = error?.kind === "invalid" || undefined;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [email, password] = [String(data.get("email")).trim(), String(data.get("password"))];
    const found: Missing = {
      ...(email ? {} : { email: t("emailMissing") }),
      ...(password ? {} : { password: t("passwordMissing") }),
    };
    setMissing(found);
    const first = Object.keys(found)[0];
    if (first) form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
    else if (wait === 0 && !busy) void attempt.withPassword(email, password);
  };

  return (
    <form
      ref={form}
      method="post"
      action="/api/auth/callback/credentials"
      noValidate
      onSubmit={submit}
      className="grid gap-4"
    >
      <Field label={t("email")} error={missing.email}>
        {(ids) => (
          <Input
            {...ids}
            name="email"
            type="email"
            size="large"
            autoComplete="username"
            autoCapitalize="none"
            required
          />
        )}
      </Field>
      <Field label={t("password")} error={missing.password}>
        {(ids) => (
          <PasswordInput
            {...ids}
            name="password"
            size="large"
            autoComplete="current-password"
            required
            aria-invalid={ids["aria-invalid"] ?? wrong}
            aria-describedby={ids["aria-describedby"] ?? (error ? problem : undefined)}
          />
        )}
      </Field>
      <SignInProblem id={problem} error={error} wait={wait} round={attempt.round} />
      <Button
        type="submit"
        variant="primary"
        size="large"
        aria-busy={busy || undefined}
        unavailable={wait > 0 && error?.kind === "wait" ? t("errorWait", { seconds: error.seconds }) : undefined}
      >
        {t(busy ? "submitting" : "submit")}
      </Button>
      {oidc && (
        <Button
          size="large"
          className="-mt-1.5"
          aria-disabled={busy || undefined}
          onClick={() => void attempt.withCompany()}
        >
          <Icon name="building-2" size={17} />
          {t("company")}
        </Button>
      )}
    </form>
  );
}
