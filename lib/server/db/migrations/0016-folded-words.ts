/**
 * Words are kept folded and ids by their beginnings and ends since (`lib/domain/order-words.ts`): every account's next reading of all its orders is
 * due at once, and writes them so. Rewriting 200,000 orders here would hold up the start for a minute.
 */
export const FOLDED_WORDS = "update order_index_accounts set sweep_at = '-infinity';";
