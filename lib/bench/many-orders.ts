/** How often the 5,000 orders of the sandbox are in the copy, for 200,000. */
export const COPIES = 40;

/** The copy's orders of account `$1` once more as copy number `$2`: other ids, other days of a year, the same variety of everything else. */
export const ANOTHER_COPY = `
  with o as (select *, (random() * 365) * interval '1 day' as shift, substr(md5(random()::text), 1, 6) as name,
       regexp_replace(lower(order_id), '[^a-z0-9]', '', 'g') as bare
     from order_index join order_index_content using (account_id, marketplace, order_id)
     where account_id = $1 and order_id not like '%x%' order by ordered_at limit 5000),
   found as (insert into order_index (account_id, marketplace, order_id, lengow_status, marketplace_status, ordered_at, imported_at,
     updated_at, ship_by, total, country, types, line_statuses, merchant_ids, original_total, original_currency, hash, words,
     buyer_words, read_at)
   select account_id, marketplace, order_id || 'x' || $2, lengow_status, marketplace_status, ordered_at - shift, imported_at - shift,
     updated_at - shift, ship_by - shift, total + $2::int, country, types, line_statuses, merchant_ids, original_total,
     original_currency, hash, words || array_to_tsvector(array['>' || bare || 'x' || $2, '<' || $2 || 'x' || reverse(bare)]),
     buyer_words || array_to_tsvector(array[name]), read_at from o)
   insert into order_index_content (account_id, marketplace, order_id, content, buyer)
   select account_id, marketplace, order_id || 'x' || $2,
     content || jsonb_build_object('marketplace_order_id', order_id || 'x' || $2), buyer || ' ' || name from o`;
