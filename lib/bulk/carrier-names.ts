/** A merchant's own name for a carrier, and what the marketplace calls it. */
export interface OwnName {
  name: string;
  code: string;
}

/**
 * A name without its way of writing: two names with the same key are one. Letters of every alphabet count, so that names in other letters stay
 * apart; "" when there is neither letter nor digit in it.
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether an argument asks for a carrier: then a merchant's own names are read in it (`carrier`, `carrier_code`, `return_carrier`). */
export function isCarrierArgument(name: string): boolean {
  return /(?:^|_)carrier(?:_(?:code|id))?$/.test(name);
}

/** An argument that asks for a carrier out of a list, and the action that has it. */
export interface CarrierArgument<T> {
  type: string;
  name: string;
  values: readonly T[];
}

interface Action<T> {
  action: string;
  arguments: readonly { name: string; values: readonly T[] }[];
}

/** Where actions ask for a carrier and have values for it. */
export function carrierArgumentsOf<T>(actions: readonly Action<T>[]): CarrierArgument<T>[] {
  return actions.flatMap(({ action: type, arguments: all }) =>
    all.flatMap(({ name, values }) => (isCarrierArgument(name) && values.length > 0 ? [{ type, name, values }] : [])),
  );
}
