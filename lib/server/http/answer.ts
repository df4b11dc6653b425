import "server-only";
import { type Container, container } from "../container";
import { uuidV7 } from "../db/uuid-v7";
import type { Logger } from "../logger";
import { errorResponse } from "./error-response";
import { inRequestScope, type RequestScope } from "./request-scope";

/** What the log line says of who asked; filled in while the request is being understood. */
export interface Asker {
  personId?: string;
  accountId?: number;
}

export interface Answering {
  container: Container;
  logger: Logger;
  requestId: string;
  asker: Asker;
}

function logLine(
  logger: Logger,
  routeKey: string,
  scope: RequestScope,
  asker: Asker,
  status: number,
  ms: number,
): void {
  const line = {
    request_id: scope.requestId,
    route: routeKey,
    status,
    ms: Math.round(ms * 10) / 10,
    ...(asker.personId ? { person: asker.personId } : {}),
    ...(asker.accountId ? { account: asker.accountId } : {}),
    ...(scope.upstream.length > 0 ? { upstream: scope.upstream } : {}),
  };
  if (status >= 500) logger.error(line, "request");
  else logger.info(line, "request");
}

function finish(response: Response, requestId: string): Response {
  // An answer passed on from elsewhere may have headers that cannot be changed.
  const own = new Response(response.body, response);
  own.headers.set("x-request-id", requestId);
  if (!own.headers.has("cache-control")) own.headers.set("cache-control", "private, no-store");
  return own;
}

/**
 * Answers one request whatever happens: gives it an id, turns anything thrown into the envelope, sets the headers every answer has,
 * and writes one log line.
 */
export async function answer(
  routeKey: string,
  request: Request,
  work: (answering: Answering) => Promise<Response>,
): Promise<Response> {
  const began = performance.now();
  const scope: RequestScope = { requestId: uuidV7(), upstream: [] };
  const asker: Asker = {};
  return inRequestScope(scope, async () => {
    let logger: Logger | undefined;
    let response: Response;
    try {
      const opened = await container();
      logger = opened.logger;
      response = await work({ container: opened, logger, requestId: scope.requestId, asker });
    } catch (error) {
      response = errorResponse(error, { method: request.method, requestId: scope.requestId, logger });
    }
    if (logger) logLine(logger, routeKey, scope, asker, response.status, performance.now() - began);
    return finish(response, scope.requestId);
  });
}
