import "server-only";
import { createHmac } from "node:crypto";
import { lookup as resolve } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isLoopbackAddress, isPublicAddress } from "./public-address";

/** What came of one try. `unclear`: it may have arrived, so it is not sent again. */
export type Delivery = { is: "sent" } | { is: "refused" | "unclear"; problem: string };

const LIMIT_MS = 10_000;
const MOST_ADDRESS = 500;

/** An address may be called when it is public; in demo mode loopback too. */
function mayReach(address: string, allowLoopback: boolean): boolean {
  return isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));
}

/**
 * Why an address cannot be a webhook's, or null. Names are looked up when it is called, for they may point elsewhere by then; addresses
 * written as numbers are judged here already.
 */
export function webhookProblem(text: string, allowLoopback: boolean): string | null {
  if (text.length > MOST_ADDRESS || !URL.canParse(text)) return "must be an https address";
  const { protocol, hostname, username, password } = new URL(text);
  const host = hostname.replace(/^\[|\]$/g, "");
  const isLoopback = isIP(host) !== 0 ? isLoopbackAddress(host) : host === "localhost";
  if (username || password) return "must hold no user or password";
  if (protocol !== "https:" && !(protocol === "http:" && isLoopback && allowLoopback)) return "must use https";
  if (isIP(host) !== 0 ? !mayReach(host, allowLoopback) : isLoopback && !allowLoopback)
    return "must not be an address inside a private network";
  return /\.(?:local|internal|localhost|home\.arpa)$/.test(`.${host}`) && !(isLoopback && allowLoopback)
    ? "must not be an address inside a private network"
    : null;
}

class ForbiddenAddress extends Error {}

/** Resolves a name and hands on addresses that may be reached; the socket connects to exactly these, so a name cannot change its mind in between. */
function guardedLookup(allowLoopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 4);
      const bad = addresses.find(({ address }) => !mayReach(address, allowLoopback));
      const [first] = addresses;
      if (bad || !first) return callback(new ForbiddenAddress("the address is inside a private network"), "", 4);
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}

/** The header that proves who wrote a body: HMAC-SHA-256 over `time.body`, so that an old one cannot be played again. */
export function signature(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}

export interface WebhookCall {
  url: string;
  secret: string;
  /** Names the event; the same one never comes twice. */
  id: string;
  body: string;
  now: Date;
  allowLoopback: boolean;
}

/**
 * Calls a webhook once. Redirects are not followed, the answer's body is not read. Only what certainly did not arrive counts as refused: no
 * connection, or an answer that says no.
 */
export function postWebhook({ url, secret, id, body, now, allowLoopback }: WebhookCall): Promise<Delivery> {
  const problem = webhookProblem(url, allowLoopback);
  if (problem !== null) return Promise.resolve({ is: "refused", problem });
  const target = new URL(url);
  const send = target.protocol === "https:" ? requestHttps : requestHttp;
  const seconds = Math.floor(now.getTime() / 1_000);
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "user-agent": "Orderdeck",
    "x-orderdeck-event": id,
    "x-orderdeck-signature": signature(secret, seconds, body),
  };
  return new Promise((settle) => {
    let written = false;
    const call = send(target, { method: "POST", headers, agent: false, lookup: guardedLookup(allowLoopback) });
    const timer = setTimeout(() => call.destroy(new Error("no answer in time")), LIMIT_MS);
    const end = (delivery: Delivery): void => {
      clearTimeout(timer);
      settle(delivery);
      call.destroy();
    };
    call.on("response", ({ statusCode: status = 0 }) => {
      end(status >= 200 && status < 300 ? { is: "sent" } : { is: "refused", problem: `answered HTTP ${status}` });
    });
    call.on("error", (error) => end({ is: written ? "unclear" : "refused", problem: error.message.slice(0, 200) }));
    call.on("socket", (socket) => {
      const ready = target.protocol === "https:" ? "secureConnect" : "connect";
      // Nothing leaves before the connection stands; from then on nobody knows how much of it arrived.
      socket.once(ready, () => {
        written = true;
        call.end(body);
      });
    });
  });
}
