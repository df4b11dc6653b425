const HIDDEN = "[secret]";

/** A value that must not be printed. Strings, JSON, templates and `util.inspect` all give `[secret]`; only `reveal()` gives the value. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [Symbol.toPrimitive](): string {
    return HIDDEN;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return HIDDEN;
  }
}

/** Wraps a plain string; a `Secret` passes through. */
export function asSecret(value: string | Secret): Secret {
  return value instanceof Secret ? value : new Secret(value);
}
