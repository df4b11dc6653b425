const BREAKS = /\s*[\n\v\f\r\u0085\u2028\u2029]+\s*/g;

/** A value as it is kept and sent: on one line, for no value of a row has two. */
export function oneLine(text: string): string {
  return text.replace(BREAKS, " ").trim();
}
