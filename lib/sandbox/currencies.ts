/** Currency object of an order (API.md §6.1). */
export interface Currency {
  iso_a3: string;
  symbol: string;
  name: string;
}

const NAMES: Record<string, [symbol: string, name: string, perEuro: number | null]> = {
  EUR: ["€", "Euro", 1],
  GBP: ["£", "Pound Sterling", 0.8412],
  USD: ["$", "US Dollar", 1.0875],
  CHF: ["CHF", "Swiss Franc", 0.9385],
  PLN: ["zł", "Zloty", 4.2655],
  SEK: ["kr", "Swedish Krona", 11.3905],
  CZK: ["Kč", "Czech Koruna", 25.105],
  DKK: ["kr", "Danish Krone", 7.4604],
  // No rate on purpose: amounts of these read -1 (API.md §6.1).
  HUF: ["Ft", "Forint", null],
};

export function currency(iso: string): Currency {
  const [symbol, name] = NAMES[iso] ?? [iso, iso];
  return { iso_a3: iso, symbol, name };
}

/** How many units of `to` one unit of `from` buys; null when the table has no rate. */
export function exchangeRate(from: string, to: string): number | null {
  if (from === to) return 1;
  const source = NAMES[from]?.[2];
  const target = NAMES[to]?.[2];
  if (!source || !target) return null;
  return target / source;
}
