/** The words of an order's page and its actions are not part of the list's; whoever shows an order over the list fetches them once. */
export const PEEK_AREAS = ["order", "orders", "actions", "status", "deadline", "errors", "common"];
