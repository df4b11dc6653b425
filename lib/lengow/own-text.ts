/**
 * Sentences of this library's own: what its errors say where Lengow said nothing. Each begins like one of these, and no answer of Lengow's or of a
 * marketplace does: they do not speak of Lengow in the third person.
 */
const BEGINNINGS = [
  "Lengow cannot be reached",
  "The connection to Lengow broke off before",
  "The connection is gone.",
  "Lengow did not answer in time.",
  "Lengow announced more than ",
  "Lengow answered with a redirect (HTTP ",
  "Lengow answered with a web page",
  "Lengow answered with HTTP ",
  "Lengow answered without ",
  "Lengow answered HTTP ",
  "Lengow's answer cannot be read (HTTP ",
  "Lengow's answer is compressed in a way",
  "Lengow's answer is damaged.",
  "Lengow's answer is too large.",
  "Lengow's rate limit ",
  "The call was given up",
  "The call was stopped before it was made.",
  "It was too late to send; nothing was sent.",
  "An argument cannot be named ",
] as const;

/** Whether an error's `displayMessage`, kept as text, is this library's own sentence and not Lengow's. The error itself says so in `fromLengow`. */
export function isOwnText(text: string): boolean {
  return BEGINNINGS.some((beginning) => text.startsWith(beginning));
}
