/**
 * Search texts of this browser tab. A text may be a buyer's name, so an address carries only a name for it (`find=…`, DESIGN §4.2):
 * Back and Forward work, a link given to somebody else holds nothing personal, and closing the tab forgets it.
 */
const PREFIX = "orderdeck.find.";

/** Keeps a text for this tab and answers the name it goes by in the address. */
export function keepSearchText(text: string): string {
  const name = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36).padStart(2, "0")).join(
    "",
  );
  try {
    sessionStorage.setItem(PREFIX + name, text);
  } catch {
    // Storage may be full or forbidden: the search then lives as long as this page.
  }
  kept.set(name, text);
  return name;
}

const kept = new Map<string, string>();

/** The text of that name; null when another browser or an earlier visit kept it. */
export function searchTextOf(name: string): string | null {
  const known = kept.get(name);
  if (known !== undefined) return known;
  try {
    return sessionStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}
