import "server-only";
import { type AccountRouteKey, ROUTES, type RouteKey } from "@/lib/contract/routes";
import { roleAllows } from "@/lib/domain/permissions";
import { signedInBy } from "../auth/session-cookie";
import type { SignedIn } from "../auth/sessions";
import type { Container } from "../container";
import type { PersonContext, PublicContext, ServiceContext } from "../context";
import { AppError, notFound } from "../errors";
import type { Answering } from "./answer";

/** The context a route's handler gets follows from its key: an account's, a person's, or nobody's. */
export type ContextOf<K extends RouteKey> = K extends AccountRouteKey
  ? ServiceContext
  : (typeof ROUTES)[K] extends "public"
    ? PublicContext
    : PersonContext;

const ACCOUNT_ID = /^[1-9]\d{0,9}$/;
const MAX_ACCOUNT_ID = 2_147_483_647;

/** An account id as the path spells it: digits and nothing else. Null for every other spelling. */
export function readAccountId(text: unknown): number | null {
  if (typeof text !== "string" || !ACCOUNT_ID.test(text)) return null;
  const id = Number(text);
  return id <= MAX_ACCOUNT_ID ? id : null;
}

/**
 * One person on one account. The same for a route and for a page, so that a wall stands once.
 * @throws AppError `not_found` when the account is not theirs (D1)
 */
export async function accountContext(
  container: Container,
  signedIn: SignedIn,
  accountId: number | null,
  request: { requestId: string; signal: AbortSignal },
): Promise<ServiceContext> {
  const role = accountId === null ? undefined : signedIn.grants.get(accountId);
  if (accountId === null || role === undefined) throw notFound();
  const client = await container.lengowFor(accountId).catch((error: unknown) => ({ error }));
  const { person } = signedIn;
  return {
    ...publicContext(container, request),
    person,
    accountId,
    role,
    pictures: container.pictures,
    lengow: () => {
      if ("error" in client) throw client.error;
      return client;
    },
  };
}

function publicContext(container: Container, request: { requestId: string; signal: AbortSignal }): PublicContext {
  const { logger, clock, db, env } = container;
  const { requestId, signal } = request;
  return {
    requestId,
    signal,
    clock,
    db,
    demo: env.demo,
    timeScale: env.timeScale,
    logger: logger.child({ request_id: requestId }),
  };
}

async function requireSignedIn(answering: Answering, request: Request): Promise<SignedIn> {
  const signedIn = await signedInBy(answering.container, request.headers.get("cookie"));
  if (!signedIn)
    throw new AppError("not_signed_in", "You are not signed in, or your session has ended. Sign in again.");
  answering.asker.personId = signedIn.person.id;
  return signedIn;
}

async function contextFor(
  key: RouteKey,
  answering: Answering,
  request: Request,
  params: Record<string, unknown>,
): Promise<PublicContext | PersonContext | ServiceContext> {
  const access = ROUTES[key];
  const about = { requestId: answering.requestId, signal: request.signal };
  if (access === "public") return publicContext(answering.container, about);
  const signedIn = await requireSignedIn(answering, request);
  if (access === "session") {
    return { ...publicContext(answering.container, about), person: signedIn.person, grants: signedIn.grants };
  }
  const ctx = await accountContext(answering.container, signedIn, readAccountId(params.accountId), about);
  answering.asker.accountId = ctx.accountId;
  if (!roleAllows(ctx.role, access)) {
    throw new AppError(
      "not_allowed",
      "Your role on this account does not allow this. An administrator of the account can change that.",
    );
  }
  return ctx;
}

/**
 * Who asks, on which account, and whether they may: the only place where a route's entry in the matrix is looked up.
 * @throws AppError `not_signed_in`, `not_found` (unknown or foreign account) or `not_allowed`
 */
export async function routeContext<K extends RouteKey>(
  key: K,
  answering: Answering,
  request: Request,
  params: Record<string, unknown>,
): Promise<ContextOf<K>> {
  return (await contextFor(key, answering, request, params)) as ContextOf<K>;
}
