import "server-only";

/** SQL for "the database's clock plus `$n` milliseconds": leases and waits know no other clock. */
export function nowPlusMs(parameter: string): string {
  return `clock_timestamp() + ${parameter}::double precision * interval '1 millisecond'`;
}

/** A date that does not come; the drivers read it like any other, which they do not do with 'infinity'. */
export const NEVER = "timestamptz '9999-12-31 00:00:00Z'";
