import { bol } from "./bol";
import { ebay } from "./ebay";
import { manomano } from "./manomano";
import type { Marketplace } from "./metadata";
import { otto } from "./otto";
import { zalando } from "./zalando";

/** Marketplaces of several countries, one file each. */
export const EUROPE: Marketplace[] = [
  zalando,
  otto(),
  ebay("ebay_fr", "eBay FR", "FR"),
  ebay("ebay_uk", "eBay UK", "UK"),
  bol,
  manomano("manomano_it", ["ITA", "IT"], "it", 3),
  manomano("manomano_fr", ["FRA", "FR"], "fr", 2),
];
