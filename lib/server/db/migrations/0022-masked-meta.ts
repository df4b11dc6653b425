/**
 * More is taken for personal than when extra data was first kept (`isPersonalName`, `personalTextMasker` in `lib/domain/masking.ts`). What was kept by
 * the rules before is put away at once; every account's next reading of all its orders is due and writes it by those of now.
 */
export const MASKED_META = `
update order_index_content set meta = null where meta is not null;
delete from order_meta_keys;
update order_index_accounts set sweep_at = '-infinity';
`;
