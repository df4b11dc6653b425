/** What the reader may choose for themselves; read on the server in `app/locale.ts`. */
export type Preference = "locale" | "theme" | "tz";

const YEAR_S = 365 * 24 * 3600;

/** Keeps a choice in a cookie of this browser for a year. Nothing secret: the server treats the value as a wish. */
export function keepPreference(name: Preference, value: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  const cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_S}; samesite=lax${secure}`;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API does not exist on plain http, where a first try in an office network runs.
  document.cookie = cookie;
}

/** True when the browser already holds exactly this choice. */
export function preferenceKept(name: Preference, value: string): boolean {
  return document.cookie.split("; ").includes(`${name}=${encodeURIComponent(value)}`);
}
