import "server-only";
import type { ZodType } from "zod";
import type { RouteKey } from "@/lib/contract/routes";
import { notFound } from "../errors";
import { answer } from "./answer";
import { parseBody } from "./body-input";
import { requireOwnOrigin } from "./origin";
import { type Parsed, parseQuery } from "./query-input";
import { toResponse } from "./reply";
import { type ContextOf, routeContext } from "./route-context";

type Segments = Record<string, string | string[] | undefined>;

/** What Next calls: a route handler, which also knows its key so that a test can hold it against the matrix. */
export interface RouteHandler {
  (request: Request, context: { params: Promise<Segments> }): Promise<Response>;
  readonly routeKey: string;
}

interface HandlerInput<
  K extends RouteKey,
  Q extends ZodType | undefined,
  B extends ZodType | undefined,
  P extends ZodType | undefined,
> {
  ctx: ContextOf<K>;
  query: Parsed<Q>;
  body: Parsed<B>;
  /** As `spec.params` reads them; without it, the path's own text, decoded. */
  params: P extends ZodType ? Parsed<P> : Record<string, string>;
  request: Request;
}

interface RouteSpec<
  K extends RouteKey,
  Q extends ZodType | undefined,
  B extends ZodType | undefined,
  P extends ZodType | undefined,
> {
  query?: Q;
  body?: B;
  /** Judges the path's own parts beside the account; what it refuses is a 404, for no such thing can exist. */
  params?: P;
  /** The handler reads the body itself, within its own limits: uploads. */
  rawBody?: boolean;
  /** Returns data (200), `reply(...)`, or a Response of its own. */
  handler(input: HandlerInput<K, Q, B, P>): Promise<unknown>;
}

/** The path's parts that are one segment each. Next has decoded them, once. */
function pathText(segments: Segments): Record<string, string> {
  const single = Object.entries(segments).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return Object.fromEntries(single);
}

function parseParams<P extends ZodType | undefined>(
  segments: Segments,
  schema: P,
): P extends ZodType ? Parsed<P> : Record<string, string> {
  type Result = P extends ZodType ? Parsed<P> : Record<string, string>;
  const text = pathText(segments);
  if (schema === undefined) return text as Result;
  const parsed = schema.safeParse(text);
  if (!parsed.success) throw notFound();
  return parsed.data as Result;
}

/** Marks a function as the handler of `key`. */
export function asRoute(
  key: string,
  handle: (request: Request, segments: Segments) => Promise<Response>,
): RouteHandler {
  const route = async (request: Request, context: { params: Promise<Segments> }) =>
    handle(request, (await context.params) ?? {});
  return Object.assign(route, { routeKey: key });
}

/**
 * One method of one route of ours. In this order: origin (unsafe methods), session, account, permission, path, query, body, handler;
 * the first that fails answers, in the envelope, and nothing has been asked of Lengow by then.
 * `key` must stand in the matrix `lib/contract/routes.ts`.
 */
export function defineRoute<
  const K extends RouteKey,
  Q extends ZodType | undefined = undefined,
  B extends ZodType | undefined = undefined,
  P extends ZodType | undefined = undefined,
>(key: K, spec: RouteSpec<K, Q, B, P>): RouteHandler {
  const takesBody = !key.startsWith("GET ") && !spec.rawBody;
  return asRoute(key, (request, segments) =>
    answer(key, request, async (answering) => {
      requireOwnOrigin(request, answering.container.env);
      const ctx = await routeContext(key, answering, request, segments);
      const params = parseParams(segments, spec.params as P);
      const query = parseQuery(new URL(request.url).searchParams, spec.query as Q);
      const body = takesBody ? await parseBody(request, spec.body as B) : (undefined as Parsed<B>);
      return toResponse(await spec.handler({ ctx, query, body, params, request }), request);
    }),
  );
}
