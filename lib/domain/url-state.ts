/**
 * State kept in an address: parsers that are bijections, a writer that leaves defaults out, a reader that takes what cannot be read as the
 * default. Pure; the hook over it is `components/url-state`. Written by hand because a library for it weighed a tenth of the first page.
 */
export interface Parser<T> {
  /** Null for what makes no sense. */
  parse(text: string): T | null;
  serialize(value: T): string;
  eq(a: T, b: T): boolean;
  withDefault(value: T): ParserWithDefault<T>;
}

export interface ParserWithDefault<T> extends Parser<T> {
  readonly defaultValue: T;
}

export type Parsers = Readonly<Record<string, Parser<unknown>>>;

/** What the parsers read: null where nothing stands and there is no default. */
export type Values<P extends Parsers> = {
  -readonly [K in keyof P]: P[K] extends ParserWithDefault<infer T>
    ? T
    : P[K] extends Parser<infer T>
      ? T | null
      : never;
};

/** What may change; null takes a value out of the address. */
export type Changes<P extends Parsers> = { [K in keyof P]?: Values<P>[K] | null };

interface Spec<T> {
  parse(text: string): T | null;
  serialize(value: T): string;
  eq?(a: T, b: T): boolean;
}

export function createParser<T>({ parse, serialize, eq = Object.is }: Spec<T>): Parser<T> {
  const parser: Parser<T> = {
    parse,
    serialize,
    eq,
    withDefault: (defaultValue) => ({ ...parser, defaultValue }),
  };
  return parser;
}

export const parseAsString = createParser<string>({ parse: (text) => text, serialize: String });

export const parseAsInteger = createParser<number>({
  parse: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/** One of a closed list. */
export function parseAsStringLiteral<const T extends string>(values: readonly T[]): Parser<T> {
  return createParser<T>({ parse: (text) => values.find((value) => value === text) ?? null, serialize: String });
}

const escaped = (item: string) => item.replaceAll("%", "%25").replaceAll(",", "%2C");
const unescaped = (item: string) => item.replaceAll("%2C", ",").replaceAll("%25", "%");

/** Several values with commas between them. */
export function parseAsArrayOf<T>(item: Parser<T>): Parser<T[]> {
  return createParser<T[]>({
    parse: (text) => (text === "" ? [] : text.split(",").flatMap((part) => item.parse(unescaped(part)) ?? [])),
    serialize: (values) => values.map((value) => escaped(item.serialize(value))).join(","),
    eq: (a, b) => a.length === b.length && a.every((value, at) => item.eq(value, b[at] as T)),
  });
}

/** A query string people can read: commas, colons and slashes need no escape there. */
export function queryString(params: URLSearchParams): string {
  const text = params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%2F", "/");
  return text && `?${text}`;
}

function isDefault(parser: Parser<unknown>, value: unknown): boolean {
  return "defaultValue" in parser && parser.eq(value, parser.defaultValue);
}

/** Writes values into the address's parameters; defaults and nulls are taken out. */
export function writeValues<P extends Parsers>(parsers: P, params: URLSearchParams, values: Changes<P>): void {
  for (const [name, value] of Object.entries(values)) {
    const parser = parsers[name];
    if (!parser || value === undefined) continue;
    if (value === null || isDefault(parser, value)) params.delete(name);
    else params.set(name, parser.serialize(value));
  }
}

/** One value out of its text; its default when there is none or it makes no sense. */
export function readValue(parser: Parser<unknown>, text: string | null): unknown {
  const value = text === null ? null : parser.parse(text);
  return value ?? ("defaultValue" in parser ? parser.defaultValue : null);
}

/** The names of an address's parameters that make no sense, so that their default is in force. */
export function unreadNames(parsers: Parsers, params: URLSearchParams): string[] {
  return Object.entries(parsers).flatMap(([name, parser]) => {
    const text = params.get(name);
    return text !== null && parser.parse(text) === null ? [name] : [];
  });
}

/** `serialize(values)`: "?a=1"; `serialize(base, values)`: the address `base` with the values in its query. */
export function createSerializer<P extends Parsers>(parsers: P) {
  return (baseOrValues: string | Changes<P>, given?: Changes<P>): string => {
    const [base, values] = typeof baseOrValues === "string" ? [baseOrValues, given ?? {}] : ["", baseOrValues];
    const [path = "", query = ""] = base.split("?");
    const params = new URLSearchParams(query);
    writeValues(parsers, params, values as Changes<P>);
    return path + queryString(params);
  };
}

/** What a page is given as its search parameters. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** Reads values on the server: out of a page's search parameters, a request's address or a query string. */
export function createLoader<P extends Parsers>(parsers: P) {
  const read = (source: SearchParams | URLSearchParams | string): Values<P> => {
    const params = typeof source === "string" ? new URLSearchParams(source) : source;
    const textOf = (name: string): string | null => {
      if (params instanceof URLSearchParams) return params.get(name);
      const text = params[name];
      return (Array.isArray(text) ? text[0] : text) ?? null;
    };
    const values = Object.entries(parsers).map(([name, parser]) => [name, readValue(parser, textOf(name))]);
    return Object.fromEntries(values) as Values<P>;
  };
  function load(source: Promise<SearchParams>): Promise<Values<P>>;
  function load(source: SearchParams | URLSearchParams | string): Values<P>;
  function load(source: Promise<SearchParams> | SearchParams | URLSearchParams | string) {
    return source instanceof Promise ? source.then(read) : read(source);
  }
  return load;
}
