/** The next intent to be sent stands first in an index of its own: with five thousand waiting, finding it must not sort them each time. */
export const NEXT_INTENT = `
create index outbox_next on outbox ((batch_id is not null), next_at, id) where state = 'ready'`;
