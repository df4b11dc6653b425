/** What people call a zone (IANA name): "Paris", "New York", "UTC". */
export function zonePlace(zone: string): string {
  return zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
}
