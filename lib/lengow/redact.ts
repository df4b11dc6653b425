const HIDDEN = "[secret]";
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
/** Lengow repeats a dead token in its own message: `Token: <token> is expired` (API.md §2.3). */
const TOKEN_WORD =
  /\b((?:access[_ ]?)?token|secret|authorization|bearer)(["']?\s*[:=]\s*["']?)(?!\[secret\])[^\s"',;&}]+/gi;
const TOKEN_UUID = new RegExp(`(token\\W{1,4})${UUID}`, "gi");
/** How many values one client remembers: its two keys and its latest tokens. */
const MOST_VALUES = 32;

/** Takes what looks like a credential out of a text, by shape alone. */
export function redactByShape(text: string): string {
  return text.replace(TOKEN_UUID, `$1${HIDDEN}`).replace(TOKEN_WORD, `$1$2${HIDDEN}`);
}

/** Knows the credentials of one client and takes them out of any text, raw, URL-encoded or in base64. */
export class Redactor {
  readonly #values: string[] = [];

  /** Adds a value to hide. Very short ones are left to the shape rules: hiding "a" would destroy every message. */
  hide(value: string): void {
    if (value.length < 4 || this.#values.includes(value)) return;
    if (this.#values.length >= MOST_VALUES) this.#values.splice(2, 1);
    this.#values.push(value);
  }

  readonly redact = (text: string): string => {
    let clean = text;
    for (const value of this.#values) {
      for (const form of [value, encodeURIComponent(value), Buffer.from(value).toString("base64")]) {
        if (clean.includes(form)) clean = clean.split(form).join(HIDDEN);
      }
    }
    return redactByShape(clean);
  };
}
