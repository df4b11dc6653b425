import "server-only";
import { createHmac } from "node:crypto";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { addressProblem, guardedLookup } from "@/lib/server/outward/guarded-address";

/** What came of one try. `unclear`: it may have arrived, so it is not sent again. */
export type Delivery = { is: "sent" } | { is: "refused" | "unclear"; problem: string };

const LIMIT_MS = 10_000;
const MOST_ADDRESS = 500;

/** Why an address cannot be a webhook's, or null. Names are looked up when it is called. */
export function webhookProblem(text: string, allowLoopback: boolean): string | null {
  return text.length > MOST_ADDRESS ? "must be an https address" : addressProblem(text, allowLoopback);
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
