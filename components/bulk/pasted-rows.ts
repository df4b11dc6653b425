/** Whose rows they are. The person is part of it: what was pasted is never shown to whoever signs in next. */
export interface PastedPlace {
  person: string;
  account: number;
}

const keyOf = ({ person, account }: PastedPlace): string => `orderdeck.pasted.${JSON.stringify([person, account])}`;

/** What was pasted into the box and is not sent yet, as this browser tab keeps it; "" for nothing. */
export function readPastedRows(place: PastedPlace): string {
  try {
    return sessionStorage.getItem(keyOf(place)) ?? "";
  } catch {
    return "";
  }
}

/** Keeps it over a reload, in this tab alone. */
export function keepPastedRows(place: PastedPlace, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(keyOf(place));
    else sessionStorage.setItem(keyOf(place), text);
  } catch {
    // A full or closed storage costs the rows after a reload, never those in the box.
  }
}
