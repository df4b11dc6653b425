import "server-only";
import type { LengowClient } from "@/lib/lengow";
import type { AccountCredentials } from "./accounts/account-store";
import { SecretBox } from "./accounts/secret-box";
import { SignInAttempts } from "./auth/attempts";
import { People } from "./auth/people";
import { Sessions } from "./auth/sessions";
import { type Clock, systemClock } from "./clock";
import type { Database } from "./db/database";
import type { Env } from "./env";
import { AppError } from "./errors";
import type { KnownSecrets, Logger } from "./logger";
import { Pictures } from "./pictures/pictures";

/** Everything that exists once in the server. Services never see it; they get a ServiceContext made from it. */
export interface Container {
  env: Env;
  /** The real one, or the one the demo made for itself. */
  authSecret: string;
  logger: Logger;
  /** What no log line may hold. */
  secrets: KnownSecrets;
  clock: Clock;
  db: Database;
  box: SecretBox;
  sessions: Sessions;
  attempts: SignInAttempts;
  people: People;
  /** Pictures of products, for signed addresses alone. */
  pictures: Pictures;
  /**
   * Lengow's client for an account, one per account while its keys stay the same.
   * @throws AppError `lengow_credentials` when the account is not connected.
   */
  lengowFor(accountId: number): Promise<LengowClient>;
  /** A client with keys that are only being tried; whoever asked for it closes it. */
  lengowWith(credentials: AccountCredentials): LengowClient;
  /** The account's keys have changed: its client is made anew. */
  forgetLengow(accountId: number): void;
  close(): Promise<void>;
}

/** The parts from which a container is put together; a test brings its own. */
export interface ContainerParts {
  env: Env;
  authSecret: string;
  logger: Logger;
  secrets: KnownSecrets;
  db: Database;
  clock?: Clock;
  lengowFor: Container["lengowFor"];
  lengowWith?: Container["lengowWith"];
  forgetLengow?: Container["forgetLengow"];
}

/** For a container that nobody gave a way to try keys with. */
function noTrial(): never {
  throw new AppError("lengow_credentials", "Keys cannot be tried here.");
}

/** Puts the parts together. Opens nothing. */
export function assemble(parts: ContainerParts): Container {
  const { env, db, authSecret, logger, clock = systemClock } = parts;
  const sessions = new Sessions(db, clock, env.demo);
  return {
    lengowWith: noTrial,
    forgetLengow: () => undefined,
    ...parts,
    clock,
    box: new SecretBox(authSecret),
    sessions,
    attempts: new SignInAttempts(db, clock),
    people: new People(db, (personId) => sessions.forget(personId)),
    pictures: new Pictures({ authSecret, clock, logger, allowLoopback: env.demo }),
    close: () => db.close(),
  };
}

const KEY = Symbol.for("orderdeck.container");
type Shared = typeof globalThis & { [KEY]?: Promise<Container> };

/** Makes `opening` the container of this process. Called by `instrumentation.register` and by tests, never by a route. */
export function installContainer(opening: Promise<Container>): Promise<Container> {
  (globalThis as Shared)[KEY] = opening;
  return opening;
}

/**
 * The container of this process. It lives on `globalThis`, because Next evaluates server modules twice.
 * @throws AppError `storage_unavailable` when the server never opened it.
 */
export async function container(): Promise<Container> {
  const opening = (globalThis as Shared)[KEY];
  if (opening) return opening;
  throw new AppError("storage_unavailable", "The server has not finished starting. Try again in a moment.");
}
