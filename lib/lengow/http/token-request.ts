import { LengowError } from "../errors";
import { contractError, errorFromAnswer, isSuccess, kindOfStatus } from "./answer";
import { attemptOnce, headersFor, jsonOf, withRetries } from "./reads";
import { ROUTES } from "./routes";
import type { LengowCall, Settings } from "./settings";
import { type HeldToken, readToken } from "./tokens";

/** Everyone waits for the token, so asking for it is as urgent as the most urgent of them. */
const CALL: LengowCall = { lane: "action" };

/**
 * Asks for a token (API.md §2.1). It may be repeated, since several tokens live side by side.
 * Every error says `not-sent`: the call that needed the token was not made. A refusal is of kind `credentials`.
 */
export async function requestToken(settings: Settings): Promise<HeldToken> {
  const route = ROUTES.token;
  const form = new URLSearchParams({ access_token: settings.accessToken.reveal(), secret: settings.secret.reveal() });
  const body = Buffer.from(form.toString());
  const headers = { ...headersFor(settings, null), "content-type": "application/x-www-form-urlencoded" };
  try {
    return await withRetries({ settings, route, call: CALL }, async (attempt) => {
      const site = { settings, route, call: CALL, attempt };
      const answer = await attemptOnce({ ...site, method: "POST", headers, body });
      const refused = answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429;
      // A web page with 403 comes from something in front of Lengow and says nothing of the keys.
      if (refused && answer.body.kind !== "html") throw errorFromAnswer(site, answer, "credentials", "not-sent");
      if (!isSuccess(answer.status)) {
        const kind = kindOfStatus(answer.status);
        throw errorFromAnswer(
          site,
          answer,
          kind === "rejected" || kind === "unauthorized" ? "upstream" : kind,
          "not-sent",
        );
      }
      const held = readToken(jsonOf(site, answer).json, settings.now());
      if (held === null) throw contractError(site, "Lengow answered without a usable token.", "not-sent");
      settings.redactor.hide(held.token.reveal());
      return held;
    });
  } catch (error) {
    throw error instanceof LengowError && error.outcome !== "not-sent" ? asNotSent(error) : error;
  }
}

/** Asking for a token changes nothing at Lengow, whatever became of the question. */
function asNotSent(error: LengowError): LengowError {
  const { kind, route, displayMessage, fromLengow, status, retryAfterMs, attempts, cause } = error;
  return new LengowError({
    kind,
    outcome: "not-sent",
    route,
    displayMessage,
    fromLengow,
    status,
    retryAfterMs,
    attempts,
    cause,
  });
}
