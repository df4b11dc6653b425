/** The server did not answer in the form we know. */
export class AuthRequestError extends Error {
  override readonly name = "AuthRequestError";
}

const WAIT_MS = 20_000;

async function answer(path: string, init: RequestInit): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(path, { ...init, cache: "no-store", signal: AbortSignal.timeout(WAIT_MS) });
    const body: unknown = await response.json();
    if (typeof body === "object" && body !== null) return body as Record<string, unknown>;
  } catch (cause) {
    throw new AuthRequestError(`${path} did not answer.`, { cause });
  }
  throw new AuthRequestError(`${path} answered in another form.`);
}

/**
 * Posts a form to next-auth with its CSRF token and gives back the address it wants the browser at.
 * `path` is one of ours, such as "/api/auth/signout". @throws AuthRequestError when nothing usable came back.
 */
export async function postAuth(path: string, fields: Record<string, string>): Promise<URL> {
  const { csrfToken } = await answer("/api/auth/csrf", {});
  if (typeof csrfToken !== "string") throw new AuthRequestError("No CSRF token came.");
  const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
  const { url } = await answer(path, { method: "POST", body });
  if (typeof url !== "string" || !URL.canParse(url, location.origin)) throw new AuthRequestError("No address came.");
  return new URL(url, location.origin);
}
