/** How long the answer may be waited for before a page of one order says that it is waiting, in milliseconds. */
export const PATIENCE_MS = 2_500;
