import "server-only";
import type { LengowClient } from "@/lib/lengow";
import type { Container } from "../container";
import { uuidV7 } from "../db/uuid-v7";
import { type BackgroundContext, objectionTo } from "./objection";
import { runSender, type Sender } from "./sender";
import { PROTOCOL, type SendingParts } from "./sending-parts";
import { timingsFor } from "./timings";

/** What services read from a context, for work that no request asked for. */
export function backgroundContext(container: Container, accountId: number, client: LengowClient): BackgroundContext {
  const { db, clock, logger, env, pictures } = container;
  return {
    accountId,
    db,
    clock,
    logger,
    demo: env.demo,
    timeScale: env.timeScale,
    requestId: uuidV7(),
    signal: new AbortController().signal,
    lengow: () => client,
    pictures,
    // Background work reads metadata alone; nobody's rights are asked for and none are given.
    person: { id: uuidV7(), email: "", name: "", locale: null },
    role: "viewer",
  };
}

/** The sender's parts as the running server has them. */
export function sendingParts(container: Container): SendingParts {
  const { db, logger, env, lengowFor } = container;
  return {
    db,
    lengowFor,
    objectionTo: async (row, order) =>
      objectionTo(backgroundContext(container, row.account_id, await lengowFor(row.account_id)), row, order),
    logger: logger.child({ part: "sender" }),
    timings: timingsFor(env.timeScale),
    owner: `${process.pid}-${uuidV7()}`,
    protocol: PROTOCOL,
  };
}

/**
 * Starts sending what is recorded, once per server process and as long as it lives; closing a browser neither loses nor hurries an
 * action. Stopped, it takes nothing new and finishes what it has begun.
 */
export function startSender(container: Container): Sender {
  return runSender(sendingParts(container));
}
