import { AMAZON } from "./amazon";
import { EUROPE } from "./europe";
import { FRANCE } from "./france";
import { IBERIA } from "./iberia";
import type { Marketplace } from "./metadata";
import { MIRAKL } from "./mirakl";
import { SMALLER } from "./smaller";

/** Every marketplace of the sandbox, in no particular order. */
export const ALL_MARKETPLACES: readonly Marketplace[] = [
  ...AMAZON,
  ...EUROPE,
  ...FRANCE,
  ...MIRAKL,
  ...IBERIA,
  ...SMALLER,
];

const SMALL_ACCOUNT = new Set(["amazon_fr", "amazon_de", "zalando", "cdiscount", "otto", "bol", "admarkt"]);

/** Marketplaces an account is connected to: account 2 is a small shop, all others sell everywhere. */
export function marketplacesOf(accountId: number): Marketplace[] {
  return ALL_MARKETPLACES.filter(({ code }) => accountId !== 2 || SMALL_ACCOUNT.has(code));
}
