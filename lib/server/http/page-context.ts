import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import type { Me } from "@/lib/contract/me";
import { signedInBy } from "../auth/session-cookie";
import type { SignedIn } from "../auth/sessions";
import { whoAmI } from "../auth/who-am-i";
import { type Container, container } from "../container";
import type { ServiceContext } from "../context";
import { uuidV7 } from "../db/uuid-v7";
import { isAppError } from "../errors";
import { openPageScope } from "./request-scope";
import { accountContext, readAccountId } from "./route-context";

export interface PageContext {
  ctx: ServiceContext;
  me: Me;
}

async function signedIn(opened: Container): Promise<SignedIn | null> {
  return signedInBy(opened, (await headers()).get("cookie"));
}

/** Where to come back to after signing in: the page that was asked for, as the proxy noted it. */
async function signInAddress(): Promise<string> {
  const asked = (await headers()).get("x-asked-path");
  return asked ? `/sign-in?callbackUrl=${encodeURIComponent(asked)}` : "/sign-in";
}

/** The id that the answer carries in `x-request-id`, as the proxy gave it. */
async function pageRequestId(): Promise<string> {
  return (await headers()).get("x-request-id") ?? uuidV7();
}

/** Who is looking at this page; sends them to the sign-in when nobody is. */
export const pagePerson = cache(async (): Promise<{ opened: Container; who: SignedIn; me: Me }> => {
  const opened = await container();
  const who = await signedIn(opened);
  if (!who) redirect(await signInAddress());
  const signal = AbortSignal.timeout(60_000);
  const { clock, db, env, logger } = opened;
  const common = {
    requestId: await pageRequestId(),
    clock,
    db,
    demo: env.demo,
    timeScale: env.timeScale,
    logger,
    signal,
  };
  const me = await whoAmI({ ...common, person: who.person, grants: who.grants });
  return { opened, who, me };
});

/** One line per page, like the line per route: who, which account, which page, and what it asked of Lengow. */
async function logWhenSent(opened: Container, who: SignedIn, accountId: string, requestId: string): Promise<void> {
  const began = performance.now();
  const asked = (await headers()).get("x-asked-path") ?? "";
  const { scope, close } = openPageScope(requestId);
  after(() => {
    close();
    const line = {
      request_id: requestId,
      route: `PAGE ${asked.split("?")[0]}`,
      ms: Math.round((performance.now() - began) * 10) / 10,
      person: who.person.id,
      account: Number(accountId) || undefined,
      ...(scope.upstream.length > 0 ? { upstream: scope.upstream } : {}),
    };
    opened.logger.info(line, "page");
  });
}

/**
 * The context of a page below an account: the same wall as a route's. Nobody signed in: to the sign-in page and back;
 * an account that is not theirs: the page for what does not exist.
 */
export const pageContext = cache(async (accountId: string): Promise<PageContext> => {
  const { opened, who, me } = await pagePerson();
  const request = { requestId: await pageRequestId(), signal: AbortSignal.timeout(60_000) };
  await logWhenSent(opened, who, accountId, request.requestId);
  try {
    return { ctx: await accountContext(opened, who, readAccountId(accountId), request), me };
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  }
});
