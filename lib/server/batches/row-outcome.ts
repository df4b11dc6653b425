import "server-only";

/**
 * What a row has come to, in SQL over `batch_rows r` and its intents `o`, grouped by row: the worst of its actions speaks for it. It is under way
 * (`moving`) from the moment something may have left; a recorded action that is held waits like a row that is still to be recorded.
 */
export const OUTCOME = `
case when r.state <> 'recorded' then r.state
  when bool_or(o.state = 'needs_person') then 'person'
  when bool_or(o.state in ('refused', 'rejected')) then 'failed'
  when bool_or(o.state in ('sending', 'unconfirmed', 'accepted')) then 'moving'
  when bool_or(o.state in ('ready', 'claimed')) then 'waiting'
  when bool_or(o.state = 'done_with_warning') then 'warning'
  when bool_or(o.state = 'done') then 'done'
  else 'left_out' end`;

/** Rows with their intents; to be followed by `where …` and `group by r.batch_id, r.number`. An intent is the row's by its key. */
export const ROWS_WITH_INTENTS = `
batch_rows r join batches b on b.id = r.batch_id
left join outbox o on o.account_id = b.account_id and o.client_key = r.client_key`;
