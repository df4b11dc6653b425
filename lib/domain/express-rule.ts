/**
 * What a filter on an order's type means. Express holds Prime: a Prime order may carry `is_prime`, `is_express` or both (API.md §7), and whoever looks
 * for what has to leave quickly must not miss one for how it is marked (PRODUCT LA-95). Asked for as unwanted, a type is only itself.
 */
export function typesMeantBy(type: string): readonly string[] {
  return type === "is_express" ? ["is_express", "is_prime"] : [type];
}

/** The types of which an order needs one, when any of `types` will do. */
export function anyOfTypes(types: readonly string[]): string[] {
  return [...new Set(types.flatMap(typesMeantBy))];
}
