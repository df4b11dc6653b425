import { LengowError } from "../errors";
import { readErrorBody } from "./error-body";
import { encodeQuery, type QueryValue } from "./query";
import { type JsonAnswer, readJson } from "./reads";
import type { Route } from "./routes";
import type { LengowCall, Settings } from "./settings";
import type { TokenKeeper } from "./tokens";
import { type WriteRequest, type Written, writeOnce } from "./writes";

/** What the resources call Lengow with. */
export class Transport {
  constructor(
    readonly settings: Settings,
    readonly tokens: TokenKeeper,
  ) {}

  /** A read of a route that wants `account_id`, the mandatory parameter of nearly all of them (API.md §5.1). */
  read(route: Route, query: Record<string, QueryValue>, call: LengowCall): Promise<JsonAnswer> {
    const withAccount = (accountId: number) => encodeQuery({ account_id: accountId, ...query });
    return readJson(this.settings, this.tokens, { route, call, query: withAccount });
  }

  /** A read of a route without parameters. */
  readPlain(route: Route, call: LengowCall): Promise<JsonAnswer> {
    return readJson(this.settings, this.tokens, { route, call, query: "" });
  }

  /** A write: once, on a connection of its own. */
  write(request: WriteRequest): Promise<Written> {
    return writeOnce(this.settings, this.tokens, request);
  }

  /** For a 2xx answer that is JSON but not what was promised; an error text inside it is shown. */
  unexpected(route: Route, call: LengowCall, answer: JsonAnswer, expected: string): LengowError {
    const { message, fieldErrors } = readErrorBody(answer.json);
    return new LengowError({
      kind: "contract",
      outcome: "unknown",
      route: route.name,
      status: answer.status,
      displayMessage: message ?? `Lengow answered without ${expected}.`,
      fromLengow: message !== null,
      fieldErrors,
      requestId: call.requestId,
      redact: this.settings.redactor.redact,
    });
  }
}
