"use client";

import { useState } from "react";
import { postAuth } from "@/components/shell/auth-request";
import { readSignInError, type SignInError } from "./sign-in-error";

/** One sign-in at a time: what is going on, what went wrong last, and the two ways in. */
export interface SignInAttempt {
  busy: boolean;
  error: SignInError | null;
  /** Counts the answers, so that the same error twice is announced twice. */
  round: number;
  withPassword(email: string, password: string): Promise<void>;
  withCompany(): Promise<void>;
  clear(): void;
}

/**
 * Signs in through next-auth and leaves for `returnTo`. The server decides where to: it drops every address that is not ours,
 * and of what it answers only path and query are used.
 */
export function useSignIn(returnTo: string, initial: SignInError | null): SignInAttempt {
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const [error, setError] = useState(initial);

  const run = async (send: () => Promise<SignInError | null>) => {
    if (busy) return;
    setBusy(true);
    const failure = await send().catch((): SignInError => ({ kind: "network" }));
    setError(failure);
    setRound((value) => value + 1);
    // On success the browser is leaving: the button stays busy until the next page is there.
    if (failure) setBusy(false);
  };

  const withPassword = (email: string, password: string) =>
    run(async () => {
      const url = await postAuth("/api/auth/callback/credentials", { email, password, callbackUrl: returnTo });
      const failure = readSignInError(url.searchParams.get("error"));
      if (!failure) location.assign(url.pathname + url.search);
      return failure;
    });

  const withCompany = () =>
    run(async () => {
      const url = await postAuth("/api/auth/signin/oidc", { callbackUrl: returnTo });
      const failure = url.origin === location.origin ? readSignInError(url.searchParams.get("error") ?? "oidc") : null;
      if (!failure) location.assign(url.href);
      return failure;
    });

  return { busy, error, round, withPassword, withCompany, clear: () => setError(null) };
}
