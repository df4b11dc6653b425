import { cleanJson, isRecord } from "./clean-json";
import { Fields, RowReport } from "./fields";
import { memberTexts } from "./json-slices";

/** One marketplace and its metadata (API.md §14.2). Actions, statuses and carriers are left to the grammar, which reads `rawText`. */
export interface Marketplace {
  code: string;
  name: string | null;
  /** ISO alpha-3, `AAA` for international. */
  country: string | null;
  /** ISO alpha-2, `AA` for international; missing in older data. */
  countryIso2: string | null;
  /** An absolute URL or a relative path; data, never to be fetched by a server. */
  logo: string | null;
  homepage: string | null;
  /** Holds HTML. */
  description: string | null;
  legacyCode: string | null;
  package: string | null;
  features: Record<string, unknown>;
  /** The object as JavaScript has it: keys made of digits stand first and sorted, whatever the server's order was. */
  raw: Record<string, unknown>;
  /** The same object's exact text, in the server's order: read it with a parser that keeps the order of keys (API.md §14.4). */
  rawText: string;
  unreadable: string | null;
}

/** Reads one marketplace. Never throws. */
export function readMarketplace(code: string, value: unknown, rawText: string): Marketplace {
  const report = new RowReport();
  if (!isRecord(value)) report.problem("marketplace", "is no object", value);
  let raw: Record<string, unknown> = {};
  try {
    raw = isRecord(value) ? (cleanJson(value, 1) as Record<string, unknown>) : {};
  } catch {
    report.problems.push("marketplace is nested too deeply");
  }
  const fields = new Fields(raw, report, "", 1);
  const marketplace: Marketplace = {
    code,
    name: fields.text("name"),
    country: fields.text("country"),
    countryIso2: fields.text("country_iso_a2"),
    logo: fields.text("logo"),
    homepage: fields.text("homepage"),
    description: fields.text("description"),
    legacyCode: fields.text("legacy_code"),
    package: fields.text("package"),
    features: fields.free("features"),
    raw,
    rawText: isRecord(value) ? rawText : "{}",
    unreadable: null,
  };
  marketplace.unreadable = report.unreadable();
  return marketplace;
}

/**
 * Reads the answer keyed by code, in the server's order. With `only` a bare object is accepted too, as the documentation's big
 * example prints it (API.md §14.1). null when the answer is neither.
 */
export function readMarketplaces(json: unknown, text: string, only?: string): Marketplace[] | null {
  if (!isRecord(json)) return null;
  if (only !== undefined && !Object.hasOwn(json, only) && isRecord(json.orders) && typeof json.name === "string") {
    return [readMarketplace(only, json, text.trim())];
  }
  // A name given twice: the last one counts, as in JSON.parse.
  const texts = new Map(memberTexts(text));
  texts.delete("__proto__");
  return [...texts].map(([code, slice]) => readMarketplace(code, json[code], slice));
}
