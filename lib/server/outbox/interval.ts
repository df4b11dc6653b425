import "server-only";

/** SQL for "the database's clock plus `$n` milliseconds": leases and waits know no other clock. */
export function nowPlusMs(parameter: string): string {
  return `clock_timestamp() + ${parameter}::double precision * interval '1 millisecond'`;
}
