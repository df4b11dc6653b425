import "server-only";
import { z } from "zod";
import { StartError } from "./errors";

const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** The environment, read once and checked whole (DESIGN §4). */
export interface Env {
  production: boolean;
  demo: boolean;
  port: number;
  logLevel: (typeof LEVELS)[number];
  lengowApiUrl: string;
  /** The one account known from the environment. */
  lengowAccount: { accessToken: string; secret: string } | null;
  databaseUrl: string | null;
  dataDir: string;
  /** Null only in demo mode, where one is made and kept. */
  authSecret: string | null;
  /** The origin people see in their address bar. */
  appOrigin: string;
  oidc: { issuer: string; clientId: string; clientSecret: string } | null;
  /** The mail server for digests; null when there is none. */
  smtp: { url: string; from: string } | null;
  /** Divides holds, intervals and horizons; 1 outside the demo. */
  timeScale: number;
}

const optional = z
  .string()
  .optional()
  .transform((value) => value?.trim() || undefined);

const webAddress = optional.refine((value) => value === undefined || isWebAddress(value), {
  error: "must be an address that begins with http:// or https://",
});

const Variables = z
  .object({
    NODE_ENV: optional,
    DEMO: optional.refine((value) => value === undefined || value === "1" || value === "0", { error: "is 1 or unset" }),
    PORT: optional.refine((value) => value === undefined || isPort(value), { error: "must be a port number" }),
    LOG_LEVEL: optional.refine((value) => value === undefined || (LEVELS as readonly string[]).includes(value), {
      error: `must be one of ${LEVELS.join(", ")}`,
    }),
    LENGOW_API_URL: webAddress,
    LENGOW_ACCESS_TOKEN: optional,
    LENGOW_SECRET: optional,
    DATABASE_URL: optional.refine((value) => value === undefined || /^postgres(ql)?:\/\//.test(value), {
      error: "must begin with postgres:// or postgresql://",
    }),
    DATA_DIR: optional,
    NEXTAUTH_SECRET: optional,
    NEXTAUTH_URL: webAddress,
    OIDC_ISSUER: webAddress,
    OIDC_CLIENT_ID: optional,
    OIDC_CLIENT_SECRET: optional,
    SMTP_URL: optional.refine((value) => value === undefined || /^smtps?:\/\/[^\s]+$/.test(value), {
      error: "must begin with smtp:// or smtps://",
    }),
    SMTP_FROM: optional.refine((value) => value === undefined || /^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(value), {
      error: "must be a mail address",
    }),
    TIME_SCALE: optional.refine((value) => value === undefined || Number(value) >= 1, {
      error: "must be a number of at least 1",
    }),
  })
  .superRefine((values, context) => {
    for (const [name, message] of crossProblems(values)) context.addIssue({ code: "custom", path: [name], message });
  });

type Values = Record<string, string | undefined>;

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
}

/** A host that only this machine can mean. */
export function isLoopbackHost(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

function isLoopbackAddress(value: string): boolean {
  return isWebAddress(value) && isLoopbackHost(new URL(value).hostname);
}

function allOrNone(values: Values, names: string[]): [string, string][] {
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return [];
  return missing.map((name) => [name, `is missing: ${names.join(", ")} belong together`]);
}

function demoProblems(values: Values): [string, string][] {
  const upstream = values.LENGOW_API_URL;
  if (upstream !== undefined && isLoopbackAddress(upstream)) return [];
  return [
    [
      "LENGOW_API_URL",
      "must be on loopback (http://127.0.0.1:…) in demo mode: demo people must never reach a real Lengow",
    ],
  ];
}

function liveProblems(values: Values): [string, string][] {
  const problems: [string, string][] = [];
  if (values.NEXTAUTH_SECRET === undefined) {
    problems.push(["NEXTAUTH_SECRET", "is missing: set a random value, for example from `openssl rand -base64 32`"]);
  }
  if (values.TIME_SCALE !== undefined) problems.push(["TIME_SCALE", "exists in demo mode only"]);
  return problems;
}

/** Keys and orders do not cross a network in the clear, and the address is a bare one. */
function upstreamProblems(values: Values): [string, string][] {
  const address = values.LENGOW_API_URL;
  if (address === undefined || !isWebAddress(address)) return [];
  const { protocol, username, password, search, hash } = new URL(address);
  if (username || password || search || hash)
    return [["LENGOW_API_URL", "must hold no user, password, query or fragment"]];
  return protocol === "https:" || isLoopbackAddress(address)
    ? []
    : [["LENGOW_API_URL", "must use https, except on loopback"]];
}

function crossProblems(values: Values): [string, string][] {
  const problems = [
    ...upstreamProblems(values),
    ...allOrNone(values, ["LENGOW_ACCESS_TOKEN", "LENGOW_SECRET"]),
    ...allOrNone(values, ["SMTP_URL", "SMTP_FROM"]),
    ...allOrNone(values, ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]),
    ...(values.DEMO === "1" ? demoProblems(values) : liveProblems(values)),
  ];
  if (values.NEXTAUTH_SECRET !== undefined && values.NEXTAUTH_SECRET.length < 32) {
    problems.push(["NEXTAUTH_SECRET", "is too short: at least 32 characters"]);
  }
  return problems;
}

/**
 * Reads the variables of DESIGN §4 from `source`.
 * @throws StartError that lists every problem at once, each with its variable.
 */
export function parseEnv(source: Values): Env {
  const parsed = Variables.safeParse(source);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new StartError(`Orderdeck cannot start with this environment:\n${lines.join("\n")}`);
  }
  const values = parsed.data;
  const port = Number(values.PORT ?? 3000);
  const { LENGOW_ACCESS_TOKEN: accessToken, LENGOW_SECRET: secret } = values;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  return {
    production: values.NODE_ENV === "production",
    demo: values.DEMO === "1",
    port,
    logLevel: (values.LOG_LEVEL as Env["logLevel"] | undefined) ?? "info",
    lengowApiUrl: (values.LENGOW_API_URL ?? "https://api.lengow.io").replace(/\/+$/, ""),
    lengowAccount: accessToken && secret ? { accessToken, secret } : null,
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: values.DATA_DIR ?? ".data",
    authSecret: values.NEXTAUTH_SECRET ?? null,
    appOrigin: new URL(values.NEXTAUTH_URL ?? `http://localhost:${port}`).origin,
    oidc: issuer && clientId && clientSecret ? { issuer: issuer.replace(/\/+$/, ""), clientId, clientSecret } : null,
    smtp: values.SMTP_URL && values.SMTP_FROM ? { url: values.SMTP_URL, from: values.SMTP_FROM } : null,
    timeScale: Number(values.TIME_SCALE ?? 1),
  };
}

/** The environment of this process. @throws StartError */
export function readEnv(): Env {
  return parseEnv(process.env);
}

/** next-auth reads its own address from the environment and guesses port 3000 without it; it is told what was decided here. */
export function announceAppOrigin(origin: string): void {
  process.env.NEXTAUTH_URL = origin;
}
