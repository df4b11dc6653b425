import { afterEach } from "vitest";
import { createLengowClient, type LengowClient, type LengowClientOptions } from "../client";
import { LengowError } from "../errors";
import type { LengowCall } from "../http/settings";
import { type Reply, type ScriptedLengow, scriptLengow } from "./scripted-lengow";

export const SCREEN: LengowCall = { lane: "screen" };
export const ACTION: LengowCall = { lane: "action" };
/** Canaries: no error, event or log may ever hold them. */
export const ACCESS_TOKEN = "c0ffee00aa11bb22cc33dd44ee55ff66c0ffee00aa11bb22cc33dd44ee55ff66";
export const SECRET = "5ecre7005ecre7005ecre7005ecre7005ecre7005ecre7005ecre7005ecre700";

export interface Bench {
  server: ScriptedLengow;
  client: LengowClient;
}

/** A scripted server and a client for it, both closed when the test ends. Retries come without jitter. */
export function benches() {
  const open: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    for (const part of open.splice(0).reverse()) await part.close();
  });
  return async function bench(reply: Reply, options: Partial<LengowClientOptions> = {}, token?: Reply): Promise<Bench> {
    const server = await scriptLengow(reply, token);
    const client = createLengowClient({
      baseUrl: server.url,
      accessToken: ACCESS_TOKEN,
      secret: SECRET,
      random: () => 0,
      ...options,
    });
    open.push(server, client);
    return { server, client };
  };
}

/** The LengowError a promise ends in; anything else fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<LengowError> {
  const result = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (result instanceof LengowError) return result;
  throw new Error(`expected a LengowError, got ${result === null ? "success" : String(result)}`, { cause: result });
}
