import "server-only";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { addressProblem, guardedLookup } from "@/lib/server/outward/guarded-address";
import { type PictureType, pictureType, saysPicture } from "./picture-kind";

export interface Picture {
  type: PictureType;
  bytes: Buffer;
}

/** Why a picture did not come. `unreachable`: no answer at all, so its host need not be asked again for a while. */
export type PictureProblem =
  | "address"
  | "unreachable"
  | "late"
  | "status"
  | "redirects"
  | "not_a_picture"
  | "too_large";

export const MOST_BYTES = 2 * 1024 * 1024;
const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Says nothing of who looks: no cookie, no referrer, no language; and asks for bytes that need no unpacking. */
const HEADERS = {
  accept: "image/avif,image/webp,image/png,image/jpeg,image/gif",
  "accept-encoding": "identity",
  "user-agent": "Orderdeck",
};

class NoPicture extends Error {
  constructor(readonly problem: PictureProblem) {
    super(problem);
  }
}

/** The head of the answer to one GET. @throws NoPicture `unreachable` */
function headOf(target: URL, allowLoopback: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  const send = target.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((settle, fail) => {
    const call = send(target, { headers: HEADERS, agent: false, lookup: guardedLookup(allowLoopback), signal });
    call.on("response", settle);
    // Also what comes after the head: it ends the reading of the body, and here nobody waits any more.
    call.on("error", () => fail(new NoPicture("unreachable")));
    call.end();
  });
}

/** The picture in an answer's body; nothing is read beyond the limit. @throws NoPicture */
async function bodyOf(answer: IncomingMessage): Promise<Picture> {
  const { "content-type": said, "content-encoding": packed = "identity", "content-length": length } = answer.headers;
  if (!saysPicture(said) || packed !== "identity") throw new NoPicture("not_a_picture");
  if (Number(length) > MOST_BYTES) throw new NoPicture("too_large");
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new NoPicture("too_large");
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  const type = pictureType(bytes);
  if (type === null) throw new NoPicture("not_a_picture");
  return { type, bytes };
}

/** Follows an address to its picture; each address on the way is judged like the first. @throws NoPicture */
async function follow(url: string, allowLoopback: boolean, signal: AbortSignal): Promise<Picture> {
  let address = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (addressProblem(address, allowLoopback) !== null) throw new NoPicture("address");
    const answer = await headOf(new URL(address), allowLoopback, signal);
    try {
      const { statusCode = 0, headers } = answer;
      if (statusCode === 200) return await bodyOf(answer);
      const { location = "" } = headers;
      if (!REDIRECTS.has(statusCode) || !URL.canParse(location, address)) throw new NoPicture("status");
      address = new URL(location, address).href;
    } finally {
      answer.destroy();
    }
  }
  throw new NoPicture("redirects");
}

/**
 * Fetches a picture whose address somebody else wrote: public https addresses alone, judged as the connection is made; with `allowLoopback`
 * this machine too. Given up after `limitMs` milliseconds in all, redirects included. Never throws.
 */
export async function fetchPicture(
  url: string,
  { allowLoopback, limitMs }: { allowLoopback: boolean; limitMs: number },
): Promise<Picture | PictureProblem> {
  try {
    return await follow(url, allowLoopback, AbortSignal.timeout(limitMs));
  } catch (error) {
    // Anything else broke off while the body was read.
    return error instanceof NoPicture ? error.problem : "late";
  }
}
