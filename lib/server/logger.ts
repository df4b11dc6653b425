import "server-only";
import pino, { type DestinationStream, type Logger } from "pino";

export type { Logger };

const HIDDEN = "[hidden]";
const SECRET_KEY = /authori[sz]ation|cookie|passw|secret|token|credential|api[-_]?key|csrf|set-cookie/i;
/** Lengow repeats a dead token in its message (API.md §2.3), and next-auth's cookies are five dot-separated parts. */
const SECRET_SHAPES = [
  /((?:access[_ ]?)?token["'\s:=]+)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi,
  /()\beyJ[\w-]{8,}\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+/g,
];
const MAIL_ADDRESS = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const MAX_DEPTH = 8;

/** Values never to be written, in every form in which a text might carry them. Grows while the server learns secrets. */
export class KnownSecrets {
  readonly #forms = new Set<string>();

  /** Values of fewer than six characters are left out: hiding them would blank ordinary words. */
  add(value: string): void {
    if (value.length < 6) return;
    const bytes = Buffer.from(value);
    for (const form of [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]) this.#forms.add(form);
    this.#forms.add(bytes.toString("base64"));
    this.#forms.add(bytes.toString("hex"));
  }

  hideIn(text: string): string {
    let clean = text;
    for (const form of this.#forms) if (clean.includes(form)) clean = clean.replaceAll(form, HIDDEN);
    return clean;
  }
}

function withoutSecretKeys(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== "object" || value instanceof Date || value instanceof Error) return value;
  if (depth >= MAX_DEPTH) return "[deep]";
  if (Array.isArray(value)) return value.map((entry) => withoutSecretKeys(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      SECRET_KEY.test(key) ? HIDDEN : withoutSecretKeys(entry, depth + 1),
    ]),
  );
}

function scrubbed(line: string, secrets: KnownSecrets): string {
  const shaped = SECRET_SHAPES.reduce((text, shape) => text.replace(shape, `$1${HIDDEN}`), secrets.hideIn(line));
  return shaped.includes("@") ? shaped.replace(MAIL_ADDRESS, "[e-mail]") : shaped;
}

/**
 * JSON lines on standard output. What must not be written is taken out three times: by the name of its key, by known value and by shape.
 * Control characters cannot break a line: they are escaped by JSON.
 */
export function createLogger(level: string, secrets: KnownSecrets, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (entry) => withoutSecretKeys(entry) as Record<string, unknown>,
      },
      hooks: { streamWrite: (line) => scrubbed(line, secrets) },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}
