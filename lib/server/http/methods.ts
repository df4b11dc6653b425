import "server-only";
import { AppError } from "../errors";
import { answer } from "./answer";
import { asRoute, type RouteHandler } from "./define-route";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof METHODS)[number];

/** What a route answers to a method it does not have. */
export const NOT_A_METHOD = "method-not-allowed";

function refusing(allowed: string): RouteHandler {
  return asRoute(NOT_A_METHOD, async (request) => {
    const response = await answer(NOT_A_METHOD, request, async () => {
      throw new AppError("method_not_allowed", `This address does not take ${request.method}. It takes ${allowed}.`);
    });
    response.headers.set("allow", allowed);
    return response;
  });
}

/**
 * All methods of one route file: the given ones, and a 405 in our envelope for the rest, where Next would answer with nothing.
 * `export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: defineRoute(…) });`
 */
export function methods(own: Partial<Record<Method, RouteHandler>>): Record<Method, RouteHandler> {
  const refuse = refusing(METHODS.filter((method) => own[method]).join(", "));
  return Object.fromEntries(METHODS.map((method) => [method, own[method] ?? refuse])) as Record<Method, RouteHandler>;
}
