/** The classes of a link inside our own pages; use with `next/link`, on the server too. */
export const linkClass = "font-medium text-accent-ink underline-offset-2 hover:underline";
