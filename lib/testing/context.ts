import { randomBytes } from "node:crypto";
import type { Role } from "@/lib/domain/permissions";
import type { LengowClient } from "@/lib/lengow";
import type { Clock } from "@/lib/server/clock";
import { assemble, type Container, installContainer } from "@/lib/server/container";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { uuidV7 } from "@/lib/server/db/uuid-v7";
import { type Env, parseEnv } from "@/lib/server/env";
import { AppError } from "@/lib/server/errors";
import { createLogger, KnownSecrets } from "@/lib/server/logger";
import { Pictures } from "@/lib/server/pictures/pictures";

export const TEST_ORIGIN = "http://localhost:3000";

/** A clock that stands still until it is moved. */
export class TestClock implements Clock {
  constructor(private time = new Date("2026-11-21T09:00:00Z")) {}

  now(): Date {
    return new Date(this.time);
  }

  advance(ms: number): void {
    this.time = new Date(this.time.getTime() + ms);
  }
}

export interface TestContainerParts {
  db: Database;
  env?: Partial<Env>;
  clock?: Clock;
  /** What `ctx.lengow()` gives for an account; without it every account is unconnected. */
  lengowFor?: (accountId: number) => Promise<LengowClient>;
  /** A client with keys that are being tried; without it none can be. */
  lengowWith?: Container["lengowWith"];
  /** Hears that an account's keys have changed. */
  forgetLengow?: Container["forgetLengow"];
  /** Receives each log line; nothing is written anywhere else. */
  onLogLine?: (line: string) => void;
}

/** A whole server core on a test database, installed as the container of this process, so that route handlers find it. */
export async function installTestContainer(parts: TestContainerParts): Promise<Container> {
  const secrets = new KnownSecrets();
  const authSecret = randomBytes(32).toString("base64");
  const { onLogLine } = parts;
  const logger = createLogger(onLogLine ? "info" : "silent", secrets, { write: (line) => onLogLine?.(line) });
  const env: Env = { ...parseEnv({ NEXTAUTH_SECRET: authSecret, NEXTAUTH_URL: TEST_ORIGIN }), ...parts.env };
  const lengowFor =
    parts.lengowFor ??
    (() => Promise.reject(new AppError("lengow_credentials", "This account is not connected to Lengow.")));
  const { db, clock } = parts;
  return installContainer(
    Promise.resolve(
      assemble({
        env,
        authSecret,
        logger,
        secrets,
        db,
        lengowFor,
        ...(clock ? { clock } : {}),
        ...(parts.lengowWith ? { lengowWith: parts.lengowWith } : {}),
        ...(parts.forgetLengow ? { forgetLengow: parts.forgetLengow } : {}),
      }),
    ),
  );
}

/** A service's context: a person in `role` on `accountId`. The person is not in the database. */
export function testContext(parts: {
  db: Database;
  role?: Role;
  accountId?: number;
  lengow?: LengowClient;
  clock?: Clock;
  signal?: AbortSignal;
}): ServiceContext {
  const {
    db,
    role = "operator",
    accountId = 1,
    lengow,
    clock = new TestClock(),
    signal = new AbortController().signal,
  } = parts;
  const logger = createLogger("silent", new KnownSecrets());
  return {
    person: { id: uuidV7(), email: "someone@example.test", name: "Someone", locale: null },
    accountId,
    role,
    requestId: uuidV7(),
    logger,
    clock,
    db,
    demo: false,
    timeScale: 1,
    signal,
    pictures: new Pictures({ authSecret: "of this test", clock, logger, allowLoopback: false }),
    lengow: () => {
      if (!lengow) throw new Error("This test gave its context no Lengow client.");
      return lengow;
    },
  };
}
