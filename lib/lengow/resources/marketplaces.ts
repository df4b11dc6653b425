import { readErrorBody } from "../http/error-body";
import { ROUTES } from "../http/routes";
import type { LengowCall } from "../http/settings";
import type { Transport } from "../http/transport";
import { type Marketplace, readMarketplaces } from "../wire/marketplace";

export interface MarketplacesResource {
  /** All marketplaces of the account, in Lengow's order. The answer may be large and changes rarely: keep it (API.md §14.1). */
  list(call: LengowCall): Promise<Marketplace[]>;
  /** One marketplace, or null when Lengow does not know the code. */
  get(code: string, call: LengowCall): Promise<Marketplace | null>;
}

export function marketplacesResource(transport: Transport): MarketplacesResource {
  const route = ROUTES.marketplaces;

  async function read(call: LengowCall, code?: string): Promise<Marketplace[]> {
    const answer = await transport.read(route, { marketplace: code }, call);
    const failed = readErrorBody(answer.json);
    const list = failed.known ? null : readMarketplaces(answer.json, answer.text, code);
    if (list === null) throw transport.unexpected(route, call, answer, "marketplaces");
    return list;
  }

  return {
    list: (call) => read(call),
    async get(code, call) {
      return (await read(call, code)).find((marketplace) => marketplace.code === code) ?? null;
    },
  };
}
