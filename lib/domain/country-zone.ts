/** The zone in which a marketplace of a country keeps its deadlines; a country with several has its capital's. */
const ZONES: Readonly<Record<string, string>> = {
  AT: "Europe/Vienna",
  BE: "Europe/Brussels",
  CH: "Europe/Zurich",
  CZ: "Europe/Prague",
  DE: "Europe/Berlin",
  DK: "Europe/Copenhagen",
  ES: "Europe/Madrid",
  FI: "Europe/Helsinki",
  FR: "Europe/Paris",
  GB: "Europe/London",
  GR: "Europe/Athens",
  IE: "Europe/Dublin",
  IT: "Europe/Rome",
  LU: "Europe/Luxembourg",
  NL: "Europe/Amsterdam",
  NO: "Europe/Oslo",
  PL: "Europe/Warsaw",
  PT: "Europe/Lisbon",
  RO: "Europe/Bucharest",
  SE: "Europe/Stockholm",
  SK: "Europe/Bratislava",
  TR: "Europe/Istanbul",
  UK: "Europe/London",
  US: "America/New_York",
};

/** The IANA name of a country's zone from its two letters; null for what keeps no time of its own ("AA", Lengow's international) or is not known. */
export function zoneOfCountry(country: string | null | undefined): string | null {
  return ZONES[(country ?? "").toUpperCase()] ?? null;
}
