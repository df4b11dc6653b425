import "server-only";
import { lookup as resolve } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { isLoopbackAddress, isPublicAddress } from "./public-address";

/** An address may be called when it is public; in demo mode loopback too. */
function mayReach(address: string, allowLoopback: boolean): boolean {
  return isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));
}

/**
 * Why we do not call an address that somebody else wrote, or null: https alone and public alone; with `allowLoopback` this machine too,
 * also over http. Names are looked up when it is called, for they may point elsewhere by then (`guardedLookup`); addresses written as
 * numbers are judged here already.
 */
export function addressProblem(text: string, allowLoopback: boolean): string | null {
  if (!URL.canParse(text)) return "must be an https address";
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
export function guardedLookup(allowLoopback: boolean): LookupFunction {
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
